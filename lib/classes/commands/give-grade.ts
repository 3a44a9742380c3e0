import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict, invalidField, notFound } from "@/lib/foundation/errors";
import { gradeOf } from "../rules/grade";
import { reachedField } from "../rules/rubric-fields";
import { giveGradeInput } from "../schema/grading";
import { appendGrade, holdGrade, obstacleToGrading, type GradedWork } from "./graded-work";
import { gradingSubject } from "./subjects";

/**
 * Marks somebody's work by the rubric, criterion by criterion. A mark that changed supersedes the one that stood; the grade
 * that the marks make is appended to its history, and what stands in its place stays. Where the grade changed after the
 * form was rendered nothing is stored, and the failure says what the other wrote and carries the newest change.
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
    const criteria = await tx.sql<MarkedCriterion>(READ_MARKS, [work.versionId, submissionId]);
    if (work.seen !== input.seen) return changedMeanwhile(work, criteria);
    const unknown = input.marks.find(({ place, levelId }) => !levelAt(criteria, place, levelId));
    if (unknown) return invalidField(reachedField(unknown.place), "Open this page again.");
    const marks = changesOf(criteria, input.marks);
    if (marks.length === 0) return conflict("The marks say this already.");

    const { actorId } = viewer.require();
    const assessmentId = work.assessmentId ?? newUuid();
    if (!work.assessmentId)
      tx.send(BEGIN_ASSESSMENT, [assessmentId, submissionId, work.versionId, actorId, now]);
    tx.send(SUPERSEDE, [assessmentId, marks.map(({ criterionId }) => criterionId), now]);
    tx.send(MARK, [
      ...[assessmentId, marks.map(({ criterionId }) => criterionId)],
      ...[marks.map(({ levelId }) => levelId), marks.map(({ comment }) => comment)],
      ...[actorId, now],
    ]);
    const computed = gradeOf(criteria.map((criterion) => reachedIn(criterion, marks)));
    appendGrade(tx, submissionId, actorId, now, { ...work, computed });
    return {
      result: { assignmentId, submissionId, isComplete: computed !== null },
      audit: {
        subjectKind: "submission",
        subjectId: submissionId,
        audienceId: work.audienceId,
        before: { computed: work.computed },
        after: { computed, marks },
      },
    };
  },
});

type MarkedCriterion = {
  place: number;
  criterionId: string;
  title: string;
  weight: number;
  levels: { levelId: string; label: string; points: number }[];
  levelId: string | null;
  comment: string | null;
  markedBy: string | null;
};
type Given = { place: number; levelId: string; comment: string | null };
type NewMark = { criterionId: string; levelId: string; comment: string | null };

const levelAt = (criteria: MarkedCriterion[], place: number, levelId: string) =>
  criteria.find((each) => each.place === place)?.levels.find((level) => level.levelId === levelId);

function changesOf(criteria: MarkedCriterion[], given: readonly Given[]): NewMark[] {
  return criteria.flatMap(({ place, criterionId, levelId, comment }) => {
    const mark = given.find((each) => each.place === place);
    const isNew = mark && (mark.levelId !== levelId || mark.comment !== comment);
    return isNew ? [{ criterionId, levelId: mark.levelId, comment: mark.comment }] : [];
  });
}

function reachedIn({ criterionId, weight, levels, levelId }: MarkedCriterion, marks: NewMark[]) {
  const reached = marks.find((mark) => mark.criterionId === criterionId)?.levelId ?? levelId;
  return { weight, points: levels.find((level) => level.levelId === reached)?.points ?? null };
}

function changedMeanwhile({ seen, override }: GradedWork, criteria: MarkedCriterion[]) {
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
  return conflict(
    "Somebody changed this grade after you opened the form. Look at what it says now, then send yours again.",
    { seen, marks, override },
  );
}

const READ_MARKS = {
  name: "classes_read_marks",
  text: `SELECT c.position::int AS place, c.id AS "criterionId", c.title, c.weight::int, m.level_id AS "levelId", m.comment,
           p.name AS "markedBy",
           (SELECT jsonb_agg(jsonb_build_object('levelId', l.id, 'label', l.label, 'points', l.points))
            FROM levels l WHERE l.criterion_id = c.id) AS levels
         FROM criteria c
         LEFT JOIN assessments a ON a.submission_id = $2 AND a.kind = 'TEACHER'
         LEFT JOIN marks m ON m.assessment_id = a.id AND m.criterion_id = c.id AND m.superseded_at IS NULL
         LEFT JOIN actors x ON x.id = m.marked_by_actor_id LEFT JOIN profiles p ON p.id = x.profile_id
         WHERE c.version_id = $1 ORDER BY c.position`,
};
const BEGIN_ASSESSMENT = {
  name: "classes_begin_assessment",
  text: `INSERT INTO assessments (id, kind, submission_id, rubric_version_id, actor_id, begun_at)
         VALUES ($1, 'TEACHER', $2, $3, $4, $5)`,
};
const SUPERSEDE = {
  name: "classes_supersede_marks",
  text: `UPDATE marks SET superseded_at = $3
         WHERE assessment_id = $1 AND criterion_id = ANY($2::uuid[]) AND superseded_at IS NULL`,
};
const MARK = {
  name: "classes_mark",
  text: `INSERT INTO marks (assessment_id, criterion_id, level_id, comment, marked_by_actor_id, marked_at)
         SELECT $1, m.criterion_id, m.level_id, m.comment, $5, $6
         FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS m (criterion_id, level_id, comment)`,
};
