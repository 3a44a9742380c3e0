import { doiOf, isbnOf } from "./numbers";

/** A number by which somebody looks for a work, told apart and checked without asking anybody. */
export type TypedNumber =
  | { kind: "DOI" | "ISBN"; number: string }
  /** In words that say what is wrong. */
  | { kind: "none"; words: string };

/** The DOI or ISBN that somebody typed or pasted, with or without an address or hyphens. */
export function numberTyped(typed: string): TypedNumber {
  const doi = doiOf(typed);
  if (doi) return { kind: "DOI", number: doi };
  const isbn = isbnOf(typed.trim());
  if (isbn) return { kind: "ISBN", number: isbn };
  const digits = typed.replace(/^\s*ISBN(?:-1[03])?:?/i, "").replace(/[\s-]/g, "");
  if (/^\d{9}[\dXx]$|^\d{13}$/.test(digits)) return { kind: "none", words: MISTYPED };
  return { kind: "none", words: NEITHER };
}

const MISTYPED = "This is no ISBN: its last digit does not fit the others, so one is mistyped.";
const NEITHER =
  "This is neither: a DOI looks like 10.1000/182, and an ISBN has ten or thirteen digits.";
