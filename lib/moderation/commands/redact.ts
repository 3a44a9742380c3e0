import "server-only";
import { command, type Context } from "@/lib/access/command";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, question } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { beginningOf } from "@/lib/foundation/redacted";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { heldTexts, readHeld, type HeldRow } from "../queries/held-texts";
import { listElsewhere } from "../queries/elsewhere";
import { staleAfterRedaction } from "../queries/shown-on";
import { lengthOf, sealOf, subjectIdOf, TELLING, type RedactionSubject } from "../rules/redaction";
import { choicesOf, marksLeft, wordsOf } from "../rules/redaction-plan";
import { saidAgain } from "../rules/says-again";
import { redactTextInput } from "../schema/redact";
import { carryOut, planOf, type Planned } from "./redact-rows";
import { redactCopies, wordsStaying } from "./redact-copies";
import { answerReports, lockReported, readReports } from "./redact-reports";

/**
 * Takes words out for good: of the thing they were chosen from, with all its wordings, and of everything that the
 * program keeps of them. In their place stands how long they were and their hash. Without the seal of what was
 * shown nothing happens, and the failure says what would; with it, exactly that happens, or the failure shows anew.
 */
export const redactText = command({
  permission: "text.redact",
  input: redactTextInput,
  subject: async ({ on, texts, only, flagId }, { tx, viewer }) => {
    // Whoever may never do this learns nothing of what there is.
    if (!mayEver("text.redact", viewer)) return { kind: "anything", ownerActorIds: [] };
    await tx.sql(LOCK_NAME, ["redaction"]);
    if (flagId) await lockReported(tx, flagId);
    const rows = await readHeld(tx.sql, on, { lock: true });
    if (rows.length === 0) return null;
    const chosen = chosenOf(rows, on, texts);
    const touched = planOf(rows, on, { texts: chosen, only });
    return { kind: "anything", ownerActorIds: touched.flatMap(({ row }) => row.actorId ?? []) };
  },
  run: async ({ input, ...context }) => {
    const { on, only, ground, publicReason, flagId } = input;
    const { tx, viewer, now, newUuid } = context;
    const rows = await readHeld(tx.sql, on, { lock: true });
    const wanted = { texts: chosenOf(rows, on, input.texts), only };
    if (wanted.texts.length < new Set(input.texts).size) return conflict(MOVED_ON);
    const planned = planOf(rows, on, wanted);
    if (planned.length === 0) return only ? invalidField("only", NOT_THERE) : conflict(MOVED_ON);
    const repeated = wordsOf(wanted).flatMap((words) => saidAgain(publicReason, words) ?? []);
    if (repeated[0]) return invalidField("publicReason", saysItAgain(repeated[0]));
    const { actorId, bylineId } = viewer.require();
    const reports = flagId ? await readReports(tx, on, flagId, actorId) : [];
    if (flagId && reports.length === 0) return conflict(NO_REPORT);
    const seal = sealOf({ ...input, seal: null, after: planned.map(({ after }) => after) });
    if (input.seal !== seal) return shown(context, on, planned, wordsOf(wanted), seal);

    const redactionId = newUuid();
    const subjectId = subjectIdOf(on);
    await tx.sql(INSERT_REDACTION, [
      ...[redactionId, ground, publicReason, on.kind, subjectId, actorId, bylineId, now],
    ]);
    await tx.sql(NAME_REDACTION, [redactionId]);
    const before = await hashOf(tx, on);
    await carryOut(tx.sql, planned, rows);
    const copies = await redactCopies(tx.sql, on, wordsOf(wanted));
    if (copies === null) return conflict(TOO_COMMON);
    await standFor(tx, on, before, redactionId);
    for (const { sha256, length } of marksLeft(wanted))
      await tx.sql(INSERT_TEXT, [redactionId, sha256, length]);
    await answerReports(tx, reports, { redactionId, publicReason });
    if (on.kind === "reviewer")
      context.enqueue("publishing.drawBylines", { actorId: rows[0]!.actorId });
    const flagIds = reports.map(({ id }) => id);
    const counts = { texts: planned.length, copies };
    const authorIds = [...new Set(planned.flatMap(({ row }) => row.actorId ?? []))];
    // The reason stands with the redaction alone, where it can be taken out.
    const after = { ground, flagIds, redactionId, authorIds, ...counts };
    return {
      result: { redactionId },
      audit: { subjectKind: on.kind, subjectId, after },
      stale: await staleAfterRedaction(tx.sql, on, authorsIn(planned)),
      ...(on.kind === "evidence" && {
        evidence: [{ claimId: on.claimId!, evidenceId: on.id }],
      }),
    };
  },
});

