import type { Library } from "@retorquere/bibtex-parser";
import { monthNamed, seasonNamed } from "../date-words";

/** Whether an error says no more than that an abbreviation stands for nothing: it stays as the word it is. */
export const isUnexplained = (error: string): boolean => error.startsWith(UNEXPLAINED);

/**
 * The abbreviations for which a file has no words (`@string`). What speaks for itself without braces is none: months,
 * seasons, and what begins with a digit, as no abbreviation may ("44BC", "1--10").
 */
export const unexplainedIn = ({ errors }: Library): Set<string> =>
  new Set(
    errors
      .filter(({ error }) => isUnexplained(error))
      .map(({ error }) => String(JSON.parse(error.slice(UNEXPLAINED.length))))
      .filter((name) => name && !/^\d/.test(name) && !monthNamed(name) && !seasonNamed(name)),
  );

/** Those of them that an entry has as a value or in one. They are told once for a whole file, so that each is looked through. */
export const abbreviationsIn = (input: string, unexplained: ReadonlySet<string>): string[] =>
  unexplained.size === 0
    ? []
    : [...input.matchAll(/[=#]\s*([^\s"#%'(),={}]+)\s*(?=[#%,)}])/g)].flatMap(([, name]) =>
        unexplained.has(name!) ? [name!] : [],
      );

const UNEXPLAINED = "Unresolved @string reference ";
