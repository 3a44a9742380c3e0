import { readBib, flavourOf, isBib } from "./bibtex";
import { readCslJson } from "./csl-json";
import type { ReadEntry } from "./entry";
import { isRis, readRis } from "./ris";

/** The formats that are recognised, as they are called. */
export type BibliographyFormat = "BibTeX" | "BibLaTeX" | "RIS" | "CSL-JSON";

export type Bibliography =
  | { kind: "read"; format: BibliographyFormat; entries: ReadEntry[] }
  /** In words that say what to do. */
  | { kind: "none"; words: string };

/** Reads a bibliography in whichever of four formats it is written. An entry that is broken never blocks the others. */
export function readBibliography(text: string): Bibliography {
  const begins = text.trimStart()[0] ?? "";
  if (begins === "[" || begins === "{") {
    const entries = readCslJson(text);
    return entries ? counted("CSL-JSON", entries) : { kind: "none", words: BROKEN_JSON };
  }
  if (isRis(text)) return counted("RIS", readRis(text));
  if (!isBib(text)) return { kind: "none", words: UNKNOWN };
  const flavour = flavourOf(text);
  return counted(flavour, readBib(text, flavour));
}

const counted = (format: BibliographyFormat, entries: ReadEntry[]): Bibliography =>
  entries.length === 0 ? { kind: "none", words: EMPTY } : { kind: "read", format, entries };

const UNKNOWN =
  "This is none of the formats that can be read: BibTeX and BibLaTeX begin an entry with @, RIS with “TY  -”, CSL-JSON with [ or {.";
const BROKEN_JSON =
  "This begins as CSL-JSON does, but it is no JSON: a bracket, a quotation mark or a comma is missing. Export it once more and paste the whole of it.";
const EMPTY = "There is no entry in it.";
