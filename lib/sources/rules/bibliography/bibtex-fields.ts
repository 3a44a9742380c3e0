import type { CslType, DateVariable, NameVariable, TextVariable } from "../csl";

/** Which of the two ways of writing a file of `@` entries is in. They differ in names of fields, and in what a particle is. */
export type BibFlavour = "BibTeX" | "BibLaTeX";

/**
 * The kinds of BibTeX and BibLaTeX and the CSL type of each.
 * https://ctan.org/pkg/biblatex, "Entry Types"
 */
export const BIB_TYPES: Record<string, CslType> = {
  ...{ article: "article-journal", suppperiodical: "article-journal", review: "review" },
  ...{ book: "book", mvbook: "book", collection: "book", mvcollection: "book" },
  ...{ proceedings: "book", mvproceedings: "book", reference: "book", mvreference: "book" },
  ...{ inbook: "chapter", incollection: "chapter", suppbook: "chapter", bookinbook: "chapter" },
  ...{ suppcollection: "chapter", inproceedings: "paper-conference" },
  ...{ conference: "paper-conference", inreference: "entry-encyclopedia" },
  ...{ booklet: "pamphlet", manual: "report", techreport: "report", report: "report" },
  ...{ thesis: "thesis", phdthesis: "thesis", mastersthesis: "thesis" },
  ...{ unpublished: "manuscript", online: "webpage", electronic: "webpage", www: "webpage" },
  ...{ dataset: "dataset", software: "software", patent: "patent", periodical: "periodical" },
  ...{ letter: "personal_communication", jurisdiction: "legal_case", legislation: "legislation" },
  ...{ legal: "treaty", standard: "standard", movie: "motion_picture", video: "motion_picture" },
  ...{ music: "song", audio: "song", image: "graphic", artwork: "graphic", misc: "document" },
  ...{ performance: "performance", commentary: "book" },
};

/** What `entrysubtype` calls kinds for which CSL has another name. */
export const BIB_SUBTYPES: Record<string, CslType> = {
  ...{ magazine: "article-magazine", newspaper: "article-newspaper" },
};

/** Kinds that say what sort of work it is, beside the CSL type. */
export const BIB_GENRES: Record<string, string> = {
  ...{ phdthesis: "PhD thesis", mastersthesis: "Master's thesis" },
};

export const BIB_NAMES: Record<string, NameVariable> = {
  ...{ author: "author", editor: "editor", translator: "translator" },
  ...{ bookauthor: "container-author", director: "director", scriptwriter: "script-writer" },
  ...{ collaborator: "contributor" },
};

export const BIB_DATES: Record<string, DateVariable> = {
  ...{ date: "issued", urldate: "accessed", origdate: "original-date", eventdate: "event-date" },
};

/** Fields that say the same in BibTeX and BibLaTeX; the first name of a variable is the one that is written. */
export const BIB_TEXTS: Record<string, TextVariable | "title"> = {
  ...{ title: "title", shorttitle: "title-short", shortjournal: "container-title-short" },
  ...{ series: "collection-title", edition: "edition", volume: "volume" },
  ...{ volumes: "number-of-volumes", pagetotal: "number-of-pages", pages: "page" },
  ...{ chapter: "chapter-number", part: "part-number", version: "version", doi: "DOI" },
  ...{ isbn: "ISBN", issn: "ISSN", url: "URL", note: "note", abstract: "abstract" },
  ...{ annotation: "annote", annote: "annote", pubstate: "status", venue: "event-place" },
  ...{ eventtitle: "event-title", origtitle: "original-title" },
  ...{ origpublisher: "original-publisher", origlocation: "original-publisher-place" },
  ...{ origlanguage: "original-language", library: "call-number", langid: "language" },
  ...{ language: "language", type: "genre", issue: "issue" },
  ...{ publisher: "publisher", school: "publisher", institution: "publisher" },
  ...{ organization: "publisher", address: "publisher-place", location: "publisher-place" },
  ...{ journaltitle: "container-title", journal: "container-title" },
  ...{ booktitle: "container-title", maintitle: "container-title", keywords: "keyword" },
};

/** Kinds whose `number` counts within a year or a volume; of the others it is the number of the thing itself, or of its series. */
export const PERIODICAL_KINDS = new Set(["article", "periodical", "review", "suppperiodical"]);
/** Kinds that are numbered themselves. */
export const NUMBERED_KINDS = new Set([
  ...["report", "techreport", "manual", "patent", "standard", "legislation", "jurisdiction"],
  ...["dataset", "software", "misc", "online", "legal", "music", "movie", "image", "letter"],
  ...["artwork", "performance", "unpublished", "booklet", "thesis", "phdthesis"],
]);

/** Fields that tell the program how to typeset, sort or find an entry, and nothing of the work. */
export const BIB_PASSED_OVER = new Set([
  ...["options", "crossref", "xref", "xdata", "ids", "key", "sortkey", "sortname", "sorttitle"],
  ...["sortyear", "presort", "label", "shorthand", "indextitle", "hyphenation", "execute"],
  ...["gender", "entryset", "related", "relatedtype", "relatedstring", "pagination"],
  ...["bookpagination", "timestamp", "owner", "date-added", "date-modified", "bdsk-url-1"],
  ...["groups", "citationkey", "creationdate", "modificationdate", "entrysubtype"],
]);
