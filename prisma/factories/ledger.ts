import type pg from "pg";
import { makeClaimAnnotation, makeEditionAnnotation } from "./annotations";
import { makeArgument } from "./arguments";
import { makeClaim, makeOccurrence, makeRequest, makeTopic, nameTopic } from "./claims";
import { atomically } from "./connection";
import { makeAttestation, makeEvidence, makeExcerptCheck, makeFitCheck } from "./evidence";
import {
  makeAnswer,
  makeAuditEvent,
  makeFlag,
  makeRedaction,
  makeReview,
  makeRuling,
} from "./moderation";
import { makeReviewer, type Reviewer } from "./people";
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
import { makeEdition } from "./texts";
import { makeSearchLog, makeVerdict } from "./verdicts";

/** A row in every table that holds content or history, all public and live, in one transaction. */
export function makeLedger(db: pg.Client) {
  return atomically(db, async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const read = await makeReadTexts(db, by);
    const claim = await makeClaim(db, { by });
    await nameTopic(db, claim.id, await makeTopic(db, { by }));
    const place = { claimId: claim.id, documentId: read.documentId, editionId: read.editionId };
    const occurrenceId = await makeOccurrence(db, place, { by });
    const evidence = await makeEvidence(db, claim.id, { by, sourceId: read.source.id });
    await makeExcerptCheck(db, evidence);
    await makeAttestation(db, evidence);
    await makeFitCheck(db, evidence);
    const argument = await makeArgument(db, claim.id, { by });
    const voteId = await makeVote(db, claim, { reliedOn: [evidence.id] });
    await makeRating(db, claim.id, { evidence_id: evidence.id });
    await makeTally(db, claim.id);
    await makeSearchLog(db, claim.id);
    const verdict = await makeVerdict(db, claim.id);
    const annotation = await makeClaimAnnotation(db, claim.id);
    const editionAnnotation = await makeEditionAnnotation(db, read.editionId);
    await makeRequest(db, claim.id);
    const rulingId = await makeCase(db, by);
    const made = { by, ...read, claim, occurrenceId, evidence, argument, voteId, verdict };
    return { ...made, annotation, editionAnnotation, rulingId };
  });
}

async function makeReadTexts(db: pg.Client, by: Reviewer) {
  const source = await makeSource(db, { by });
  const cited = await makeSource(db, { by, title: "The book under review" });
  await makeAuthorship(db, source.id, await makePerson(db, { by }));
  await makeStandingChange(db, source.id, { by });
  await makeOriginChange(db, source.id, source.originGroupId);
  await makeLineage(db, source.id, cited.id);
  const editionId = await makeEdition(db, source.id, { by });
  const documentId = await makeDocument(db, source.id, { by });
  await makeCitation(db, documentId, cited.id, { by });
  return { source, cited, editionId, documentId };
}

async function makeCase(db: pg.Client, author: Reviewer): Promise<string> {
  const rulingId = await makeRuling(db, await makeFlag(db), { on: author });
  await makeAnswer(db, rulingId, author);
  await makeReview(db, rulingId);
  await makeRedaction(db);
  await makeAuditEvent(db);
  return rulingId;
}
