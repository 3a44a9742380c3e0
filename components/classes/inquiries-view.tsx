import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { INQUIRIES_PER_PAGE, type InquiryList } from "@/lib/classes/queries/inquiries";
import { assignmentPath, gridPath, inquiriesPath, sheetPath } from "@/lib/classes/rules/paths";
import { ClassTrail } from "./class-trail";
import { InquiryWords } from "./inquiry-words";

/** What the students of an assignment asked about their grades: what waits for an answer first. */
export function InquiriesView({ list }: { list: InquiryList }) {
  const { assignmentId, title } = list;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: list.classId, name: list.className }}
            further={[
              { label: title, href: assignmentPath(assignmentId) },
              { label: "Grades", href: gridPath(assignmentId) },
              { label: "Questions" },
            ]}
          />
          <h1>Questions of students</h1>
          <p className="meta mt-2">
            {list.total === 0
              ? "None yet"
              : `${list.open} of ${list.total} ${list.open === 1 ? "waits" : "wait"} for an answer`}
          </p>
        </>
      }
    >
      <div className="mt-6">
        <Items list={list} />
      </div>
    </PageFrame>
  );
}

function Items({ list }: { list: InquiryList }) {
  const { assignmentId, items, page, total, timeZone, mayAnswer, inquiryDays } = list;
  const to = (nth: number) => `${inquiriesPath(assignmentId)}${nth > 1 ? `?page=${nth}` : ""}`;
  if (total === 0)
    return (
      <EmptyState>
        {inquiryDays === 0
          ? "For this assignment no questions are taken: its settings say so."
          : `A student can ask about each criterion of a released grade, for ${inquiryDays === 1 ? "one day" : `${inquiryDays} days`} after the release. What they ask stands here.`}
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  const from = (page - 1) * INQUIRIES_PER_PAGE;
  return (
    <div>
      <ol className="divide-y divide-rule border-y border-rule">
        {items.map((inquiry) => (
          <li key={inquiry.inquiryId} className="space-y-2 py-5">
            <h2 className="font-sans text-aside font-[620]">
              {inquiry.student}: <WithMarks text={inquiry.criterion} />
            </h2>
            <InquiryWords {...{ inquiry, timeZone }} />
            <p className="font-sans text-aside">
              <a
                href={`${sheetPath(assignmentId, inquiry.submissionId)}#inquiry-${inquiry.inquiryId}`}
              >
                {inquiry.answer || !mayAnswer ? "See the work of " : "Answer "}
                {inquiry.student}
              </a>
            </p>
          </li>
        ))}
      </ol>
      <Pager
        label="Questions, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}
