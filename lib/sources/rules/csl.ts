/**
 * What CSL 1.0.2 has names for: kinds of works, and what is said of them by people, dates and texts. Numbers are texts
 * here, since editions and issues are not always counted.
 * https://docs.citationstyles.org/en/v1.0.2/specification.html#appendix-iii-types
 */
export const CSL_TYPES = [
  ...(["article", "article-journal", "article-magazine", "article-newspaper", "bill"] as const),
  ...(["book", "broadcast", "chapter", "classic", "collection", "dataset", "document"] as const),
  ...(["entry", "entry-dictionary", "entry-encyclopedia", "event", "figure"] as const),
  ...(["graphic", "hearing", "interview", "legal_case", "legislation", "manuscript"] as const),
  ...(["map", "motion_picture", "musical_score", "pamphlet", "paper-conference"] as const),
  ...(["patent", "performance", "periodical", "personal_communication", "post"] as const),
  ...(["post-weblog", "regulation", "report", "review", "review-book", "software"] as const),
  ...(["song", "speech", "standard", "thesis", "treaty", "webpage"] as const),
] as const;
export type CslType = (typeof CSL_TYPES)[number];

export const NAME_VARIABLES = [
  ...([
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
  ] as const),
  ...(["contributor", "curator", "director", "editor", "editor-translator"] as const),
  ...(["editorial-director", "executive-producer", "guest", "host", "illustrator"] as const),
  ...(["interviewer", "narrator", "organizer", "original-author", "performer"] as const),
  ...(["producer", "recipient", "reviewed-author", "script-writer"] as const),
  ...(["series-creator", "translator"] as const),
] as const;
export type NameVariable = (typeof NAME_VARIABLES)[number];

export const DATE_VARIABLES = [
  ...(["accessed", "available-date", "event-date", "issued", "original-date"] as const),
  "submitted",
] as const;
export type DateVariable = (typeof DATE_VARIABLES)[number];

export const TEXT_VARIABLES = [
  ...(["abstract", "annote", "archive", "archive_collection", "archive_location"] as const),
  ...(["archive-place", "authority", "call-number", "chapter-number"] as const),
  ...(["collection-number", "collection-title", "container-title"] as const),
  ...(["container-title-short", "dimensions", "division", "DOI", "edition"] as const),
  ...(["event-place", "event-title", "genre", "ISBN", "ISSN", "issue", "jurisdiction"] as const),
  ...(["keyword", "language", "license", "medium", "note", "number"] as const),
  ...(["number-of-pages", "number-of-volumes", "original-language"] as const),
  ...(["original-publisher", "original-publisher-place", "original-title", "page"] as const),
  ...(["part-number", "part-title", "PMCID", "PMID", "printing-number", "publisher"] as const),
  ...(["publisher-place", "references", "reviewed-genre", "reviewed-title", "scale"] as const),
  ...(["section", "source", "status", "supplement-number", "title-short", "URL"] as const),
  ...(["version", "volume", "volume-title", "volume-title-short"] as const),
] as const;
export type TextVariable = (typeof TEXT_VARIABLES)[number];

/** A name as CSL-JSON holds it: in parts, or as it stands when it has none. */
export type CslName = {
  family?: string;
  given?: string;
  literal?: string;
  /** Goes before the family name and stays with it: "de" of de Gaulle. */
  "non-dropping-particle"?: string;
  /** Goes before the family name, and away where the family stands alone: "von" of Humboldt. */
  "dropping-particle"?: string;
  suffix?: string;
};

/** A date as CSL-JSON holds it: its parts as far as they are known, and, of a range, those of its end. 44 BC is the year -44. */
export type CslDate = {
  "date-parts"?: readonly (readonly number[])[];
  /** 1 to 4, from spring to winter. */
  season?: number;
  circa?: boolean;
  literal?: string;
};

export const isCslType = (type: string): type is CslType =>
  (CSL_TYPES as readonly string[]).includes(type);
