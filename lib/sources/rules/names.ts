import type { CslName } from "./csl";

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

/** A name as CSL holds it, as people file it: what `personOf` reads of a line, with particles and suffix in their places. */
export function personNamed(csl: CslName): { name: string; sortName: string } {
  if (csl.literal !== undefined || csl.family === undefined) {
    const name = csl.literal ?? csl.given ?? "";
    return { name, sortName: name };
  }
  const { family, given, suffix } = csl;
  const [dropping, particle] = [csl["dropping-particle"], csl["non-dropping-particle"]];
  const last = [given, dropping, particle].filter(Boolean).join(" ");
  return {
    name: spoken([given, dropping, particle, family, suffix]),
    sortName: [family, last, suffix].filter(Boolean).join(", "),
  };
}

/** The parts of a name as it is spoken: "Jean d’Alembert" has no space after its particle. */
export const spoken = (parts: readonly (string | undefined)[]): string =>
  parts
    .filter(Boolean)
    .join(" ")
    .replace(/(?<= \p{Ll}+['’]) /u, "");

/**
 * A name in the parts in which RIS carries it. Small words before a family
 * name stay with it, those after a given name do not; a capital makes either part of the name.
 */
export function nameOfParts(parts: NameParts): CslName {
  const isWhole = Boolean(parts.family && parts.given);
  const [, particle, family] = (isWhole && LEADING.exec(parts.family!)) || [];
  const [, given, dropping] = (isWhole && TRAILING.exec(parts.given!)) || [];
  return named({
    family: family ?? parts.family,
    given: given ?? parts.given,
    "dropping-particle": dropping?.trim(),
    "non-dropping-particle": particle?.trim(),
    suffix: parts.suffix,
  });
}

type NameParts = Partial<Record<"family" | "given" | "suffix", string | undefined>>;

/** A name without the parts that it does not have. A family name alone may be a people's, a ship's or a committee's. */
export function named(parts: Partial<Record<keyof CslName, string | undefined>>): CslName {
  const said = Object.entries(parts).filter(([, part]) => part);
  return Object.fromEntries(said) as CslName;
}

const LEADING = /^((?:\p{Ll}[\p{Ll}'’.]*[ ]+)*(?:\p{Ll}[\p{Ll}.]*(?: |['’](?=\p{Lu}))))(\p{L}.*)$/u;
const TRAILING = /^(.*?\S)((?: \p{Ll}[\p{Ll}'’.]*)+)$/u;
