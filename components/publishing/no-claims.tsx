import { EmptyState } from "@/components/ui/empty-state";
import type { ClaimListShown } from "@/lib/publishing/queries/claim-lists";
import { withWord } from "@/lib/search/rules/words";
import { claimsHref, FACETS, type ClaimsAsked } from "@/lib/search/schema";
import { facetLabel } from "./facet-words";

/** Why a list of claims is empty, and what to leave out so that it is not. */
export function NoClaims({ asked, list }: { asked: ClaimsAsked; list: ClaimListShown }) {
  const { query, facets, page } = asked;
  if (page > 1)
    return (
      <EmptyState
        action={{ label: "Back to the first page.", href: claimsHref({ ...asked, page: 1 }) }}
      >
        The list ends before this page.
      </EmptyState>
    );
  if (!query && Object.keys(facets).length === 0)
    return (
      <EmptyState>
        There is no claim yet. Editors make them from the passages of a document.
      </EmptyState>
    );
  return (
    <div className="mt-4 space-y-3">
      <p className="max-w-measure text-aside">{whyNone(asked, list)}</p>
      <ul className="space-y-1 font-sans text-aside">
        {waysOut(asked, list).map(({ href, label, claimCount }) => (
          <li key={href}>
            <a href={href}>{label}</a>
            {claimCount !== undefined && (
              <span className="text-soft">
                {" "}
                ({claimCount === 1 ? "1 claim" : `${claimCount} claims`})
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function whyNone({ query, facets }: ClaimsAsked, { unknown }: ClaimListShown): string {
  if (unknown.length) {
    const words = unknown.map((word) => `“${word}”`).join(" or ");
    return `No claim has ${words}, or a word close to it.`;
  }
  if (!query) return "No claim has all of these filters.";
  const isNarrowed = Object.keys(facets).length > 0;
  return isNarrowed
    ? "No claim has all of these words and filters."
    : "No claim has all of these words, in its sentence or in what stands around it. Fewer words find more.";
}

type WayOut = { href: string; label: string; claimCount?: number };

/** What could be left out, what brings the most first; the plain list last. */
function waysOut(asked: ClaimsAsked, { without, facets: values, unknown }: ClaimListShown) {
  const filters = FACETS.flatMap((name): WayOut[] => {
    const claimCount = without[name];
    const value = values.find((one) => one.name === name && one.value === asked.facets[name]);
    if (!claimCount || !value) return [];
    const facets = { ...asked.facets, [name]: undefined };
    const label = `Without the filter “${facetLabel(value) ?? `unknown ${name}`}”`;
    return [{ href: claimsHref({ ...asked, facets }), label, claimCount }];
  });
  const words = unknown
    .filter(() => unknown.length < asked.query.split(/\s+/).length)
    .map((word): WayOut => {
      const query = withWord(asked.query, word, "");
      return { href: claimsHref({ ...asked, query }), label: `Without the word “${word}”` };
    });
  const unfiltered = Object.keys(asked.facets).length > 1 && asked.query;
  return [
    ...filters.sort((one, other) => other.claimCount! - one.claimCount!),
    ...words,
    ...(unfiltered
      ? [{ href: claimsHref({ ...asked, facets: {} }), label: "Without any filter" }]
      : []),
    { href: "/claims", label: "All claims" },
  ] as WayOut[];
}
