import type pg from "pg";
import type { RulingKind } from "@/prisma/generated/enums";
import { atomically, insertRow } from "./connection";
import { makeReviewer, signed, someHash, type Contribution, type Reviewer } from "./people";

/** Somebody says that something needs an editor's eye. */
export async function makeFlag(
  db: pg.Client,
  made: Contribution & { about?: Flagged } = {},
): Promise<string> {
  const { actor_id } = await signed(db, made);
  const row = { ...subjectOf(made.about), reason: "ABUSE", actor_id };
  return (await insertRow(db, "flags", { ...row, contact: "someone@example.org" })).id;
}

type Flagged = { kind: string; id: string };
const subjectOf = ({ kind, id }: Flagged = { kind: "vote", id: "somewhere" }) => ({
  ...{ subject_kind: kind, subject_id: id },
});

/** A ruling on a flag, about somebody's work where `on` is given. */
export async function makeRuling(
  db: pg.Client,
  flagId: string,
  made: Contribution & { on?: Reviewer; about?: Flagged; kind?: RulingKind; at?: Date } = {},
): Promise<string> {
  const { kind = "WARN", about, at = new Date() } = made;
  const row = { flag_id: flagId, kind, public_reason: "It names a neighbour." };
  const subject_actor_id = made.on?.actorId ?? null;
  const whose = await signed(db, made);
  const ruling = { ...row, ...subjectOf(about), subject_actor_id, ...whose, ruled_at: at };
  return (await insertRow(db, "rulings", ruling)).id;
}

/** Says that a ruling answered a flag, or that a redaction did. */
export const markRuled = (db: pg.Client, rulingId: string, flagId: string) =>
  insertRow(db, "ruled_flags", { ruling_id: rulingId, flag_id: flagId });
export const markRedacted = (db: pg.Client, redactionId: string, flagId: string) =>
  insertRow(db, "ruled_flags", { redaction_id: redactionId, flag_id: flagId });

export const makeAnswer = (db: pg.Client, rulingId: string, { actorId }: Reviewer) =>
  insertRow(db, "ruling_answers", { ruling_id: rulingId, body: "I did not.", actor_id: actorId });

export async function makeReview(db: pg.Client, rulingId: string, by?: Reviewer, isUpheld = true) {
  const { actorId, bylineId } = by ?? (await makeReviewer(db, { role: "EDITOR" }));
  const row = { ruling_id: rulingId, is_upheld: isUpheld, public_reason: "It does." };
  return insertRow(db, "ruling_reviews", { ...row, actor_id: actorId, byline_id: bylineId });
}

/** The row that a redaction's transaction inserts, by an administrator, with what it took. */
export function makeRedaction(
  db: pg.Client,
  made: { by?: Reviewer; on?: Flagged } = {},
): Promise<string> {
  return atomically(db, async () => {
    const { actorId, bylineId } = made.by ?? (await makeReviewer(db, { role: "ADMIN" }));
    const row = { ground: "COURT_ORDER", public_reason: "Ordered by a court." };
    const about = subjectOf(made.on ?? { kind: "claim", id: "somewhere" });
    const whose = { actor_id: actorId, byline_id: bylineId };
    const { id } = await insertRow(db, "redactions", { ...row, ...about, ...whose });
    await insertRow(db, "redacted_texts", { redaction_id: id, sha256: someHash(), length: 64 });
    return id as string;
  });
}

/** A claim's ledger that differs from the one before by a redaction alone. */
export function makeRedactedLedger(db: pg.Client, claimId: string, made: Contribution = {}) {
  return atomically(db, async () => {
    const { audience_id } = await signed(db, made);
    const hashes = { hash_before: someHash(), hash_after: someHash() };
    const redaction_id = await makeRedaction(db);
    const row = { claim_id: claimId, audience_id, redaction_id, ...hashes };
    return insertRow(db, "redacted_ledgers", row);
  });
}

export async function makeAuditEvent(db: pg.Client, made: Contribution = {}): Promise<string> {
  const { actor_id } = await signed(db, made);
  const row = { name: "vote.cast", subject_kind: "vote", subject_id: "somewhere", actor_id };
  return (await insertRow(db, "audit_events", { ...row, after: '{"words":"private words"}' })).id;
}
