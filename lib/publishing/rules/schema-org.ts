import type {
  Article,
  Book,
  CreativeWork,
  NewsArticle,
  ScholarlyArticle,
  WithContext,
} from "schema-dts";
import { datePartsInDigits, type CitedItem } from "./citing";

/**
 * A source as schema.org describes works, for machines that read pages.
 * @param address the full address of its page here
 */
export function schemaOrgOf(item: CitedItem, address: string): WithContext<Work> {
  const names = [...(item.author ?? [])];
  const unparted = names.flatMap(({ literal }) => literal ?? []);
  const elsewhere = [item.URL, item.DOI && `https://doi.org/${item.DOI}`].filter(Boolean);
  return pruned<WithContext<Work>>({
    "@context": "https://schema.org",
    "@type": TYPES[item.type] ?? "CreativeWork",
    name: item.title,
    // A name that is not taken apart may be a person's or a committee's, and the record does not say which.
    author: names.flatMap(({ literal, family, given, "non-dropping-particle": particle }) =>
      literal === undefined
        ? [
            {
              "@type": "Person" as const,
              name: [given, particle, family].filter(Boolean).join(" "),
            },
          ]
        : [],
    ),
    creditText: unparted.join("; "),
    datePublished: datePartsInDigits(item.issued).join("-"),
    publisher: item.publisher ? { "@type": "Organization", name: item.publisher } : undefined,
    isPartOf: item["container-title"]
      ? { "@type": "CreativeWork", name: item["container-title"] }
      : undefined,
    inLanguage: item.language,
    isbn: item.ISBN,
    sameAs: elsewhere as string[],
    mainEntityOfPage: address,
  });
}

type Work = Article | Book | CreativeWork | NewsArticle | ScholarlyArticle;

const TYPES: Record<string, "Article" | "Book" | "NewsArticle" | "ScholarlyArticle"> = {
  ...{ book: "Book", "article-journal": "ScholarlyArticle", "article-newspaper": "NewsArticle" },
  ...{ "article-magazine": "Article", review: "Article", "review-book": "Article" },
};

/** Without what is not recorded. */
function pruned<Thing extends object>(thing: Thing): Thing {
  const isRecorded = (value: unknown) =>
    value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(thing).filter(([, value]) => isRecorded(value)),
  ) as Thing;
}
