import type pg from "pg";
import { makeClaimAnnotation, makeEditionAnnotation } from "./annotations";
import { makeArgument } from "./arguments";
import { makeClaim, makeOccurrence, makeRequest, makeTopic, nameTopic } from "./claims";
import { atomically } from "./connection";
import {
  makeAttestation,
  makeEvidence,
  makeExcerptCheck,
  makeFitCheck,
  makeFitSettlement,
  makeStandingLook,
} from "./evidence";
import {
  makeAnswer,
  makeAuditEvent,
  makeFlag,
  makeRedactedLedger,
  makeReview,
  makeRuling,
} from "./moderation";
import { makeReviewer, type Contribution, type Reviewer, type State } from "./people";
import { makeRating, makeTally, makeVote } from "./reviews";
import {
  makeAuthorship,
  makeCitation,
  makeDocument,
  makeLineage,
  makeOriginChange,
  makePerson,
  makeSource,
  makeStandingChange,
} from "./sources";
import { makeEdition, makeWithdrawal } from "./texts";
import { makeSearchLog, makeVerdict } from "./verdicts";

/**
 * A row in every table that holds content or history, in one transaction: public and live, unless
 * another audience, or another state of the claim, is asked for. On a claim that waits nothing live stands:
 * there evidence and argument stood, and were taken out.
 */
export function makeLedger(
  db: pg.Client,
  { audienceId, claimState }: { audienceId?: string; claimState?: State } = {},
) {
  return atomically(db, async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const ours = { by, ...(audienceId && { audienceId }) };
    const theirs = { ...(audienceId && { audienceId }) };
    const read = await makeReadTexts(db, ours);
    const claim = await makeClaim(db, { ...ours, ...(claimState && { state: claimState }) });
    const standing = { ...ours, ...(claimState && { state: "RETRACTED" as const }) };
    await nameTopic(db, claim.id, await makeTopic(db, ours));
    const place = { claimId: claim.id, documentId: read.documentId, editionId: read.editionId };
    const occurrenceId = await makeOccurrence(db, place, ours);
    const evidence = await makeEvidence(db, claim.id, { ...standing, sourceId: read.source.id });
    await makeExcerptCheck(db, evidence, theirs);
    await makeAttestation(db, evidence, theirs);
    await makeFitCheck(db, evidence, theirs);
    await makeFitSettlement(db, evidence, theirs);
    await makeStandingLook(db, evidence, theirs);
    const premise = await makeClaim(db, ours);
    const argument = await makeArgument(db, claim.id, { ...standing, premises: [premise.id] });
    const voteId = await makeVote(db, claim, { ...theirs, reliedOn: [evidence.id] });
    await makeRating(db, claim.id, { evidence_id: evidence.id }, theirs);
    await makeTally(db, claim.id, theirs);
    await makeSearchLog(db, claim.id, theirs);
    const verdict = await makeVerdict(db, claim.id, theirs);
    const annotation = await makeClaimAnnotation(db, claim.id, theirs);
    const editionAnnotation = await makeEditionAnnotation(db, read.editionId, theirs);
    await makeRequest(db, claim.id, theirs);
    const rulingId = await makeCase(db, by, theirs);
    await makeRedactedLedger(db, claim.id, theirs);
    const made = { by, ...read, claim, premise, occurrenceId, evidence, argument, voteId, verdict };
    return { ...made, annotation, editionAnnotation, rulingId };
  });
}

async function makeReadTexts(db: pg.Client, ours: Contribution) {
  const source = await makeSource(db, ours);
  const cited = await makeSource(db, { ...ours, title: "The book under review" });
  await makeAuthorship(db, source.id, await makePerson(db, ours));
  await makeStandingChange(db, source.id, ours);
  await makeOriginChange(db, source.id, source.originGroupId);
  await makeLineage(db, source.id, cited.id);
  const editionId = await makeEdition(db, source.id, ours);
  await makeWithdrawal(db, editionId, { ...ours, isRestored: true });
  const documentId = await makeDocument(db, source.id, ours);
  await makeCitation(db, documentId, cited.id, ours);
  return { source, cited, editionId, documentId };
}

async function makeCase(db: pg.Client, author: Reviewer, theirs: Contribution): Promise<string> {
  const rulingId = await makeRuling(db, await makeFlag(db), { ...theirs, on: author });
  await makeAnswer(db, rulingId, author);
  await makeReview(db, rulingId);
  await makeAuditEvent(db);
  return rulingId;
}
