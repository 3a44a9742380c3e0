import { NotesWritten } from "@/components/annotations/notes-written";
import { PageFrame } from "@/components/layout/page-frame";
import { VotesCast } from "@/components/reviews/votes-cast";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { Tab, Tabs } from "@/components/ui/tabs";
import { MY_NOTES_PER_PAGE, type NotesWritten as Notes } from "@/lib/annotations/queries/mine";
import {
  MINE_PER_PAGE,
  type MyContribution,
  type MyContributions,
} from "@/lib/moderation/queries/mine";
import { PARTS, type Part as PartName } from "@/lib/moderation/rules/mine";
import { revisePath } from "@/lib/moderation/rules/paths";
import { MY_VOTES_PER_PAGE, type VotesCast as Votes } from "@/lib/reviews/queries/mine";
import { WithMarks } from "./with-marks";

/** One part of what one contributed, as its query gives it. */
export type Contributed =
  ({ of: "proposals" } & MyContributions) | ({ of: "votes" } & Votes) | ({ of: "notes" } & Notes);

/** Everything that one contributed: proposals with what was decided about each and why, votes, and notes. */
export function ContributionsView({ mine }: { mine: Contributed }) {
  const { of, items, total, page } = mine;
  const from = (page - 1) * PER_PAGE[of];
  const to = (nth: number) => partPath(of, nth);
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your account", href: "/account" }, { label: "Contributions" }]}
          />
          <h1>Your contributions</h1>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <Tabs label="Parts of what you contributed">
          {PARTS.map((part) => (
            <Tab key={part} href={partPath(part)} isHere={part === of}>
              {NAMES_OF_PARTS[part]}
            </Tab>
          ))}
        </Tabs>
        {total === 0 && (
          <EmptyState action={{ label: "Look for a claim.", href: "/claims" }}>
            {EMPTY[of]}
          </EmptyState>
        )}
        {total > 0 && items.length === 0 && <PastLastPage firstHref={to(1)} />}
        {items.length > 0 && <Part mine={mine} />}
        {items.length > 0 && (
          <Pager
            label="Your contributions, pages"
            position={`${from + 1} to ${from + items.length} of ${total}`}
            previousHref={page > 1 ? to(page - 1) : null}
            nextHref={page * PER_PAGE[of] < total ? to(page + 1) : null}
          />
        )}
      </div>
    </PageFrame>
  );
}

const NAMES_OF_PARTS = { proposals: "Proposals", votes: "Votes", notes: "Notes" };
const PER_PAGE = {
  ...{ proposals: MINE_PER_PAGE, votes: MY_VOTES_PER_PAGE, notes: MY_NOTES_PER_PAGE },
};
const EMPTY = {
  proposals:
    "Nothing yet. Claims, evidence, arguments and sources that you propose will stand here, with what an editor decided.",
  votes: "Nothing yet. Your votes will stand here, and whether the ledger changed since.",
  notes: "Nothing yet. Notes that you write will stand here, also those that only you can read.",
};

function partPath(of: PartName, page = 1): string {
  const query = new URLSearchParams({
    ...(of !== "proposals" && { of }),
    ...(page > 1 && { page: String(page) }),
  });
  return `/account/contributions${query.size > 0 ? `?${query}` : ""}`;
}

function Part({ mine }: { mine: Contributed }) {
  if (mine.of === "votes") return <VotesCast votes={mine.items} />;
  if (mine.of === "notes") return <NotesWritten notes={mine.items} />;
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {mine.items.map((item) => (
        <Contribution key={item.revisionId} item={item} />
      ))}
    </ul>
  );
}

function Contribution({ item }: { item: MyContribution }) {
  const { kind, isWording, headline, madeAt, reason } = item;
  return (
    <li className="space-y-1 py-4">
      <p className="meta flex flex-wrap items-baseline gap-x-3">
        <Badge>{standing(item)}</Badge>
        <span>
          {isWording ? `your wording of ${NAMES[kind]}` : NAMES[kind]} ·{" "}
          <Day at={madeAt.toISOString()} />
        </span>
      </p>
      <p className="line-clamp-3 max-w-measure">
        <WithMarks text={headline} />
      </p>
      {reason && (
        <p className="max-w-measure text-aside">
          Reason: <WithMarks text={reason} />
        </p>
      )}
      <p className="text-aside">
        <a href={revisePath(item)} className="inline-flex min-h-6 items-center">
          {item.state === "RETRACTED" && !isWording ? "See or restore it" : "Revise it"}
        </a>
      </p>
    </li>
  );
}

const NAMES = {
  claim: "a claim",
  source: "a source",
  evidence: "evidence",
  argument: "an argument",
};

function standing({ state, isSeenBySecond, isWording }: MyContribution): string {
  switch (state) {
    case "PROPOSED":
      return "waits for an editor";
    case "LIVE":
      if (isWording) return "accepted";
      return isSeenBySecond ? "in the ledger" : "in the ledger, not seen by a second person";
    case "SENT_BACK":
      return "sent back";
    case "RETRACTED":
      return isWording ? "withdrawn" : "taken out";
  }
}
