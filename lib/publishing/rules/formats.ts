import { biblatexOf, bibtexOf } from "./bibtex";
import { cslJsonOf, type CitedItem } from "./citing";
import { risOf } from "./ris";

/** The formats in which a claim or a source can be cited, by how their addresses end. */
export const CITATION_FORMATS = {
  bib: { name: "BibTeX", mediaType: "application/x-bibtex", write: bibtexOf },
  "biblatex.bib": { name: "BibLaTeX", mediaType: "application/x-bibtex", write: biblatexOf },
  ris: { name: "RIS", mediaType: "application/x-research-info-systems", write: risOf },
  "csl.json": {
    name: "CSL-JSON",
    mediaType: "application/vnd.citationstyles.csl+json",
    write: cslJsonOf,
  },
} satisfies Record<string, { name: string; mediaType: string; write: (item: CitedItem) => string }>;

export type CitationFormat = keyof typeof CITATION_FORMATS;

export const isCitationFormat = (format: string): format is CitationFormat =>
  Object.hasOwn(CITATION_FORMATS, format);

/** Where the citation files of a claim or a source stand, by the names of their formats. */
export function citationFiles(kind: "claims" | "sources", id: string) {
  return Object.entries(CITATION_FORMATS).map(([ending, { name, mediaType }]) => ({
    name,
    mediaType,
    href: `/${kind}/${id}.${ending}`,
  }));
}
