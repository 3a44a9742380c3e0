import { randomUUID } from "node:crypto";
import type pg from "pg";
import { CHECKER_VERSION } from "@/lib/evidence/rules/checks";
import { atomically, insertRow } from "./connection";
import { beginning, decide, signer } from "./decisions";
import { newPublicId, signed, type Contribution } from "./people";
import { makeSource } from "./sources";

export type Evidence = { claimId: string; id: string; revisionId: string; sourceId: string };
type Words = { sourceId?: string; words?: Record<string, unknown> };

/** Evidence on a claim with its first revision, from a source of its own unless one is given. */
export function makeEvidence(
  db: pg.Client,
  claimId: string,
  made: Contribution & Words = {},
): Promise<Evidence> {
  return atomically(db, async () => {
    const { state = "LIVE", words = {} } = made;
    const sourceId = made.sourceId ?? (await makeSource(db)).id;
    const whose = await signed(db, made);
    const [id, revisionId] = [newPublicId(), randomUUID()];
    await insertRow(db, "evidence", {
      ...{ claim_id: claimId, id, state, current_revision_id: revisionId },
      ...whose,
    });
    await insertRow(db, "evidence_revisions", {
      ...{ claim_id: claimId, id: revisionId, evidence_id: id, ordinal: 1, state },
      ...{ source_id: sourceId, ...WORDS, ...words, ...whose },
    });
    const about = { root_claim_id: claimId, evidence_id: id };
    await decide(db, about, beginning(state), { ...made, by: signer(state, made.by) });
    return { claimId, id, revisionId, sourceId };
  });
}

/** Another wording of evidence; the evidence goes on showing what it showed. */
export function makeEvidenceRevision(
  db: pg.Client,
  { claimId, id: evidenceId, sourceId }: Evidence,
  made: Contribution & { ordinal?: number; words?: Record<string, unknown> } = {},
): Promise<string> {
  return atomically(db, async () => {
    const { state = "PROPOSED", ordinal = 2, words = {} } = made;
    const { id } = await insertRow<{ id: string }>(db, "evidence_revisions", {
      ...{ claim_id: claimId, evidence_id: evidenceId, ordinal, state, source_id: sourceId },
      ...{ ...WORDS, ...words, ...(await signed(db, made)) },
    });
    const about = { root_claim_id: claimId, evidence_revision_id: id };
    await decide(db, about, beginning(state), { ...made, by: signer(state, made.by) });
    return id;
  });
}

/** The machine's answer: not checked, unless an edition is given in which the words stand. */
export async function makeExcerptCheck(
  db: pg.Client,
  { claimId, revisionId }: Evidence,
  made: Contribution & { answer?: Record<string, unknown> } = {},
) {
  const { audience_id } = await signed(db, made);
  return insertRow(db, "excerpt_checks", {
    ...{ claim_id: claimId, evidence_revision_id: revisionId, audience_id },
    checker_version: CHECKER_VERSION,
    ...{ status: "NOT_CHECKED", locator_check: "NOT_CHECKED", reason: "No text is held." },
    ...made.answer,
  });
}

export async function makeAttestation(
  db: pg.Client,
  { claimId, revisionId }: Evidence,
  { attestedAt, ...made }: Contribution & { attestedAt?: Date } = {},
) {
  return insertRow<{ id: string }>(db, "attestations", {
    ...{ claim_id: claimId, evidence_revision_id: revisionId },
    ...(attestedAt && { attested_at: attestedAt }),
    ...(await signed(db, made)),
  });
}

export async function makeFitCheck(
  db: pg.Client,
  { claimId, revisionId }: Evidence,
  { reads, ...made }: Contribution & { reads?: Record<string, unknown> } = {},
) {
  return insertRow(db, "fit_checks", {
    ...{ claim_id: claimId, evidence_revision_id: revisionId, direction: "SUPPORTS" },
    ...{ directness: "DIRECT", reason: "It says so.", ...reads, ...(await signed(db, made)) },
  });
}

/** An editor's word that evidence fits as it stands, whoever read it otherwise. */
export async function makeFitSettlement(
  db: pg.Client,
  { claimId, revisionId }: Evidence,
  { kind = "STANDS", ...made }: Contribution & { kind?: "STANDS" | "REOPENED" } = {},
) {
  return insertRow(db, "fit_settlements", {
    ...{ claim_id: claimId, evidence_revision_id: revisionId, kind },
    ...{ reason: "The words say it directly.", ...(await signed(db, made)) },
  });
}

/** An editor's look at evidence whose source stands otherwise than it did. */
export async function makeStandingLook(
  db: pg.Client,
  { claimId, revisionId }: Evidence,
  made: Contribution = {},
) {
  return insertRow(db, "standing_looks", {
    ...{ claim_id: claimId, evidence_revision_id: revisionId },
    ...{ note: "What was retracted is another chapter.", ...(await signed(db, made)) },
  });
}

const WORDS = { excerpt: "a monopoly of power", direction: "SUPPORTS", directness: "DIRECT" };