const MOVED_ON =
  "These texts are not what they were when you opened the form. Open it again and choose anew.";
const NOT_THERE = "These words do not stand in any of these texts, exactly as written here.";
const saysItAgain = (words: string) =>
  `The public reason repeats the words that it takes out: “${beginningOf(words, 60)}”. Say it without them.`;
const NO_REPORT =
  "The report that led here is answered already, is your own, or is about something else. Open this form again from the page of what you redact.";
const TOO_COMMON =
  "These words stand in more than 10 000 places of what the program keeps, too many to be meant. Choose a longer passage that says whose words they are.";
const LOOK_FIRST =
  "Below stands exactly what will be replaced. Look at it, then confirm: nobody can bring it back.";

const authorsIn = (planned: readonly Planned[]) => planned.flatMap(({ row }) => row.bylineId ?? []);

type Redacting = Pick<Context<Transaction>, "tx">;

/** The chosen texts that are still there, by what the form was shown. */
function chosenOf(
  rows: readonly HeldRow[],
  on: RedactionSubject,
  ids: readonly string[],
): string[] {
  const choices = choicesOf(heldTexts(rows, on.kind).map(({ held }) => held));
  return choices.filter(({ id, isGone }) => !isGone && ids.includes(id)).map(({ text }) => text);
}

async function shown(
  { tx }: Redacting,
  on: RedactionSubject,
  planned: readonly Planned[],
  words: readonly string[],
  seal: string,
) {
  const replaced = planned.map(({ label, after }) => ({ label, after }));
  const elsewhere = await listElsewhere(tx.sql, on, words);
  const staying = await wordsStaying(tx.sql, words);
  const areApart = words.some((some) => lengthOf(some) < TELLING && !staying.includes(some));
  return question(LOOK_FIRST, { seal, replaced, ...elsewhere, staying, areApart });
}

/** The hash of the ledger that the thing stands on; null where it stands on none, or on one that nobody votes on. */
async function hashOf({ sql }: Transaction, { claimId }: RedactionSubject): Promise<string | null> {
  const ledger = claimId && (await readSeenLedger(sql, claimId, PUBLIC_AUDIENCE_ID));
  return ledger ? seenHash(ledger) : null;
}

// Nobody's vote is about other words now than when it was cast: it saw what was taken out, and stays fresh.
async function standFor(
  tx: Transaction,
  on: RedactionSubject,
  before: string | null,
  redactionId: string,
): Promise<void> {
  const after = before && (await hashOf(tx, on));
  if (!after || after === before) return;
  await tx.sql(INSERT_LEDGER, [on.claimId, PUBLIC_AUDIENCE_ID, after, before, redactionId]);
}

const INSERT_REDACTION = {
  name: "moderation_insert_redaction",
  text: `INSERT INTO redactions (id, ground, public_reason, subject_kind, subject_id, actor_id, byline_id, redacted_at)
         VALUES ($1, $2::text::"RedactionGround", $3, $4, $5, $6, $7, $8)`,
};
const NAME_REDACTION = {
  name: "moderation_name_redaction",
  text: "SELECT set_config('assay.redaction', $1::uuid::text, true)",
};
const INSERT_TEXT = {
  name: "moderation_insert_redacted_text",
  text: "INSERT INTO redacted_texts (redaction_id, sha256, length) VALUES ($1, $2, $3)",
};
const INSERT_LEDGER = {
  name: "moderation_insert_redacted_ledger",
  text: `INSERT INTO redacted_ledgers (claim_id, audience_id, hash_after, hash_before, redaction_id)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
};
