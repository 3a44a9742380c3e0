import "server-only";
import type { z } from "zod";
import { command } from "@/lib/access/command";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalid, invalidField, notFound } from "@/lib/foundation/errors";
import { slugOf } from "@/lib/foundation/slug";
import { reviseOwnInput } from "../schema/own-claims";
import { isObstacle } from "./assignment-parts";
import { decideOnOwn, heldOwnClaim, isOpenSource, ownChange, type OwnClaim } from "./own-claim";
import { classSubject } from "./subjects";

/**
 * Says a claim of a class's own, or something that stands on it, in other words. What was assigned keeps the wording that
 * it had. Bound to the wording that the form was rendered from: if it says something else by now nothing is stored, and the
 * failure tells what it says.
 */
export const reviseOwn = command({
  permission: "classClaim.revise",
  input: reviseOwnInput,
  subject: ({ classId }, { viewer, tx }) => classSubject(tx.sql, viewer, classId),
  run: async ({ input, ...context }) => {
    const { tx, viewer, now, newUuid } = context;
    const { classId, claimId, kind } = input;
    const claim = await heldOwnClaim(tx, { classId, claimId });
    if (isObstacle(claim)) return claim;
    const before = await shownOf(tx, claim, input);
    if (!before) return notFound();
    if (before.state !== "LIVE") return conflict("It was taken out. Restore it first.");
    if (before.id !== input.seen) return conflict(MEANWHILE, { seen: before.id, ...before.words });
    const words = wordsIn(input);
    if (isSame(before.words, words))
      return invalid({}, ["Nothing is different yet: change what it says."]);
    if (input.kind === "evidence" && !(await isOpenSource(tx, input.sourceId)))
      return invalidField("sourceId", "This source is not in the ledger. Search for another.");

    const { actorId, bylineId } = viewer.require();
    const id = newUuid();
    const signed = { id, state: "LIVE" as const, actorId, bylineId, createdAt: now };
    const { audienceId } = claim;
    const row = { ...signed, claimId, audienceId, ordinal: before.ordinal + 1 };
    await store(tx, input, { ...row, reason: input.reason });
    const item = { kind, itemId: input.kind === "claim" ? null : input.itemId };
    const step = { kind: "ADD", state: "LIVE", reason: input.reason, revisionId: id } as const;
    await decideOnOwn(context, claim, item, step);
    const said = { before: before.words, after: { ...words, reason: input.reason } };
    return ownChange(claim, item, { classId, claimId }, said);
  },
});

const MEANWHILE =
  "Somebody said it in other words since you opened this form. Read what it says now; sending yours again puts it in place of that.";

type Input = z.output<typeof reviseOwnInput>;
type Shown = { id: string; ordinal: number; state: string; words: Record<string, string | null> };
type Row = {
  id: string;
  claimId: string;
  audienceId: string;
  ordinal: number;
  state: "LIVE";
  reason: string | null;
  actorId: string;
  bylineId: string;
  createdAt: Date;
};

async function shownOf({ sql }: Transaction, { claimId, audienceId }: OwnClaim, input: Input) {
  const id = input.kind === "claim" ? claimId : input.itemId;
  const [shown] = await sql<Shown>(SHOWN[input.kind], [claimId, id, audienceId]);
  return shown;
}

function wordsIn(input: Input): Record<string, string | null> {
  if (input.kind === "claim") return { sentence: input.sentence, claimKind: input.claimKind };
  if (input.kind === "argument") return { wording: input.wording };
  const { sourceId, excerpt, locatorLabel, locatorValue, direction, directness, note } = input;
  return { sourceId, excerpt, locatorLabel, locatorValue, direction, directness, note };
}

const isSame = (one: Shown["words"], other: Shown["words"]): boolean =>
  Object.entries(other).every(([field, value]) => one[field] === value);

async function store({ db }: Transaction, input: Input, row: Row): Promise<unknown> {
  const shows = { currentRevisionId: row.id };
  switch (input.kind) {
    case "claim": {
      const { claimId, sentence, claimKind } = input;
      const words = { sentence, kind: claimKind, slug: slugOf(sentence) };
      await db.claimRevision.create({ data: { ...row, ...words } });
      return db.claim.update({ where: { id: claimId }, data: shows });
    }
    case "evidence": {
      const { claimId, itemId: evidenceId, sourceId, excerpt, locatorLabel, locatorValue } = input;
      const { direction, directness, note } = input;
      const words = { sourceId, excerpt, locatorLabel, locatorValue, direction, directness, note };
      await db.evidenceRevision.create({ data: { ...row, ...words, evidenceId } });
      const where = { claimId_id: { claimId, id: evidenceId } };
      return db.evidence.update({ where, data: shows });
    }
    case "argument": {
      const { claimId, itemId: argumentId, wording } = input;
      await db.argumentRevision.create({ data: { ...row, wording, argumentId } });
      const where = { claimId_id: { claimId, id: argumentId } };
      return db.argument.update({ where, data: shows });
    }
  }
}

const shownFrom = (kind: string, revisions: string, parent: string, words: string) => ({
  name: `classes_shown_of_own_${kind}`,
  text: `SELECT r.id, r.ordinal, x.state, json_build_object(${words}) AS words
         FROM ${parent} x JOIN ${revisions} r ON r.id = x.current_revision_id
         WHERE ${kind === "claim" ? "x.id = $1" : "x.claim_id = $1"} AND r.claim_id = $1 AND x.id = $2 AND x.audience_id = $3
         FOR NO KEY UPDATE OF x`,
});
const SHOWN = {
  claim: shownFrom(
    ...(["claim", "claim_revisions", "claims"] as const),
    "'sentence', r.sentence, 'claimKind', r.kind",
  ),
  evidence: shownFrom(
    ...(["evidence", "evidence_revisions", "evidence"] as const),
    `'sourceId', r.source_id, 'excerpt', r.excerpt, 'locatorLabel', r.locator_label, 'locatorValue', r.locator_value,
     'direction', r.direction, 'directness', r.directness, 'note', r.note`,
  ),
  argument: shownFrom(
    ...(["argument", "argument_revisions", "arguments"] as const),
    "'wording', r.wording",
  ),
};
