import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict, invalidField } from "@/lib/foundation/errors";
import { askableUntil } from "../queries/inquiries";
import { standingAssessment } from "../queries/work-rows";
import { askInquiryInput } from "../schema/inquiries";
import { workSubject } from "./subjects";

/**
 * A student asks about one criterion of a grade that they have opened: each once, as long as the assignment gives them, by the
 * server's clock.
 */
export const askInquiry = hotCommand({
  permission: "inquiry.ask",
  input: askInquiryInput,
  subject: ({ assignmentId }, { tx, viewer }) => workSubject(tx.sql, viewer, assignmentId),
  run: async ({ input: { assignmentId, criterionId, question }, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const [grade] = await sql<Asked>(READ, [assignmentId, actorId, criterionId]);
    if (!grade)
      return conflict("Your grade is not open to you yet: there is nothing to ask about.");
    const { submissionId, audienceId, until, isOfGrade } = grade;
    if (until === null) return conflict("For this assignment no questions are taken here.");
    if (now >= until)
      return conflict("The time for questions is over. What you typed is still here.");
    if (!isOfGrade) return invalidField("criterionId", "Open this page again.");
    const [asked] = await sql<{ id: string }>(ASK, [
      submissionId,
      criterionId,
      question,
      actorId,
      now,
    ]);
    if (!asked) return conflict("You have asked about this criterion already.");
    return {
      result: { assignmentId },
      audit: {
        ...{ subjectKind: "submission", subjectId: submissionId, audienceId },
        after: { inquiryId: asked.id, criterionId, question },
      },
    };
  },
});

type Asked = {
  submissionId: string;
  audienceId: string;
  until: Date | null;
  /** Whether the criterion is of the rubric that the grade stands by. */
  isOfGrade: boolean;
};

// Held until the end: what is asked about is not recalled meanwhile.
const READ = {
  name: "classes_grade_to_ask_about",
  text: `SELECT s.id AS "submissionId", a.audience_id AS "audienceId", ${askableUntil("c.time_zone")} AS until,
           EXISTS (SELECT 1 FROM criteria k WHERE k.id = $3
                   AND k.version_id = (SELECT t.rubric_version_id FROM ${standingAssessment("s.id")} t)) AS "isOfGrade"
         FROM submissions s JOIN assignments a ON a.id = s.assignment_id JOIN classes c ON c.id = a.class_id
         JOIN releases r ON r.submission_id = s.id AND r.recalled_at IS NULL AND r.seen_at IS NOT NULL
         WHERE a.id = $1 AND s.actor_id = $2 FOR SHARE OF r`,
};
const ASK = {
  name: "classes_ask",
  text: `INSERT INTO inquiries (submission_id, criterion_id, question, asked_by_actor_id, asked_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (submission_id, criterion_id) DO NOTHING RETURNING id`,
};
