import { markText, partsAround, type RedactionMark } from "@/lib/foundation/redacted";
import { markOf, spellingsOf, stepsWithout, stepsWithoutWhole, textIdOf } from "./redaction";

/** A stored text of the thing: where it stands, and what readers call it. */
export type HeldText = { label: string; text: string; isRecord: boolean };

/** A text to choose: the same words under one name are one choice. */
export type TextChoice = { id: string; labels: string[]; text: string; isGone: boolean };

/** The texts of a thing to choose from, in the order in which they were written. A record counts value by value. */
export function choicesOf(held: readonly HeldText[]): TextChoice[] {
  const choices = new Map<string, TextChoice>();
  for (const { label, text } of held.flatMap(valuesOf)) {
    const id = textIdOf(text);
    const choice = choices.get(id) ?? { id, labels: [], text, isGone: isGone(text) };
    if (!choice.labels.includes(label)) choice.labels.push(label);
    choices.set(id, choice);
  }
  return [...choices.values()];
}

/** What is taken out of a thing: one passage wherever it stands in its texts, or else whole texts. */
export type Wanted = { texts: readonly string[]; only: string | null };

/** The words that go. */
export const wordsOf = ({ texts, only }: Wanted): string[] => (only ? [only] : [...texts]);

/** One stored text after the other until the words are gone from it; empty where it has none of them. */
export function stepsFor({ text, isRecord }: Omit<HeldText, "label">, wanted: Wanted): string[] {
  const steps: string[] = [];
  for (const words of wordsOf(wanted))
    steps.push(...stepsOfOne(steps.at(-1) ?? text, isRecord, words, wanted.only !== null));
  return steps;
}

function stepsOfOne(now: string, isRecord: boolean, words: string, isPassage: boolean): string[] {
  // In a record the words stand as JSON writes them.
  const spelled = isRecord ? JSON.stringify(words).slice(1, -1) : words;
  if (isPassage) return stepsWithout(now, spelled);
  if (isRecord) return stepsWithoutWhole(now, spelled);
  return now === words ? [markText(markOf(words))] : [];
}

/** As `stepsFor`, in what the program keeps of the words: logs, drafts, letters. */
export function stepsInCopies(
  text: string,
  words: readonly string[],
  { isOwnLog = false } = {},
): string[] {
  const steps: string[] = [];
  for (const { text: spelled, meant } of words.flatMap((some) => spellingsOf(some, isOwnLog))) {
    const now = steps.at(-1) ?? text;
    if (meant === "whole") steps.push(...stepsWithoutWhole(now, spelled));
    else steps.push(...stepsWithout(now, spelled, meant === "apart"));
  }
  return steps;
}

/** The marks that a redaction leaves of people's own texts. */
export const marksLeft = (wanted: Wanted): RedactionMark[] =>
  [...new Set(wordsOf(wanted))].map(markOf);

const isGone = (text: string) => {
  const [part, ...others] = partsAround(text);
  return others.length === 0 && typeof part !== "string";
};

function valuesOf({ label, text, isRecord }: HeldText): { label: string; text: string }[] {
  if (!isRecord) return [{ label, text }];
  return leavesOf(parsed(text)).map((leaf) => ({ label, text: leaf }));
}

function parsed(record: string): unknown {
  try {
    return JSON.parse(record);
  } catch {
    return record;
  }
}

/** The texts in a record, but for what names its kind and itself. */
function leavesOf(value: unknown): string[] {
  if (typeof value === "string") return value ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, leaf]) =>
    name === "id" || name === "type" ? [] : leavesOf(leaf),
  );
}
