import { AsideSection } from "@/components/layout/section";
import { Details } from "@/components/ui/details";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { claimsHref, FACETS, type ClaimsAsked, type FacetName } from "@/lib/search/schema";
import { facetLabel, facetTitles, type FacetValueView } from "./facet-words";

const SHOWN = 6;

/** The ways to narrow a list of claims: each value is a link, with how many of the claims have it. */
export function ClaimFacets({
  asked,
  values,
}: {
  asked: ClaimsAsked;
  values: readonly FacetValueView[];
}) {
  return (
    <nav id="narrow" aria-label="Narrow the list" className="no-print space-y-7">
      {FACETS.map((name) => (
        <Facet
          key={name}
          name={name}
          asked={asked}
          values={values.filter((value) => value.name === name && facetLabel(value) !== null)}
        />
      ))}
    </nav>
  );
}

function Facet({ name, asked, values }: FacetProps & { name: FacetName }) {
  const chosen = asked.facets[name];
  const offered = chosen ? values.filter(({ value }) => value === chosen) : values;
  if (offered.length === 0) return null;
  return (
    <AsideSection id={`narrow-${name}`} title={facetTitles[name]}>
      <FacetValues asked={asked} values={offered.slice(0, SHOWN)} />
      {offered.length > SHOWN && (
        <Details summary={`${offered.length - SHOWN} more`}>
          <FacetValues asked={asked} values={offered.slice(SHOWN)} />
        </Details>
      )}
    </AsideSection>
  );
}

type FacetProps = { asked: ClaimsAsked; values: readonly FacetValueView[] };

function FacetValues({ asked, values }: FacetProps) {
  return (
    <ul className="space-y-0.5 font-sans text-note">
      {values.map((value) => (
        <li key={value.value} className="flex items-baseline justify-between gap-4">
          <FacetValue asked={asked} value={value} />
        </li>
      ))}
    </ul>
  );
}

function FacetValue({ asked, value }: { asked: ClaimsAsked; value: FacetValueView }) {
  const label = facetLabel(value);
  const isChosen = asked.facets[value.name] === value.value;
  const facets = { ...asked.facets, [value.name]: isChosen ? undefined : value.value };
  const href = claimsHref({ ...asked, facets, page: 1 });
  if (isChosen)
    return (
      <>
        <span className="font-[650]">{label}</span>
        <a href={href} className="inline-flex min-h-6 flex-none items-center">
          Remove<VisuallyHidden> the filter {label}</VisuallyHidden>
        </a>
      </>
    );
  return (
    <>
      <a href={href} className="inline-flex min-h-6 items-center">
        {label}
      </a>
      <span className="figures text-soft">
        {value.claimCount}
        <VisuallyHidden> {value.claimCount === 1 ? "claim" : "claims"}</VisuallyHidden>
      </span>
    </>
  );
}
