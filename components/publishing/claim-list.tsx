import { ClaimRow } from "@/components/claims/claim-row";
import { ClaimSearch } from "@/components/claims/claim-search";
import { PageFrame } from "@/components/layout/page-frame";
import { Pager } from "@/components/ui/pager";
import type { ClaimListShown } from "@/lib/publishing/queries/claim-lists";
import { withWord } from "@/lib/search/rules/words";
import {
  CLAIM_SORTS,
  claimsHref,
  LONGEST_QUERY,
  type ClaimsAsked,
  type ClaimSort,
} from "@/lib/search/schema";
import { ClaimFacets } from "./claim-facets";
import { claimsTitle } from "./facet-words";
import { NoClaims } from "./no-claims";

/** The list of claims, with the means to search it, to narrow it, to sort it and to go on in it. */
export function ClaimList({
  list,
  asked,
  perPage,
}: {
  list: ClaimListShown;
  asked: ClaimsAsked;
  perPage: number;
}) {
  const { claims, facets, hasMore } = list;
  const { page } = asked;
  const from = (page - 1) * perPage + 1;
  return (
    <PageFrame
      head={<Head asked={asked} list={list} />}
      aside={facets.length > 0 && <ClaimFacets asked={asked} values={facets} />}
      asideLabel="Filters"
    >
      {claims.length > 0 && <Sorts asked={asked} />}
      {claims.map((claim) => (
        <div key={claim.id}>
          <ClaimRow claim={claim} />
          <span className="Z3988" title={claim.coins} />
        </div>
      ))}
      {claims.length === 0 && <NoClaims asked={asked} list={list} />}
      <Pager
        label="Claims, pages"
        position={claims.length ? `${from} to ${from + claims.length - 1}` : "no further"}
        previousHref={page > 1 ? claimsHref({ ...asked, page: page - 1 }) : null}
        nextHref={hasMore ? claimsHref({ ...asked, page: page + 1 }) : null}
      />
    </PageFrame>
  );
}

function Head({ asked, list }: { asked: ClaimsAsked; list: ClaimListShown }) {
  const { query, facets, sort } = asked;
  const isUsual = sort === "newest" || sort === "best";
  const isPlain = !query && Object.keys(facets).length === 0;
  return (
    <>
      <h1 className="mb-6">{claimsTitle(asked, list)}</h1>
      {isPlain && (
        <p className="-mt-3 mb-6 max-w-measure text-soft">
          Each is one assertion of a text, in one sentence, with what speaks for and against it.
        </p>
      )}
      <ClaimSearch query={query} kept={{ ...facets, ...(isUsual ? {} : { sort }) }} />
      <NotLookedFor asked={asked} list={list} />
      {list.corrections.length > 0 && <Corrections asked={asked} list={list} />}
      {list.total > 0 && (
        <p className="meta mt-4">
          {countInWords(list)}{" "}
          <a href="#narrow" className="no-print inline-flex min-h-6 items-center lg:hidden">
            Narrow the list
          </a>
        </p>
      )}
    </>
  );
}

/** What of a search was not looked for, so that what is listed is not taken for its answer. */
function NotLookedFor({
  asked: { query, isCut },
  list,
}: {
  asked: ClaimsAsked;
  list: ClaimListShown;
}) {
  if (!isCut && !list.isWordless) return null;
  return (
    <div role="status" className="mt-4 max-w-measure text-aside">
      {isCut && (
        <p>Only the first {LONGEST_QUERY} characters were looked for. Fewer words find more.</p>
      )}
      {list.isWordless && (
        <p>“{query}” has no word that could be looked for. What stands here was not searched.</p>
      )}
    </div>
  );
}

function Corrections({ asked, list }: { asked: ClaimsAsked; list: ClaimListShown }) {
  return (
    <div role="status" className="mt-4 max-w-measure text-aside">
      {list.corrections.map(({ asked: typed, words }) => (
        <p key={typed}>
          “{typed}” was also taken for{" "}
          {words.map((word, index) => (
            <span key={word}>
              {index > 0 && ", "}
              <a
                href={claimsHref({ ...asked, query: withWord(asked.query, typed, word), page: 1 })}
              >
                {word}
              </a>
            </span>
          ))}
          .
        </p>
      ))}
    </div>
  );
}

function countInWords({ total, isTotalCut }: ClaimListShown): string {
  if (isTotalCut)
    return `${total.toLocaleString("en-GB")} claims or more. What is counted beside them is the newest ${total.toLocaleString("en-GB")}.`;
  return total === 1 ? "1 claim." : `${total} claims.`;
}

function Sorts({ asked }: { asked: ClaimsAsked }) {
  const sorts = CLAIM_SORTS.filter((sort) => sort !== "best" || asked.query);
  return (
    <nav aria-label="Order" className="meta mt-4 flex flex-wrap gap-x-5 border-b border-rule pb-2">
      {sorts.map((sort) => (
        <a
          key={sort}
          href={claimsHref({ ...asked, sort, page: 1 })}
          aria-current={sort === asked.sort ? "true" : undefined}
          className="inline-flex min-h-6 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
        >
          {sortWords[sort]}
        </a>
      ))}
    </nav>
  );
}

const sortWords: Record<ClaimSort, string> = {
  best: "Best match first",
  newest: "Newest first",
  votes: "Most votes first",
  contested: "Most contested first",
};
