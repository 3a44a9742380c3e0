import "server-only";
import { hotCommand } from "@/lib/access/command";
import type { SqlTransaction } from "@/lib/foundation/db";
import { conflict, invalid, invalidField, notFound, type Failure } from "@/lib/foundation/errors";
import { reachedField } from "../rules/rubric-fields";
import { giveGradeInput, type GivenLevel } from "../schema/grading";
import { addToBank } from "./comments";
import { changeSince, holdGrade, obstacleToGrading, type GradedWork } from "./graded-work";
import {
  readMarks,
  recordsElsewhere,
  writeMarks,
  type MarkedCriterion,
  type NewMark,
} from "./marking";
import { gradingSubject } from "./subjects";

/**
 * Says which levels somebody's work reaches, criterion by criterion, with comments and the records that each leans on. A level
 * that changed supersedes the one that stood; the grade that they make is appended to its history, and what stands in its
 * place stays. By a newer version of the rubric than work was graded by it is graded anew, whole; work that was handed in
 * again is graded again also where no level changes. Where the grade or the work changed after the form was rendered nothing
 * is stored, and the failure says what the other wrote and carries the newest change.
 */
export const giveGrade = hotCommand({
  permission: "grade.give",
  input: giveGradeInput,
  subject: ({ assignmentId }, { tx, viewer }) => gradingSubject(tx.sql, viewer, assignmentId),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { assignmentId, submissionId } = input;
    const work = await holdGrade(tx, input);
    if (!work) return notFound();
    const obstacle = obstacleToGrading(work, viewer);
    if (obstacle) return obstacle;
    const versionId = input.versionId ?? work.gradedVersionId ?? work.currentVersionId;
    const standing = work.gradedVersionId ?? work.currentVersionId;
    const change = changeSince(input.seen, work);
    if (change) return changedMeanwhile(change, work, await readMarks(tx, standing, submissionId));
    if (![work.gradedVersionId, work.currentVersionId].includes(versionId)) return REWORDED;
    const criteria = await readMarks(tx, versionId, submissionId);
    const { actorId } = viewer.require();
    const given = await withKeptComments(tx, actorId, input.marks);
    if ("kind" in given) return given;
    const wrong = await wrongIn(tx, submissionId, criteria, given);
    if (wrong) return wrong;
    const marks = changesOf(criteria, given);
    if (given.length === 0) return conflict("No level is chosen yet: choose one at least.");
    if (marks.length === 0 && !work.isOutdated) return conflict("It says this already.");
    if (work.gradedVersionId && versionId !== work.gradedVersionId) {
      const unsaid = criteria.filter(
        ({ criterionId }) => !marks.some((mark) => mark.criterionId === criterionId),
      );
      if (unsaid.length > 0)
        return invalid(
          Object.fromEntries(unsaid.map(({ place }) => [reachedField(place), [WHOLE]])),
        );
    }
    const kept = given.flatMap(({ isToKeep, comment }) => (isToKeep && comment ? [comment] : []));
    if (kept.length > 0 && (await addToBank(tx, actorId, kept, now)) === null)
      return conflict(
        "You keep as many comments as there is room for: untick “Keep this comment”.",
      );

    const by = { actorId, now, newUuid };
    const computed = writeMarks(tx, { ...work, submissionId }, { versionId, criteria, marks }, by);
    const goesTo = input.then === "next" ? input.nextId : null;
    return {
      result: { assignmentId, submissionId, isComplete: computed !== null, goesTo },
      audit: {
        subjectKind: "submission",
        subjectId: submissionId,
        audienceId: work.audienceId,
        before: { computed: work.computed },
        after: { computed, versionId, marks },
      },
    };
  },
});

const WHOLE =
  "Choose a level: it is graded anew as a whole, and until then the grade before stands.";
const REWORDED = conflict(
  "The rubric was changed after you opened this page. Choose the levels again; your comments are still here.",
);

type Given = Omit<GivenLevel, "keptId">;

/** The same with the kept comments in their words, after what was typed. */
async function withKeptComments(
  { sql }: SqlTransaction,
  actorId: string,
  marks: readonly GivenLevel[],
): Promise<Given[] | Failure> {
  const ids = marks.flatMap(({ keptId }) => keptId ?? []);
  const rows =
    ids.length === 0 ? [] : await sql<{ id: string; comment: string }>(KEPT, [actorId, ids]);
  const words = new Map(rows.map(({ id, comment }) => [id, comment]));
  const given: Given[] = [];
  for (const { keptId, ...mark } of marks) {
    const kept = keptId === null ? null : words.get(keptId);
    if (kept === undefined)
      return invalidField(`kept${mark.place}`, "You do not keep this comment any more.");
    const comment = [mark.comment, kept].filter((said) => said !== null).join("\n\n") || null;
    if ([...(comment ?? "")].length > 4_000)
      return invalidField(`comment${mark.place}`, "The comment may have at most 4000 characters.");
    given.push({ ...mark, comment });
  }
  return given;
}

async function wrongIn(
  tx: SqlTransaction,
  submissionId: string,
  criteria: MarkedCriterion[],
  given: readonly Given[],
): Promise<Failure | null> {
  const unknown = given.find(({ place, levelId }) => !levelAt(criteria, place, levelId));
  if (unknown) return invalidField(reachedField(unknown.place), "Open this page again.");
  // What a level leaned on before the work was handed in again it may lean on still.
  const named = given.flatMap(({ place, records }) => {
    const before = criteria.find((each) => each.place === place)!.records;
    return records.filter((ref) => !before.includes(ref)).map((ref) => ({ place, ref }));
  });
  const elsewhere = await recordsElsewhere(
    tx,
    submissionId,
    named.map(({ ref }) => ref),
  );
  const lost = named.find(({ ref }) => elsewhere.includes(ref));
  return lost
    ? invalidField(
        `record${lost.place}`,
        "This is no part of the work any more: it was handed in again.",
      )
    : null;
}

const levelAt = (criteria: MarkedCriterion[], place: number, levelId: string) =>
  criteria.find((each) => each.place === place)?.levels.find((level) => level.levelId === levelId);

function changesOf(criteria: MarkedCriterion[], given: readonly Given[]): NewMark[] {
  return criteria.flatMap(({ place, criterionId, levelId, comment, records }) => {
    const mark = given.find((each) => each.place === place);
    if (!mark) return [];
    const isNew =
      mark.levelId !== levelId ||
      mark.comment !== comment ||
      [...mark.records].sort().join() !== [...records].sort().join();
    return isNew
      ? [{ criterionId, levelId: mark.levelId, comment: mark.comment, records: mark.records }]
      : [];
  });
}

function changedMeanwhile(
  change: string,
  { seen, override }: GradedWork,
  criteria: MarkedCriterion[],
) {
  const marks = criteria.flatMap(({ title, levels, levelId, comment, markedBy }) =>
    levelId === null
      ? []
      : [
          {
            title,
            label: levels.find((each) => each.levelId === levelId)!.label,
            comment,
            markedBy,
          },
        ],
  );
  return conflict(change, { seen, marks, override });
}

const KEPT = {
  name: "classes_kept_comments",
  text: `SELECT id, comment FROM bank_comments WHERE owner_actor_id = $1 AND id = ANY($2::uuid[]) AND removed_at IS NULL`,
};
