import type { CslType, NameVariable, TextVariable } from "../csl";

/**
 * The kinds of RIS and the CSL type of each; where several mean the same to CSL, the first is written. What has no kind
 * of its own is written as the one below it in `RIS_NEAREST`, with the CSL type beside it (M3, type of work).
 * https://web.archive.org/web/20120616191203/http://refman.com/support/risformat_intro.asp
 */
export const RIS_TYPES: Record<string, CslType> = {
  ...{ BOOK: "book", EBOOK: "book", EDBOOK: "book", CHAP: "chapter", ECHAP: "chapter" },
  ...{ JOUR: "article-journal", EJOUR: "article-journal", ABST: "article-journal" },
  ...{ INPR: "article-journal", MGZN: "article-magazine", NEWS: "article-newspaper" },
  ...{ ENCYC: "entry-encyclopedia", DICT: "entry-dictionary", THES: "thesis", RPRT: "report" },
  ...{ GOVDOC: "report", CPAPER: "paper-conference", CONF: "paper-conference" },
  ...{ ELEC: "webpage", WEB: "webpage", BLOG: "post-weblog", UNPB: "article" },
  ...{ MANSCPT: "manuscript", MAP: "map", MPCT: "motion_picture", SLIDE: "speech" },
  ...{ PCOMM: "personal_communication", PAT: "patent", CASE: "legal_case" },
  ...{ STAT: "legislation", BILL: "bill", HEAR: "hearing", DATA: "dataset", COMP: "software" },
  ...{ SOUND: "song", MUSIC: "musical_score", VIDEO: "broadcast", ADVS: "broadcast" },
  ...{ ART: "graphic", FIGURE: "figure", PAMP: "pamphlet", STAND: "standard" },
  ...{ CLSWK: "classic", SER: "periodical", JFULL: "periodical", GEN: "document" },
};

/** Under which kind a CSL type is written that has none of its own. */
export const RIS_NEAREST: Partial<Record<CslType, string>> = {
  ...{ review: "MGZN", "review-book": "MGZN", collection: "BOOK", entry: "ENCYC" },
  ...{ post: "ELEC", regulation: "STAT" },
};

/** Who had a hand in it; a tag that a kind uses otherwise is not looked at twice. */
export const RIS_NAMES: readonly (readonly [tag: string, variable: NameVariable])[] = [
  ["AU", "author"],
  ["A1", "author"],
  ["A2", "editor"],
  ["ED", "editor"],
  ["A3", "collection-editor"],
  ["A4", "translator"],
];

/** What is said in words. The first tag of a variable is the one that is written. */
export const RIS_TEXTS: readonly (readonly [tag: string, variable: TextVariable | "title"])[] = [
  ["TI", "title"],
  ["T1", "title"],
  ["CT", "title"],
  ["ST", "title-short"],
  ["T2", "container-title"],
  ["JO", "container-title"],
  ["JF", "container-title"],
  ["BT", "container-title"],
  ["J2", "container-title-short"],
  ["JA", "container-title-short"],
  ["T3", "collection-title"],
  ["PB", "publisher"],
  ["CY", "publisher-place"],
  ["PP", "publisher-place"],
  ["ET", "edition"],
  ["VL", "volume"],
  ["IS", "issue"],
  ["NV", "number-of-volumes"],
  ["SE", "section"],
  ["M1", "number"],
  ["DO", "DOI"],
  ["UR", "URL"],
  ["LA", "language"],
  ["CN", "call-number"],
  ["DB", "archive"],
  ["AV", "archive_location"],
  ["AB", "abstract"],
  ["N2", "abstract"],
  ["N1", "note"],
];
