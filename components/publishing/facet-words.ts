import { kindWords } from "@/components/claims/words";
import { verdictLooks } from "@/components/verdicts/words";
import { FACETS, valueOfState, type ClaimsAsked, type FacetName } from "@/lib/search/schema";

/** A value by which a list can be narrowed; topics, documents and sources bring their title. */
export type FacetValueView = {
  name: FacetName;
  value: string;
  title: string | null;
  claimCount: number;
};

export const facetTitles: Record<FacetName, string> = {
  verdict: "Verdict",
  turnout: "Turnout",
  topic: "Topic",
  kind: "Kind",
  document: "Asserted in",
  source: "Evidence from",
};

/** A value in words; null where there is nothing of that name for everyone to read. */
export function facetLabel({
  name,
  value,
  title,
}: Omit<FacetValueView, "claimCount">): string | null {
  return name in valueWords ? (valueWords[name]![value] ?? null) : title;
}

/** What a list of claims shows, as its heading and title say it. */
export function claimsTitle(
  { query, facets }: ClaimsAsked,
  { facets: values, isWordless }: { facets: readonly FacetValueView[]; isWordless: boolean },
): string {
  const named = FACETS.flatMap((name) => {
    const value = values.find((one) => one.name === name && one.value === facets[name]);
    return value ? [titleWords[name](facetLabel(value) ?? "something unknown", value.value)] : [];
  });
  const what = query && !isWordless ? `Claims with “${query}”` : "Claims";
  return named.length ? `${what}: ${named.join(", ")}` : what;
}

const valueWords: Partial<Record<FacetName, Record<string, string>>> = {
  verdict: byValue(verdictLooks, ({ word }) => word),
  kind: byValue(kindWords, (word) => word),
  turnout: {
    broad: "Broad: 20 votes or more",
    provisional: "Provisional: 10 to 19 votes",
    early: "Early: 3 to 9 votes",
    none: "Fewer than 3 votes",
  },
};

// How a facet continues the heading: "Claims with “power”: contested, on Lenin".
const titleWords: Record<FacetName, (label: string, value: string) => string> = {
  verdict: (label) => label.toLowerCase(),
  turnout: (_, value) => (value === "none" ? "fewer than 3 votes" : `${value} turnout`),
  kind: (_, value) => value,
  topic: (label) => `on ${label}`,
  document: (label) => `asserted in ${label}`,
  source: (label) => `with evidence from ${label}`,
};

function byValue<Look>(looks: Record<string, Look>, wordOf: (look: Look) => string) {
  return Object.fromEntries(
    Object.entries(looks).map(([state, look]) => [valueOfState(state), wordOf(look)]),
  );
}
