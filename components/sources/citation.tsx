import type { CslItem } from "@/lib/sources/rules";
import { issuedInWords, locatorInWords, nameList } from "./csl";

export type LocatorView = { label: string; value: string };

export type CitationView = {
  csl: CslItem;
  /** The source's own page. */
  href: string;
  locator?: LocatorView | null;
};

/** One source in one line, with the place in it: author, title, year, locator. Runs inside a sentence. */
export function Citation({ citation }: { citation: CitationView }) {
  const { csl, href, locator } = citation;
  const authors = nameList(csl.author);
  return (
    <cite>
      {authors && `${authors}, `}
      <a href={href} data-print-url={csl.DOI ? `https://doi.org/${csl.DOI}` : csl.URL}>
        {csl.title}
      </a>
      <Imprint csl={csl} />
      {locator && `, ${locatorInWords(locator.label, locator.value)}`}
    </cite>
  );
}

function Imprint({ csl }: { csl: CslItem }) {
  const issued = issuedInWords(csl.issued);
  const container = csl["container-title"];
  if (!container) return issued ? ` (${issued})` : null;
  return (
    <>
      , <i>{container}</i>
      {issued && `, ${issued}`}
    </>
  );
}
