import type { CslItem } from "../../rules";
import type { ReadEntry } from "./entry";
import type { BibliographyFormat } from "./read";

/** How many entries are brought at once, at most. */
export const IMPORT_ENTRIES = { most: 300 };

/** A key by which a record is known, and a source of the ledger that is known by the same one; null where there is none. */
export type Known = {
  /** Which record it is, from 0. */
  at: number;
  key: string;
  sourceId: string | null;
  /** The key of that source: of a work it may say less than this one, or more. */
  sourceKey: string | null;
  title: string | null;
  isWaiting: boolean;
};

/** What may be the same work as an entry: a source of the ledger, or an entry before it in the file. */
export type Twin = { why: string } & (
  | { kind: "source"; id: string; title: string; isWaiting: boolean }
  | { kind: "entry"; position: number; key: string }
);

/** An entry as it would be saved, with what may be the same. */
export type PlannedEntry = ReadEntry & { twins: Twin[] };

/** What an import would do, before it is done. */
export type ImportPlan = { format: BibliographyFormat; entries: PlannedEntry[] };

/** The plan for the entries of a file, given by what each of its whole records is known. */
export function planImport(
  format: BibliographyFormat,
  entries: readonly ReadEntry[],
  known: readonly Known[],
): ImportPlan {
  const whole = wholeOf(entries);
  const before = new Map<string, Keyed[]>();
  const planned = entries.map((entry) => {
    const mine = known.filter(({ at }) => whole[at] === entry);
    const twins = mine.flatMap((one) => twinsOf(one, before.get(subjectOf(one.key)) ?? []));
    for (const { key } of mine) {
      const subject = subjectOf(key);
      before.set(subject, [...(before.get(subject) ?? []), { key, entry }]);
    }
    return { ...entry, twins: eachOnce(twins) };
  });
  return { format, entries: planned };
}

/** The entries that have a record, as `planImport` counts them. */
export const wholeOf = <Entry extends { item: CslItem | null }>(entries: readonly Entry[]) =>
  entries.filter((entry): entry is Entry & { item: CslItem } => entry.item !== null);

/** Whether an entry is chosen before anybody has chosen: it can be saved, and nothing seems to be the same. */
export const isChosenAtFirst = ({ item, twins }: PlannedEntry): boolean =>
  item !== null && twins.length === 0;

type Keyed = { key: string; entry: ReadEntry };

function twinsOf(known: Known, before: readonly Keyed[]): Twin[] {
  const { key, sourceId, sourceKey, title, isWaiting } = known;
  const first =
    before.find((other) => other.key === key) ?? before.find((other) => agree(other.key, key));
  const twins: Twin[] = [];
  if (sourceId !== null) {
    const why = whyOf(key, sourceKey ?? key);
    twins.push({ kind: "source", why, id: sourceId, title: title ?? "", isWaiting });
  }
  if (first) {
    const { position, key: name } = first.entry;
    twins.push({ kind: "entry", why: whyOf(key, first.key), position, key: name });
  }
  return twins;
}

const isWork = (key: string): boolean => key.startsWith("work:");

// What two keys must have in common to be looked at: of a work its title, and else the whole number.
const subjectOf = (key: string): string => (isWork(key) ? key.split("|")[0]! : key);

// One that does not say who or when may be any of those that do.
function agree(one: string, other: string): boolean {
  if (!isWork(one)) return one === other;
  const [, ...theirs] = other.split("|");
  return one
    .split("|")
    .slice(1)
    .every((said, at) => said === theirs[at] || !said || !theirs[at]);
}

// Of two works it is said by what both are known.
function whyOf(key: string, other: string): string {
  if (!isWork(key)) return NUMBERS[key.split(":")[0]!] ?? "record";
  const [, author, year] = key.split("|");
  const [, theirAuthor, theirYear] = other.split("|");
  return LIST.format([
    "title",
    ...(author && author === theirAuthor ? ["author"] : []),
    ...(year && year === theirYear ? ["year"] : []),
  ]);
}

const NUMBERS: Record<string, string> = { doi: "DOI", isbn: "ISBN" };
const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });

// The same source may be known by its number and by its title: the first says enough.
function eachOnce(twins: readonly Twin[]): Twin[] {
  const nameOf = (twin: Twin) => (twin.kind === "source" ? twin.id : `${twin.position}`);
  return twins.filter(
    (twin, at) => twins.findIndex((other) => nameOf(other) === nameOf(twin)) === at,
  );
}
