import type { CslName } from "../rules";

export const PERSON_NAME_LENGTH = { most: 120 };

/** A name as people file it: "Trotsky, Leon" in parts, and what has no comma, or several, as it stands. */
export function personOf(line: string): { name: string; sortName: string; csl: CslName } {
  const [family, given, ...more] = line.split(",").map((part) => part.trim());
  if (!family || !given || more.length > 0)
    return { name: line, sortName: line, csl: { literal: line } };
  return { name: `${given} ${family}`, sortName: `${family}, ${given}`, csl: { family, given } };
}

/** The names of a text that has one to a line. */
export const namesIn = (text: string | null): string[] =>
  (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
