import { ClaimRow } from "@/components/claims/claim-row";
import { ClaimSearch } from "@/components/claims/claim-search";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import type { ClaimSort } from "@/lib/publishing/queries/claim-lists";
import type { ListedClaim } from "@/lib/publishing/queries/parts";
import { ListPage } from "./list-page";

export type ClaimsAsked = { query: string; sort: ClaimSort; page: number };

/** The list of claims, with the means to search it, to sort it and to go on in it. */
export function ClaimList({
  claims,
  hasMore,
  asked,
  perPage,
}: {
  claims: readonly ListedClaim[];
  hasMore: boolean;
  asked: ClaimsAsked;
  perPage: number;
}) {
  const { query, page } = asked;
  const from = (page - 1) * perPage + 1;
  return (
    <ListPage
      title={query ? `Claims with “${query}”` : "Claims"}
      lede="Each is one assertion of a text, in one sentence, with what speaks for and against it."
    >
      <ClaimSearch query={query} />
      <Sorts asked={asked} />
      {claims.map((claim) => (
        <ClaimRow key={claim.id} claim={claim} />
      ))}
      {claims.length === 0 && <Nothing asked={asked} />}
      <Pager
        label="Claims, pages"
        position={claims.length ? `${from} to ${from + claims.length - 1}` : "no further"}
        previousHref={page > 1 ? hrefOf({ ...asked, page: page - 1 }) : null}
        nextHref={hasMore ? hrefOf({ ...asked, page: page + 1 }) : null}
      />
    </ListPage>
  );
}

function Sorts({ asked }: { asked: ClaimsAsked }) {
  return (
    <nav aria-label="Order" className="meta mt-4 flex flex-wrap gap-x-5 border-b border-rule pb-2">
      {(["newest", "votes"] as const).map((sort) => (
        <a
          key={sort}
          href={hrefOf({ ...asked, sort, page: 1 })}
          aria-current={sort === asked.sort ? "true" : undefined}
          className="inline-flex min-h-6 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
        >
          {sortWords[sort]}
        </a>
      ))}
    </nav>
  );
}

const sortWords: Record<ClaimSort, string> = { newest: "Newest first", votes: "Most votes first" };

function Nothing({ asked: { query, page } }: { asked: ClaimsAsked }) {
  if (page > 1) {
    return (
      <EmptyState action={{ label: "Back to the first page.", href: "/claims" }}>
        The list ends before this page.
      </EmptyState>
    );
  }
  if (query) {
    return (
      <EmptyState action={{ label: "See all claims.", href: "/claims" }}>
        No claim has all of these words in its sentence. Fewer words, or a part of a word, find
        more.
      </EmptyState>
    );
  }
  return (
    <EmptyState>
      There is no claim yet. Editors make them from the passages of a document.
    </EmptyState>
  );
}

// What is left out stands for what the plain list shows, which is kept as a whole.
function hrefOf({ query, sort, page }: ClaimsAsked): string {
  const asked = new URLSearchParams();
  if (query) asked.set("q", query);
  if (sort !== "newest") asked.set("sort", sort);
  if (page > 1) asked.set("page", String(page));
  return asked.size ? `/claims?${asked}` : "/claims";
}
