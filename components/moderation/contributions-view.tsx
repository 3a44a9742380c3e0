import { PageFrame } from "@/components/layout/page-frame";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import {
  MINE_PER_PAGE,
  type MyContribution,
  type MyContributions,
} from "@/lib/moderation/queries/mine";
import { revisePath } from "@/lib/moderation/rules/paths";
import { WithMarks } from "./with-marks";

/** Everything that one contributed, with what was decided about each and why. */
export function ContributionsView({ mine: { items, total, page } }: { mine: MyContributions }) {
  const from = (page - 1) * MINE_PER_PAGE;
  const to = (nth: number) => `/account/contributions${nth > 1 ? `?page=${nth}` : ""}`;
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
      <div className="mt-6">
        {total === 0 && (
          <EmptyState action={{ label: "Look for a claim.", href: "/claims" }}>
            Nothing yet. Claims, evidence, arguments and sources that you propose will stand here,
            with what an editor decided.
          </EmptyState>
        )}
        {total > 0 && items.length === 0 && (
          <EmptyState action={{ label: "To the first page.", href: to(1) }}>
            The list does not reach as far as this page.
          </EmptyState>
        )}
        {items.length > 0 && (
          <ul className="divide-y divide-rule border-y border-rule">
            {items.map((item) => (
              <Contribution key={item.revisionId} item={item} />
            ))}
          </ul>
        )}
        {items.length > 0 && (
          <Pager
            label="Your contributions, pages"
            position={`${from + 1} to ${from + items.length} of ${total}`}
            previousHref={page > 1 ? to(page - 1) : null}
            nextHref={page * MINE_PER_PAGE < total ? to(page + 1) : null}
          />
        )}
      </div>
    </PageFrame>
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
