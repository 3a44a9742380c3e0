import { personNamed } from "@/lib/sources/rules/names";
import { datePartsInDigits, type CitedItem } from "./citing";

/**
 * A record as a ContextObject in a query (Z39.88-2004, "COinS"): what reference managers find in a page. It speaks of a
 * work that is elsewhere; tags in the head (`citation_…`) would say that the page is the work.
 */
export function coinsOf(item: CitedItem): string {
  const coins = new URLSearchParams({ ctx_ver: "Z39.88-2004" });
  for (const [key, value] of [...formOf(item), ...common(item)])
    if (value) coins.append(key, value);
  return coins.toString();
}

type Pairs = (readonly [key: string, value: string | undefined])[];

const JOURNALS = [
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "review",
  "review-book",
];

function formOf(item: CitedItem): Pairs {
  const { title, "container-title": container, publisher, "publisher-place": place } = item;
  if (item.type === "book" || item.type === "chapter") {
    const isPart = item.type === "chapter";
    return [
      ["rft_val_fmt", "info:ofi/fmt:kev:mtx:book"],
      ["rft.genre", isPart ? "bookitem" : "book"],
      ["rft.atitle", isPart ? title : undefined],
      ["rft.btitle", isPart ? container : title],
      ["rft.pub", publisher],
      ["rft.place", place],
      ["rft.edition", item.edition],
      ["rft.isbn", item.ISBN],
    ];
  }
  if (JOURNALS.includes(item.type)) {
    return [
      ["rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"],
      ["rft.genre", "article"],
      ["rft.atitle", title],
      ["rft.jtitle", container],
      ["rft.volume", item.volume],
      ["rft.issue", item.issue],
      ["rft.pages", item.page],
    ];
  }
  return [
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ["rft.type", item.type],
    ["rft.title", title],
    ["rft.publisher", publisher],
    ["rft.source", container],
  ];
}

function common(item: CitedItem): Pairs {
  const isPlain = formOf(item)[0]?.[1]?.endsWith(":dc");
  // As people file them: without a comma a reader takes the last word for the family, be it "Jr.", and 李明 stands turned round.
  const names = (item.author ?? []).map((name) => personNamed(name).sortName);
  return [
    ...names.map((name) => [isPlain ? "rft.creator" : "rft.au", name] as const),
    ["rft.date", datePartsInDigits(item.issued).join("-") || item.issued?.literal],
    ["rft.language", item.language],
    ["rft_id", item.DOI && `info:doi/${item.DOI}`],
    ["rft_id", item.URL],
  ];
}
