import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { WORKS_PER_PAGE, type ClaimWork, type OneWork } from "@/lib/classes/queries/claim-work";
import { assignmentPath, claimWorkPath, gridPath, sheetPath } from "@/lib/classes/rules/paths";
import { progressWords } from "@/lib/classes/rules/progress";
import { ClassTrail } from "./class-trail";
import { gradeWords, studentWords } from "./grade-words";
import { WorkOnOneClaim } from "./student-work";

/** What all students handed in on one claim, one after the other, with the way to the sheet where each is graded. */
export function ClaimWorkView({ shown }: { shown: ClaimWork }) {
  const { assignmentId, title, claim, claims, place } = shown;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: shown.classId, name: shown.className }}
            further={[
              { label: title, href: assignmentPath(assignmentId) },
              { label: "Grades", href: gridPath(assignmentId) },
              { label: `Claim ${place}` },
            ]}
          />
          <h1>
            Claim {place} of {claims.length}
          </h1>
          <p className="mt-2 max-w-measure">
            {claim.isOwn ? (
              <WithMarks text={claim.sentence} />
            ) : (
              <a href={`/claims/${claim.id}`}>
                <WithMarks text={claim.sentence} />
              </a>
            )}
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <Claims shown={shown} />
        <Works shown={shown} />
      </div>
    </PageFrame>
  );
}

function Claims({ shown: { assignmentId, claims, place } }: { shown: ClaimWork }) {
  const [before, after] = [claims[place - 2], claims[place]];
  if (!before && !after) return null;
  return (
    <nav aria-label="Claims" className="no-print flex flex-wrap gap-x-6 font-sans text-aside">
      {before && (
        <a href={claimWorkPath(assignmentId, before.id)} rel="prev">
          Previous claim
        </a>
      )}
      {after && (
        <a href={claimWorkPath(assignmentId, after.id)} rel="next">
          Next claim
        </a>
      )}
    </nav>
  );
}

function Works({ shown }: { shown: ClaimWork }) {
  const { assignmentId, claim, items, page, total, place } = shown;
  const to = (nth: number) =>
    `${claimWorkPath(assignmentId, claim.id)}${nth > 1 ? `?page=${nth}` : ""}`;
  if (total === 0)
    return (
      <EmptyState>Nobody has handed in yet. What is under way is each student’s alone.</EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  const from = (page - 1) * WORKS_PER_PAGE;
  return (
    <div>
      <ol className="divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <li key={item.submissionId} className="py-5">
            <OneStudent
              item={item}
              place={place}
              href={`${sheetPath(assignmentId, item.submissionId)}#claim-${claim.id}`}
            />
          </li>
        ))}
      </ol>
      <Pager
        label="Work on this claim, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}

function OneStudent({ item, place, href }: { item: OneWork; place: number; href: string }) {
  const { state, final, work } = item;
  return (
    <>
      <h2 className="font-sans text-aside font-[620]">{studentWords(item)}</h2>
      <p className="meta">
        {progressWords[state]}
        {final !== null && `, ${gradeWords(final)}`}
        {"\u00a0· "}
        <a href={href}>Grade the work of {item.student}</a>
      </p>
      <WorkOnOneClaim work={work} place={place} citedBy={null} />
    </>
  );
}
