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
  const firsts = new Map<string, ReadEntry>();
  const planned = entries.map((entry) => {
    const mine = known.filter(({ at }) => whole[at] === entry);
    const twins = mine.flatMap((one) => twinsOf(one, firsts.get(one.key)));
    for (const { key } of mine) if (!firsts.has(key)) firsts.set(key, entry);
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

function twinsOf({ key, sourceId, title, isWaiting }: Known, first?: ReadEntry): Twin[] {
  const why = whyOf(key);
  return [
    ...(sourceId === null
      ? []
      : [{ kind: "source" as const, why, id: sourceId, title: title ?? "", isWaiting }]),
    ...(first ? [{ kind: "entry" as const, why, position: first.position, key: first.key }] : []),
  ];
}

// Of a work without an author or a year it is said by what it is known.
function whyOf(key: string): string {
  if (!key.startsWith("work:")) return NUMBERS[key.split(":")[0]!] ?? "record";
  const [, author, year] = key.split("|");
  return LIST.format(["title", ...(author ? ["author"] : []), ...(year ? ["year"] : [])]);
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
