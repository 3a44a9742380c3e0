import type pg from "pg";
import { makeClaimAnnotation } from "./annotations";
import { makeArgument } from "./arguments";
import type { MadeAssignment } from "./classes";
import { insertRow } from "./connection";
import { makeEvidence } from "./evidence";
import type { Reviewer } from "./people";
import { makeVote } from "./reviews";

/** What a student says of the first claim: a vote and an appraisal in the assignment's audience, and a vote in public. */
export async function workOn(
  db: pg.Client,
  { audienceId, claims: [claim], argumentsRubric }: MadeAssignment,
  by: Reviewer,
  submissionId: string,
) {
  const columns = { position: 2, rationale: "The minutes say the opposite." };
  const voteId = await makeVote(db, claim!, { by, audienceId, columns });
  // A public vote of the same person is no part of the work.
  await makeVote(db, claim!, { by, columns: { rationale: "In public." } });
  const { id: evidenceId } = await makeEvidence(db, claim!.id);
  const [criterion] = argumentsRubric.criteria;
  const { id: appraisalId } = await insertRow(db, "appraisals", {
    ...{ claim_id: claim!.id, audience_id: audienceId, submission_id: submissionId },
    ...{ evidence_id: evidenceId, criterion_id: criterion!.id, level_id: criterion!.levels[1]!.id },
    ...{ reason: "It is hearsay.", byline_id: by.bylineId, actor_id: by.actorId },
  });
  const refs = { vote: voteId, appraisal: appraisalId as string };
  return { claimId: claim!.id, ...refs };
}

/** What a student adds to the first claim, once with each kind: evidence, an argument and a note, in the assignment's audience. */
export async function addTo(
  db: pg.Client,
  { audienceId, claims: [claim] }: MadeAssignment,
  by: Reviewer,
  submissionId: string,
) {
  const made = { by, audienceId };
  const claimId = claim!.id;
  const { id: evidence } = await makeEvidence(db, claimId, { ...made, words: ADDED });
  const { id: argument } = await makeArgument(db, claimId, {
    ...made,
    wording: "One rules out the other.",
  });
  const { id: annotation } = await makeClaimAnnotation(db, claimId, {
    ...made,
    body: "Which minutes?",
  });
  const add = (part: string, column: string, id: string) =>
    insertRow(db, "additions", {
      ...{
        submission_id: submissionId,
        part: `${part}/${claimId}/1`,
        claim_id: claimId,
        [column]: id,
      },
    });
  await add("evidence", "evidence_id", evidence);
  await add("answer", "argument_id", argument);
  await add("note", "annotation_id", annotation);
  return { claimId, evidence, argument, annotation };
}

const ADDED = { excerpt: "no other party was to share it", direction: "CONTRADICTS" };
