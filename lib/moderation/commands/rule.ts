import "server-only";
import { command, type Context } from "@/lib/access/command";
import { judge, mayEver, type Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import type { RulingKind } from "@/prisma/generated/enums";
import { readFlagNotes, readOpenFlags, seenOf, type OpenFlag } from "../queries/open-flags";
import { readSubject, type Subject } from "../queries/subject";
import {
  isAnswerable,
  readFlagged,
  RULED as RULED_AS,
  rulingPath,
  rulingsOn,
} from "../rules/flags";
import { giveRulingInput } from "../schema/flag";
import { rulingListTag } from "../tags";
import { carryOut, holdSubject, type Effect } from "./effects";
import { lockFlagged } from "./flag";
import { tellAuthor, tellReporters } from "./ruling-letters";

/**
 * An editor decides on everything that was flagged about one thing, with a reason that everybody reads. Bound to the
 * flags and the wording that were seen; of two at once the second is told. Not on one's own work, nor on one's own flag.
 */
export const giveRuling = command({
  permission: "ruling.give",
  input: giveRulingInput,
  subject: async ({ on }, { tx, viewer }): Promise<Subjects["flag"] | null> => {
    // Whether something was flagged is for editors to know.
    if (viewer.isSignedIn && !mayEver("ruling.give", viewer)) return null;
    const name = named(on);
    await lockFlagged(tx, name);
    if ((await tx.sql(WAS_FLAGGED, [name.kind, name.id])).length === 0) return null;
    const ours = readFlagged(on);
    if (ours) await holdSubject(tx, ours);
    const [subject, flags] = await judged(tx, on);
    const flaggers = flags.map(({ actorId }) => actorId);
    return { kind: "flag", ownerActorIds: [...(subject?.authorIds ?? []), ...flaggers] };
  },
  run: async ({ input, ...context }) => {
    const { tx, viewer, now, newUuid } = context;
    const { on, kind, publicReason } = input;
    const { actorId, bylineId } = viewer.require();
    const [subject, flags] = await judged(tx, on);
    const refusal = await whyNot(context, input, subject, flags);
    if (refusal) return refusal;
    const effect: Effect | Failure = subject
      ? await carryOut(context, kind, subject, publicReason)
      : { stale: [], claimIds: [] };
    if ("kind" in effect) return effect;
    const rulingId = newUuid();
    const about = { subjectKind: named(on).kind, subjectId: named(on).id };
    await tx.db.ruling.create({
      data: {
        ...{ ...about, id: rulingId, flagId: flags[0]!.id, audienceId: PUBLIC_AUDIENCE_ID, kind },
        ...{ subjectActorId: subject?.authorId ?? null, publicReason, bylineId, actorId },
        // What did it is known by its moment.
        ruledAt: effect.at ?? now,
      },
    });
    await tx.sql(ANSWER_FLAGS, [rulingId, flags.map(({ id }) => id)]);
    if (subject && isAnswerable(kind))
      await tellAuthor(tx, subject.profileId, {
        rulingId,
        kind,
        about: subject.kind,
        publicReason,
      });
    await tellReporters(tx, flags, {
      ...{ decided: `${RULED_AS[kind]}.`, publicReason, path: rulingPath(rulingId) },
    });
    return {
      result: { rulingId, kind },
      audit: {
        ...{ ...about, audienceId: PUBLIC_AUDIENCE_ID },
        after: { rulingId, kind, flags: flags.length },
      },
      stale: [rulingListTag(), ...effect.stale],
      claimIds: effect.claimIds,
    };
  },
});

const RULED = "Somebody has already ruled on this.";
const MOVED =
  "It was flagged again, or says something else, since you opened this page. Look at what stands there now, then send your ruling again.";

function named(on: string): { kind: string; id: string } {
  const at = on.indexOf(":");
  return { kind: on.slice(0, at), id: on.slice(at + 1) };
}

async function judged(tx: Transaction, on: string): Promise<[Subject | null, OpenFlag[]]> {
  const name = named(on);
  return [await readSubject(tx.sql, name), await readOpenFlags(tx.sql, name)];
}

async function whyNot(
  { viewer, tx }: Pick<Context<Transaction>, "viewer" | "tx">,
  { on, kind, seen }: { on: string; kind: RulingKind; seen: string },
  subject: Subject | null,
  flags: readonly OpenFlag[],
): Promise<Failure | null> {
  const newest = flags.at(-1);
  if (!newest) return conflict(RULED);
  const now = seenOf({ count: flags.length, newestId: newest.id }, subject);
  if (now !== seen)
    return conflict(MOVED, {
      ...{ seen: now, words: subject?.words ?? null, count: flags.length },
      flags: await readFlagNotes(tx.sql, named(on)),
    });
  if (kind === "SUSPEND") {
    const ownerActorIds = subject ? [subject.authorId] : [];
    const judgement = judge("account.suspend", viewer, { kind: "account", ownerActorIds });
    if (!judgement.ok) return judgement.failure;
  }
  const allowed = rulingsOn(
    subject && { ...subject, hasAccount: subject.profileId !== null },
    mayEver("account.suspend", viewer),
  );
  return allowed.includes(kind)
    ? null
    : invalidField("kind", "This cannot be done to it. Choose something else.");
}

const ANSWER_FLAGS = {
  name: "moderation_answer_flags",
  text: "INSERT INTO ruled_flags (ruling_id, flag_id) SELECT $1::uuid, unnest($2::uuid[])",
};
const WAS_FLAGGED = {
  name: "moderation_was_flagged",
  text: "SELECT 1 FROM flags WHERE subject_kind = $1 AND subject_id = $2 LIMIT 1",
};
