import type { CslName } from "@/lib/sources/rules/csl";
import { edtfOf } from "@/lib/sources/rules/dates";
import {
  RIS_NAMES,
  RIS_NEAREST,
  RIS_TEXTS,
  RIS_TYPES,
} from "@/lib/sources/rules/bibliography/ris-tags";
import type { CslType } from "@/lib/sources/rules/csl";
import type { CitedItem } from "./citing";
import { yearInWords } from "./years";

/** A record as RIS: one tag and value a line, never folded, since readers differ in how they take folded lines. */
export function risOf(item: CitedItem): string {
  const kind = KINDS[item.type] ?? RIS_NEAREST[item.type as CslType] ?? "GEN";
  const lines = tagsOf(item, kind).flatMap(([tag, value]) =>
    value ? [`${tag}  - ${onOneLine(value)}`] : [],
  );
  return [`TY  - ${kind}`, ...lines, "ER  - ", ""].join("\r\n");
}

// The first kind of a type is the one that is written.
const KINDS: Record<string, string> = Object.fromEntries(
  Object.entries(RIS_TYPES)
    .reverse()
    .map(([kind, type]) => [type, kind]),
);

function tagsOf(item: CitedItem, kind: string): (readonly [string, string | undefined])[] {
  const [firstPage, lastPage] = pagesOf(item.page);
  return [
    ...RIS_NAMES.filter(([, variable], at) => isFirst(RIS_NAMES, variable, at)).flatMap(
      ([tag, variable]) => namesOf(tag, item[variable]),
    ),
    ...RIS_TEXTS.filter(([, variable], at) => isFirst(RIS_TEXTS, variable, at)).map(
      ([tag, variable]) => [tag, item[variable]] as const,
    ),
    ["PY", yearInWords(item.issued)],
    ["DA", dateOf(item.issued)],
    ["SP", firstPage],
    ["EP", lastPage],
    ["SN", item.ISBN ?? item.ISSN],
    ["Y2", dateOf(item.accessed)],
    // A kind that RIS has no word for, under CSL's own.
    ["M3", RIS_TYPES[kind] === item.type ? undefined : item.type],
    ["M3", item.genre],
    ...(item.keyword ?? "").split(/\s*[,;]\s*/).map((word) => ["KW", word] as const),
    ["ID", item.id],
  ];
}

const isFirst = (table: readonly (readonly [string, string])[], variable: string, at: number) =>
  table.findIndex(([, other]) => other === variable) === at;

const pagesOf = (page = ""): [string | undefined, string | undefined] => {
  const [, first, last] = /^([^-–]+)[-–]([^-–]+)$/.exec(page) ?? [];
  return first ? [first, last] : [page, undefined];
};

const namesOf = (tag: string, names: readonly CslName[] | undefined): [string, string][] =>
  (names ?? []).map((name) => [tag, nameOf(name)]);

function nameOf({ literal, family, given, suffix, ...particles }: CslName): string {
  if (literal !== undefined || !family) return literal ?? given ?? "";
  const { "non-dropping-particle": kept, "dropping-particle": dropped } = particles;
  const first = [given, dropped].filter(Boolean).join(" ");
  const last = [kept, family].filter(Boolean).join(/['’]$/.test(kept ?? "") ? "" : " ");
  return [last, first, suffix].filter(Boolean).join(", ");
}

/** Three slashes stand in every date, also where day and month are not known; words of its own follow what numbers cannot say. */
function dateOf(date: CitedItem["issued"]): string | undefined {
  if (!date) return undefined;
  const [begin, end] = date["date-parts"] ?? [];
  const isPlain = begin && !end && !date.season && !date.circa && begin[0]! > 0;
  const [year, month, day] = begin ?? [];
  const digits =
    begin && year! > 0
      ? [
          String(year).padStart(4, "0"),
          ...[month, day].map((part) => part?.toString().padStart(2, "0") ?? ""),
        ]
      : ["", "", ""];
  return `${digits.join("/")}/${isPlain ? "" : (edtfOf(date) ?? date.literal ?? "")}`;
}

const onOneLine = (value: string): string => value.replace(/\s+/g, " ").trim();
