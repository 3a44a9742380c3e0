import { personNamed } from "@/lib/sources/rules/names";
import { digitsOf } from "@/lib/sources/rules/dates";
import type { CitedItem } from "./citing";

/** What stands in the head of a page for one work: values by the names of their tags, several where a tag stands several times. */
export type HeadTags = Record<string, string | string[]>;

/**
 * A record as the tags that Highwire Press began and Google Scholar and reference managers read (`citation_…`).
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export function highwireOf(item: CitedItem): HeadTags {
  const [first, last] = item.page?.split(/[-–]/) ?? [];
  const tags: Record<string, string | readonly string[] | undefined> = {
    citation_title: item.title,
    citation_author: namesOf(item.author),
    citation_editor: namesOf(item.editor),
    citation_publication_date: dateOf(item.issued),
    [CONTAINERS[item.type] ?? "citation_inbook_title"]: item["container-title"],
    [PUBLISHERS[item.type] ?? "citation_publisher"]: item.publisher,
    citation_volume: item.volume,
    citation_issue: item.issue,
    citation_firstpage: first,
    citation_lastpage: last,
    citation_doi: item.DOI,
    citation_isbn: item.ISBN,
    citation_issn: item.ISSN,
    citation_language: item.language,
    citation_public_url: item.URL,
  };
  return Object.fromEntries(
    Object.entries(tags).flatMap(([name, value]) =>
      value?.length ? [[name, typeof value === "string" ? value : [...value]]] : [],
    ),
  );
}

const namesOf = (names: CitedItem["author"]) => names?.map((name) => personNamed(name).sortName);

// These tags know no year before our era, and a sign before its digits would be read as anything.
function dateOf(date: CitedItem["issued"]): string | undefined {
  const [begin] = date?.["date-parts"] ?? [];
  if (!begin) return date?.literal;
  return begin[0]! < 0 ? undefined : digitsOf(begin).join("/");
}

const CONTAINERS: Record<string, string> = {
  ...{ "article-journal": "citation_journal_title", "article-magazine": "citation_journal_title" },
  ...{ "article-newspaper": "citation_journal_title", review: "citation_journal_title" },
  ...{ "review-book": "citation_journal_title", "paper-conference": "citation_conference_title" },
  // Of a page on the web, what it is a page of.
  webpage: "citation_journal_title",
};
const PUBLISHERS: Record<string, string> = {
  ...{ thesis: "citation_dissertation_institution" },
  ...{ report: "citation_technical_report_institution" },
};
