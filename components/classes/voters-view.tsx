import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { confidenceWords, positionWords } from "@/components/reviews/words";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { Tab, Tabs } from "@/components/ui/tabs";
import { CHOICES } from "@/lib/classes/queries/results";
import type { Voters } from "@/lib/classes/queries/voters";
import { assignmentPath, resultsPath, sheetPath, votersPath } from "@/lib/classes/rules/paths";
import { ROWS_PER_PAGE, type VotersQuery } from "@/lib/classes/schema/progress";
import { ClassTrail } from "./class-trail";
import { namingWords } from "./progress-words";

/** Who voted what on one claim of an assignment, for those who teach or assist. */
export function VotersView({ voters }: { voters: Voters }) {
  const { assignmentId, title, position, sentence, naming, choice } = voters;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: voters.classId, name: voters.className }}
            further={[
              { label: title, href: assignmentPath(assignmentId) },
              { label: "Results", href: resultsPath(assignmentId) },
              { label: `Votes on claim ${position}` },
            ]}
          />
          <h1>Votes on claim {position}</h1>
          <p className="mt-2 max-w-measure">
            <WithMarks text={sentence} />
          </p>
          <p className="meta mt-2">Of work that is handed in. {namingWords[naming]}</p>
        </>
      }
    >
      <div className="mt-6 space-y-5">
        <Tabs label="Votes">
          <Tab href={addressOf(voters, { choice: null })} isHere={choice === null}>
            all
          </Tab>
          {CHOICES.map((each) => (
            <Tab key={each} href={addressOf(voters, { choice: each })} isHere={choice === each}>
              {positionWords[each]}
            </Tab>
          ))}
        </Tabs>
        <Rows voters={voters} />
      </div>
    </PageFrame>
  );
}

function Rows({ voters }: { voters: Voters }) {
  const { rows, page, total, assignmentId } = voters;
  if (rows.length === 0 && page > 1) return <PastLastPage firstHref={addressOf(voters, {})} />;
  if (rows.length === 0) return <EmptyState>Nobody voted so.</EmptyState>;
  const from = (page - 1) * ROWS_PER_PAGE;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {rows.map(({ submissionId, who, choice, confidence }) => (
          <li key={submissionId} className="py-2">
            <a href={sheetPath(assignmentId, submissionId)}>{who}</a>
            <p className="meta">{`${positionWords[choice]}, ${confidenceWords[confidence]}`}</p>
          </li>
        ))}
      </ul>
      <Pager
        label="Votes, pages"
        position={`${from + 1} to ${from + rows.length} of ${total}`}
        previousHref={page > 1 ? addressOf(voters, { page: page - 1 }) : null}
        nextHref={from + rows.length < total ? addressOf(voters, { page: page + 1 }) : null}
      />
    </div>
  );
}

function addressOf(voters: Voters, changes: Partial<VotersQuery>): string {
  const { choice, page } = { ...voters, page: 1, ...changes };
  const asked = new URLSearchParams({
    ...(choice && { choice }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return `${votersPath(voters.assignmentId, voters.claimId)}${asked && `?${asked}`}`;
}
