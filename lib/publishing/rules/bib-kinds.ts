import type { CslType } from "@/lib/sources/rules/csl";
import type { BibFlavour } from "@/lib/sources/rules/bibliography/bibtex-fields";
import {
  BIB_TYPES,
  NUMBERED_KINDS,
  PERIODICAL_KINDS,
} from "@/lib/sources/rules/bibliography/bibtex-fields";
import type { CitedItem } from "./citing";

/** How BibTeX or BibLaTeX calls a work, and where it puts what several kinds call otherwise. */
export type BibKind = {
  name: string;
  /** The CSL type, where the name alone would be read as another; BibLaTeX alone has a field for it. */
  subtype?: string | undefined;
  genre?: string | undefined;
  container: string;
  publisher: string;
  number: "issue" | "number" | "collection-number";
};

/** The kind of a record. */
export function bibKindOf(item: CitedItem, flavour: BibFlavour): BibKind {
  const name = flavour === "BibTeX" ? bibtexName(item) : (BIBLATEX[item.type as CslType] ?? "misc");
  const isOld = flavour === "BibTeX";
  const isRead = BIB_TYPES[name] === item.type && !(name === "misc" && item.URL && !item.publisher);
  return {
    name,
    subtype: isOld || isRead ? undefined : (SUBTYPES[item.type] ?? item.type),
    genre: isOld ? genreOf(item, name) : item.genre,
    container: containerOf(name, isOld),
    publisher: PUBLISHERS[name] ?? "publisher",
    number: PERIODICAL_KINDS.has(name)
      ? "issue"
      : NUMBERED_KINDS.has(name)
        ? "number"
        : "collection-number",
  };
}

// BibTeX has fourteen kinds, and a thesis is a doctor's unless it is a master's.
function bibtexName({ type, genre }: CitedItem): string {
  if (type === "thesis" && /master/i.test(genre ?? "")) return "mastersthesis";
  return BIBTEX[type as CslType] ?? "misc";
}

function genreOf({ genre, type }: CitedItem, name: string): string | undefined {
  if (type === "thesis" && !genre) return "Thesis";
  const isSaid =
    (name === "phdthesis" && genre === "PhD thesis") ||
    (name === "mastersthesis" && genre === "Master's thesis");
  return isSaid ? undefined : genre;
}

function containerOf(name: string, isOld: boolean): string {
  if (PERIODICAL_KINDS.has(name)) return isOld ? "journal" : "journaltitle";
  if (IN_BOOKS.has(name)) return "booktitle";
  return isOld ? "howpublished" : "maintitle";
}

const IN_BOOKS = new Set(["incollection", "inproceedings", "inreference"]);
const PUBLISHERS: Record<string, string> = {
  ...{ phdthesis: "school", mastersthesis: "school", techreport: "institution" },
  ...{ thesis: "institution", report: "institution" },
};
// What users of BibLaTeX write for these two.
const SUBTYPES: Record<string, string> = {
  ...{ "article-magazine": "magazine", "article-newspaper": "newspaper" },
};
const BIBTEX: Partial<Record<CslType, string>> = {
  ...{ book: "book", collection: "book", classic: "book", chapter: "incollection" },
  ...{ "entry-encyclopedia": "incollection", "entry-dictionary": "incollection" },
  ...{ entry: "incollection", "article-journal": "article", "article-magazine": "article" },
  ...{ "article-newspaper": "article", review: "article", "review-book": "article" },
  ...{ "paper-conference": "inproceedings", thesis: "phdthesis", report: "techreport" },
  ...{ manuscript: "unpublished", pamphlet: "booklet" },
};
const BIBLATEX: Partial<Record<CslType, string>> = {
  ...{ article: "unpublished", "article-journal": "article", "article-magazine": "article" },
  ...{ "article-newspaper": "article", bill: "legislation", book: "book", broadcast: "video" },
  ...{ chapter: "incollection", classic: "book", collection: "collection", dataset: "dataset" },
  ...{ entry: "inreference", "entry-dictionary": "inreference" },
  ...{ "entry-encyclopedia": "inreference", figure: "image", graphic: "artwork" },
  ...{ hearing: "legal", legal_case: "jurisdiction", legislation: "legislation" },
  ...{ manuscript: "unpublished", map: "image", motion_picture: "movie", musical_score: "music" },
  ...{ pamphlet: "booklet", "paper-conference": "inproceedings", patent: "patent" },
  ...{ performance: "performance", periodical: "periodical", personal_communication: "letter" },
  ...{ post: "online", "post-weblog": "online", regulation: "legislation", report: "report" },
  ...{ review: "review", "review-book": "review", software: "software", song: "music" },
  ...{ standard: "standard", thesis: "thesis", treaty: "legal", webpage: "online" },
};
