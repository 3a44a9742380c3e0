import type { CslName } from "@/lib/sources/rules/csl";
import { datePartsInDigits, type CitedItem } from "./citing";

/** A record as RIS: one tag and value a line, never folded, since readers differ in how they take folded lines. */
export function risOf(item: CitedItem): string {
  const lines = tagsOf(item).flatMap(([tag, value]) =>
    value ? [`${tag}  - ${onOneLine(value)}`] : [],
  );
  return [`TY  - ${TYPES[item.type] ?? "GEN"}`, ...lines, "ER  - ", ""].join("\r\n");
}

const TYPES: Record<string, string> = {
  ...{
    book: "BOOK",
    chapter: "CHAP",
    "entry-encyclopedia": "ENCYC",
    thesis: "THES",
    report: "RPRT",
  },
  ...{ "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS" },
  ...{ review: "MGZN", "review-book": "MGZN", "paper-conference": "CPAPER", webpage: "ELEC" },
  ...{ manuscript: "MANSCPT", map: "MAP", motion_picture: "MPCT", speech: "HEAR" },
};

function tagsOf(item: CitedItem): [string, string | undefined][] {
  const [firstPage, lastPage] = item.page?.split(/[-–]/) ?? [];
  return [
    ...namesOf("AU", item.author),
    ...namesOf("A2", item.editor),
    ...namesOf("A4", item.translator),
    ["TI", item.title],
    ["T2", item["container-title"]],
    ["PY", datePartsInDigits(item.issued)[0] ?? item.issued?.literal],
    ["DA", dateOf(item.issued)],
    ["PB", item.publisher],
    ["CY", item["publisher-place"]],
    ["ET", item.edition],
    ["VL", item.volume],
    ["IS", item.issue],
    ["SP", firstPage],
    ["EP", lastPage],
    ["DO", item.DOI],
    ["SN", item.ISBN],
    ["UR", item.URL],
    ["Y2", dateOf(item.accessed)],
    ["LA", item.language],
    ["N1", item.note],
    ["ID", item.id],
  ];
}

const namesOf = (tag: string, names: readonly CslName[] | undefined): [string, string][] =>
  (names ?? []).map(({ literal, family, given, "non-dropping-particle": particle }) => [
    tag,
    literal ?? [[particle, family].filter(Boolean).join(" "), given].filter(Boolean).join(", "),
  ]);

// Three slashes stand in every date, also where day and month are not known.
function dateOf(date: CitedItem["issued"]): string | undefined {
  const parts = datePartsInDigits(date);
  return parts.length > 0 ? `${[0, 1, 2].map((at) => parts[at] ?? "").join("/")}/` : undefined;
}

const onOneLine = (value: string): string => value.replace(/\s+/g, " ").trim();
