import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import type { FormState } from "@/lib/access/form-action";
import type { AskedInquiry } from "@/lib/classes/queries/inquiries";
import type { GradingSheet } from "@/lib/classes/queries/grading-sheet";
import { gradeWords } from "./grade-words";
import { AnswerForm } from "./inquiry-forms";
import { InquiryWords } from "./inquiry-words";

/** What a student asked about their grade, with the form by which a teacher answers. */
export function SheetInquiries({ sheet, outcome }: { sheet: GradingSheet; outcome: FormState }) {
  const { inquiries, timeZone, mayDecide, override } = sheet;
  if (inquiries.length === 0) return null;
  const isOpen = inquiries.some(({ answer }) => answer === null);
  return (
    <section aria-labelledby="asked-title" className="space-y-5">
      <h3 id="asked-title">What the student asks</h3>
      {isOpen && override !== null && (
        <p className="meta max-w-measure">
          The grade is set by hand to {gradeWords(override)}: another level changes what is
          computed, and not what stands in its place.
        </p>
      )}
      {inquiries.map((inquiry) => (
        <div
          key={inquiry.inquiryId}
          id={`inquiry-${inquiry.inquiryId}`}
          className="scroll-mt-4 space-y-3"
        >
          <p className="font-sans text-aside font-[560]">
            <WithMarks text={inquiry.criterion} />
          </p>
          <InquiryWords {...{ inquiry, timeZone }} isSetByHand={override !== null} />
          {!inquiry.answer && mayDecide && (
            <AnswerForm
              inquiry={toAnswer(inquiry, sheet)}
              outcome={outcome}
              idempotencyKey={randomUUID()}
            />
          )}
          {!inquiry.answer && !mayDecide && (
            <p className="meta">A teacher of the class answers it.</p>
          )}
        </div>
      ))}
    </section>
  );
}

// By a version that the work is no longer graded by a level cannot change.
function toAnswer(
  { inquiryId, criterionId, criterion }: AskedInquiry,
  { assignmentId, seen, rubric }: GradingSheet,
) {
  const asked = rubric.find((each) => each.criterionId === criterionId);
  const levels = (asked?.levels ?? [])
    .filter(({ levelId }) => levelId !== asked?.levelId)
    .map(({ levelId: value, label, points }) => ({ value, label: `${label} (${points})` }));
  return { assignmentId, inquiryId, criterion, seen, levels };
}
