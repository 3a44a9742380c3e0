import { randomUUID } from "node:crypto";
import type pg from "pg";
import { slugOf } from "@/lib/foundation/slug";
import { atomically, insertRow } from "./connection";
import { beginning, decide, signer } from "./decisions";
import { newPublicId, signed, someHash, unsigned, type Contribution } from "./people";

export const SENTENCE = "Lenin intended from the first a monopoly of power for the Bolsheviks.";

export type Claim = { id: string; revisionId: string };

/** A claim with its first revision. A claim that is sent back or retracted keeps its words. */
export function makeClaim(
  db: pg.Client,
  made: Contribution & { id?: string; sentence?: string } = {},
): Promise<Claim> {
  return atomically(db, async () => {
    const { state = "LIVE", sentence = SENTENCE } = made;
    const whose = await signed(db, made);
    const [id, revisionId] = [made.id ?? newPublicId(), randomUUID()];
    await insertRow(db, "claims", { id, state, current_revision_id: revisionId, ...whose });
    await insertRow(db, "claim_revisions", {
      ...{ claim_id: id, id: revisionId, ordinal: 1, state, kind: "FACTUAL" },
      ...{ sentence, slug: slugOf(sentence), ...whose },
    });
    await decide(db, { claim_id: id }, beginning(state), { ...made, by: signer(state, made.by) });
    return { id, revisionId };
  });
}

/** Another wording of a claim; the claim goes on showing what it showed. */
export function makeClaimRevision(
  db: pg.Client,
  claimId: string,
  made: Contribution & { ordinal?: number; sentence?: string } = {},
): Promise<string> {
  return atomically(db, async () => {
    const { state = "PROPOSED", ordinal = 2, sentence = `${SENTENCE} So it seems.` } = made;
    const { id } = await insertRow<{ id: string }>(db, "claim_revisions", {
      ...{ claim_id: claimId, ordinal, state, kind: "FACTUAL", sentence, slug: slugOf(sentence) },
      ...(await signed(db, made)),
    });
    const about = { root_claim_id: claimId, claim_revision_id: id };
    await decide(db, about, beginning(state), { ...made, by: signer(state, made.by) });
    return id;
  });
}

export async function makeTopic(db: pg.Client, made: Contribution & { name?: string } = {}) {
  const { id, name } = { id: newPublicId(), name: made.name ?? "October" };
  await insertRow(db, "topics", { id, slug: id, name, ...(await unsigned(db, made)) });
  return id;
}

export const nameTopic = (db: pg.Client, claimId: string, topicId: string) =>
  insertRow(db, "claim_topics", { claim_id: claimId, topic_id: topicId });

export type Place = { claimId: string; documentId: string; editionId: string };

/** A claim's place in a document, with its anchor in the edition that it was taken from. */
export function makeOccurrence(
  db: pg.Client,
  { claimId, documentId, editionId }: Place,
  made: Contribution & { retractedAt?: Date; asserterId?: string } = {},
): Promise<string> {
  return atomically(db, async () => {
    const whose = await signed(db, made);
    const { id } = await insertRow<{ id: string }>(db, "occurrences", {
      ...{ claim_id: claimId, document_id: documentId, edition_id: editionId, mode: "VERBATIM" },
      ...{ exact: "a monopoly of power", start: 15, end: 34, exact_sha256: someHash() },
      ...{ retracted_at: made.retractedAt ?? null, asserter_id: made.asserterId ?? null, ...whose },
    });
    await insertRow(db, "occurrence_anchors", {
      ...{ claim_id: claimId, occurrence_id: id, edition_id: editionId, state: "EXACT" },
      ...{ start: 15, end: 34, audience_id: whose.audience_id },
    });
    return id;
  });
}

export async function makeRequest(
  db: pg.Client,
  claimId: string,
  made: Contribution & { evidenceId?: string; words?: Record<string, unknown> } = {},
) {
  return insertRow(db, "requests", {
    ...{ claim_id: claimId, kind: made.evidenceId ? "NEEDS_RECHECK" : "NEEDS_SOURCE" },
    ...(made.evidenceId ? { target_evidence_id: made.evidenceId } : { target_claim_id: claimId }),
    ...made.words,
    ...(await signed(db, made)),
  });
}
