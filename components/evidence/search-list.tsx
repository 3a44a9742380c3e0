import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { FlagLink } from "@/components/moderation/flag-link";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";

import { onClaim } from "@/lib/moderation/rules/flags";

export type SearchView = {
  id: string;
  place: string;
  words: string;
  result: string;
  /** The day of the search. */
  searchedOn: string;
  byline: string;
  handle?: string | null;
};

/** Who looked for evidence against a claim, where, for what, and what came of it. */
export function SearchList({
  claimId,
  searches,
  count,
  logHref,
}: {
  claimId: string;
  searches: readonly SearchView[];
  /** How many there are altogether. */
  count: number;
  logHref: string;
}) {
  if (searches.length === 0) {
    return (
      <EmptyState action={{ label: "Log one.", href: logHref }}>
        Nobody has logged a search for contrary evidence yet. A verdict needs one, by somebody who
        did not add the evidence.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-rule">
        {searches.map(({ id, place, words, result, searchedOn, byline, handle }) => (
          <li key={id} className="max-w-measure py-3 first:pt-0">
            <p>
              <WithMarks text={result} />
            </p>
            <p className="meta">
              <WithMarks text={place} />, for “<WithMarks text={words} />
              ”. <Byline name={byline} handle={handle} />, <Day at={searchedOn} />{" "}
              <FlagLink kind="search" id={onClaim(claimId, id)} />
            </p>
          </li>
        ))}
      </ul>
      {count > searches.length && (
        <p className="meta mt-3">
          These are the newest {searches.length} of {count}.
        </p>
      )}
      <p className="no-print mt-2 font-sans text-aside">
        <a href={logHref} className="inline-block min-h-6">
          Log a search
        </a>
      </p>
    </>
  );
}
