import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeArgument } from "@/prisma/factories/arguments";
import type { Claim as MadeClaim } from "@/prisma/factories/claims";
import type { MadeAssignment } from "@/prisma/factories/classes";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeRating, makeVote } from "@/prisma/factories/reviews";
import { makeSpokenClass } from "@/prisma/factories/spoken-class";
import { inFactories, reviewerOf, type Somebody } from "./class-people";
import type { ClassIds } from "./class-routes";
import type { Claim } from "./fixtures";
import type { MarkedClass } from "./marked-class";
import { MARK, ofWork } from "./marked-words";

/**
 * Lays over a claim what a class does not do yet and the ledger has room for, in the audience of the assignment: evidence and
 * arguments, live and proposed, a note, a rating, and a vote that relies on evidence.
 */
export async function layOver(
  databaseUrl: string,
  { assignmentId, evidenceId }: MarkedClass,
  [{ id: claimId }, other]: [Claim, Claim],
  { student, teacher }: { student: Somebody; teacher: Somebody },
): Promise<void> {
  await inFactories(databaseUrl, async (db) => {
    const { rows } = await db.query<LaidOver>(LAID_OVER, [assignmentId, claimId, evidenceId]);
    const { audienceId, revisionId, sourceId } = rows[0]!;
    const made = { by: await reviewerOf(db, student.email), audienceId };
    for (const state of ["LIVE", "PROPOSED"] as const) {
      const words = { excerpt: ofWork("all power"), note: ofWork("Read on.") };
      await makeEvidence(db, claimId, { ...made, state, sourceId, words });
      const wording = ofWork("Both cannot hold at once.");
      await makeArgument(db, claimId, { ...made, state, premises: [other.id], wording });
    }
    await makeClaimAnnotation(db, claimId, { ...made, body: ofWork("Compare the minutes.") });
    await makeRating(db, claimId, { evidence_id: evidenceId }, made);
    // Each has one vote: the student's is there already.
    const by = await reviewerOf(db, teacher.email);
    const vote = { columns: { rationale: ofWork("So it says.") }, reliedOn: [evidenceId] };
    await makeVote(db, { id: claimId, revisionId }, { ...made, by, ...vote });
  });
}

/** What stands in the second class, in each of its tables. */
export const SPOKEN = `${MARK}spoken`;

/**
 * Makes a second class of theirs, with something in each of its tables: that it expects somebody, who has until later and why,
 * that a name was shown, a question and its answer, a pseudonym, work that is saved alone, a source that a student described.
 */
export function speakIn(
  databaseUrl: string,
  { teacher, student }: { teacher: Somebody; student: Somebody },
): Promise<ClassIds> {
  return inFactories(databaseUrl, async (db) => {
    const { id: classId, assignments } = await makeSpokenClass(db, SPOKEN, {
      ...{ teacher: await reviewerOf(db, teacher.email), naming: "PSEUDONYMS" },
      people: [await reviewerOf(db, student.email)],
    });
    const [assignment] = assignments as [MadeAssignment];
    const [{ id: claimId }, { id: ownClaimId }] = assignment.claims as [MadeClaim, MadeClaim];
    const { rows } = await db.query<WorkIn>(WORK_IN, [assignment.id]);
    const nothing = {
      ownEvidenceId: "0000000000",
      ownArgumentId: "0000000000",
      claimSetId: classId,
    };
    return { classId, assignmentId: assignment.id, claimId, ownClaimId, ...nothing, ...rows[0]! };
  });
}

type WorkIn = { submissionId: string; enrolmentId: string };
type LaidOver = { audienceId: string; revisionId: string; sourceId: string };

const LAID_OVER = `SELECT a.audience_id AS "audienceId", c.claim_revision_id AS "revisionId", w.source_id AS "sourceId"
  FROM assignments a JOIN assignment_claims c ON c.assignment_id = a.id AND c.claim_id = $2
  JOIN evidence v ON v.claim_id = c.claim_id AND v.id = $3
  JOIN evidence_revisions w ON w.claim_id = v.claim_id AND w.id = v.current_revision_id WHERE a.id = $1`;
const WORK_IN = `SELECT id AS "submissionId", enrolment_id AS "enrolmentId" FROM submissions WHERE assignment_id = $1`;
