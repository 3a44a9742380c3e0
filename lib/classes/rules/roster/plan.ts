import { nameKey } from "@/lib/identity/rules";
import type { Left, Listed } from "./read";

/** Somebody whom the class expects already. */
export type Expected = {
  entryId: string;
  name: string;
  email: string | null;
  externalId: string | null;
};
/** Somebody who came in by its roster, or without an address by a code that their teacher made. */
export type CameIn = {
  name: string | null;
  email: string | null;
  externalId: string | null;
  /** Whether they are in it still. */
  isIn: boolean;
};

/** What an import does with one row. */
export type Step = {
  line: number;
  name: string;
  email: string | null;
  externalId: string | null;
} & (
  | { does: "add" }
  /** The entry is replaced, since something else is said of the same person. */
  | { does: "change"; entryId: string; was: string }
  | { does: "nothing"; since: "expected" | "in" | "gone"; entryId?: string }
);
export type Plan = { steps: Step[]; left: Left[] };

/**
 * What the import of a list does, row by row. People are known by their id, else by their address, and those who have
 * neither by their name. What somebody in the class is called stands in their account: a roster does not change it.
 */
export function planImport(
  people: readonly Listed[],
  left: readonly Left[],
  present: { expected: readonly Expected[]; cameIn: readonly CameIn[] },
): Plan {
  const [expected, cameIn] = [known(present.expected), known(present.cameIn)];
  const steps: Step[] = [];
  const refused: Left[] = [];
  const taken = new Set<string>();
  for (const one of people) {
    const inside = cameIn(one)[0];
    const [entry, ...others] = expected(one);
    if (others.length > 0 || (inside && entry)) refused.push(twoPeople(one));
    else if (inside) steps.push({ ...one, does: "nothing", since: inside.isIn ? "in" : "gone" });
    else if (!entry) steps.push({ ...one, does: "add" });
    else if (taken.has(entry.entryId)) refused.push(twoPeople(one));
    else {
      taken.add(entry.entryId);
      steps.push(stepOn(one, entry));
    }
  }
  return { steps, left: [...left, ...refused].sort((one, other) => one.line - other.line) };
}

/** How many rows of each kind there are. */
export function countsOf({ steps, left }: Plan) {
  const doing = (does: Step["does"]) => steps.filter((step) => step.does === does).length;
  const since = (why: string) =>
    steps.filter((step) => step.does === "nothing" && step.since === why).length;
  return {
    ...{ add: doing("add"), change: doing("change"), expected: since("expected") },
    ...{ in: since("in"), gone: since("gone"), left: left.length },
  };
}

function stepOn(one: Listed, entry: Expected): Step {
  // An id or an address that the list does not say is no reason to forget it.
  const email = one.email ?? entry.email;
  const externalId = one.externalId ?? entry.externalId;
  const isSame =
    one.name === entry.name && email === entry.email && externalId === entry.externalId;
  const { entryId } = entry;
  if (isSame) return { ...one, does: "nothing", since: "expected", entryId };
  const was = [entry.name, entry.email, entry.externalId]
    .filter((said) => said !== null)
    .join(", ");
  return { ...one, email, externalId, does: "change", entryId, was };
}

const twoPeople = ({ line, name }: Listed): Left => ({
  ...{ line, about: name, kind: "error", column: null },
  words:
    "Its address and its id are those of two people whom the class knows already. Correct one of them on this page, or the row.",
});

type Known = { name: string | null; email: string | null; externalId: string | null };

/** Finds who is meant: each of them once. */
function known<Somebody extends Known>(all: readonly Somebody[]) {
  const marks = new Map<string, Somebody>();
  for (const somebody of all) for (const mark of marksOf(somebody)) marks.set(mark, somebody);
  return (one: Known): Somebody[] => {
    const found = marksOf(one).flatMap((mark) => marks.get(mark) ?? []);
    // Whoever has got an address or an id meanwhile is still who had neither.
    const namesake = found.length === 0 ? marks.get(nameMark(one.name)) : undefined;
    return namesake ? [namesake] : [...new Set(found)];
  };
}

const nameMark = (name: string | null): string => `name/${nameKey(name ?? "")}`;

function marksOf({ name, email, externalId }: Known): string[] {
  if (email === null && externalId === null) return name === null ? [] : [nameMark(name)];
  return [
    ...(externalId === null ? [] : [`id/${externalId}`]),
    ...(email === null ? [] : [`email/${email}`]),
  ];
}
