import { canonicalJson, sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import { markText, partsAround, type RedactionMark } from "@/lib/foundation/redacted";

/** Everything whose texts can be redacted, as addresses and audit events call it. */
export const REDACTABLE = [
  ...["claim", "evidence", "argument", "annotation", "vote", "search", "request"],
  ...["source", "document", "person", "reviewer", "flag", "ruling", "redaction"],
] as const;
export type RedactableKind = (typeof REDACTABLE)[number];

/** The kinds that stand on a claim and are named together with it. */
const ON_CLAIM = ["evidence", "argument", "annotation", "vote", "search", "request"];

/** Something by its kind and id; `claimId` where it stands on a claim, or is one. */
export type RedactionSubject = { kind: RedactableKind; id: string; claimId: string | null };

/** Its id as audit events and flags have it. */
export const subjectIdOf = ({ kind, id, claimId }: RedactionSubject): string =>
  ON_CLAIM.includes(kind) ? `${claimId}/${id}` : id;

/** What an address or a field says about its subject, `kind:id`; null where that names nothing of ours. */
export function subjectIn(on: string): RedactionSubject | null {
  const [, kind = "", first = "", second] = SUBJECT.exec(on) ?? [];
  if (!(REDACTABLE as readonly string[]).includes(kind)) return null;
  const isOnClaim = ON_CLAIM.includes(kind);
  if (isOnClaim !== (second !== undefined)) return null;
  const id = second ?? first;
  if (BY_UUID.includes(kind) !== UUID.test(id)) return null;
  const claimId = isOnClaim || kind === "claim" ? first : null;
  return { kind: kind as RedactableKind, id, claimId };
}

/** The form that redacts something, and the list of what was redacted. */
export const redactPath = (subject: RedactionSubject): string =>
  `${REDACTIONS_PATH}/new?on=${subject.kind}:${subjectIdOf(subject)}`;
export const REDACTIONS_PATH = "/desk/redactions";
/** The public list of them. */
export const REDACTIONS_PAGE = "/redactions";

/** Where something stands, as far as its kind and id lead to a page. */
export function pageOf({ kind, claimId, id }: RedactionSubject): string | null {
  if (claimId) return `/claims/${claimId}`;
  const list = LISTS[kind];
  return list ? `${list}/${id}` : null;
}

/** A text goes by its hash in forms: whoever chooses it was shown these very words. */
export const textIdOf = (text: string): string => sha256Hex(text);

/** What stands in the place of some words. */
export const markOf = (words: string): RedactionMark => ({
  length: [...words].length,
  sha256: sha256Hex(words),
});

/**
 * A text with every place of some words redacted, one place after the other: each step differs from the one before by one
 * mark, as the database wants it. Words inside of marks are none. Empty where the words do not stand there.
 *
 * @param isApart only where they stand on their own, with no letter or digit beside them
 */
export function stepsWithout(text: string, words: string, isApart = false): string[] {
  if (!words) return [];
  const steps: string[] = [];
  for (let now = text; ;) {
    const next = withoutFirst(now, words, isApart);
    if (next === null) return steps;
    steps.push(next);
    now = next;
  }
}

/** Whether words stand in a text, outside of its marks: long ones anywhere, others on their own. */
export const standsIn = (text: string, words: string): boolean =>
  withoutFirst(text, words, lengthOf(words) < TELLING) !== null;

/** The same as a regular expression of PostgreSQL, for texts without marks. */
export function standing(words: string): string {
  const isApart = lengthOf(words) < TELLING;
  return isApart ? `(^|[^[:alnum:]]|${ESCAPED})${exactly(words)}($|[^[:alnum:]])` : exactly(words);
}

/**
 * How words may be written in what the program keeps of them, as they are and as strings of JSON write them, and where they
 * are meant then: long ones anywhere; others on their own, but anywhere in the log of the very thing they are taken
 * from; the shortest only as a whole string, or numbers and names would go with them.
 */
export function spellingsOf(words: string, isOwnLog = false): Spelling[] {
  const inJson = JSON.stringify(words).slice(1, -1);
  const texts = [words, inJson, JSON.stringify(inJson).slice(1, -1)];
  const length = lengthOf(words);
  const meant = length < TELLING && !isOwnLog ? "apart" : "anywhere";
  return [...new Set(texts)].map((text) => ({ text, meant: length < SHORT ? "whole" : meant }));
}

export type Spelling = { text: string; meant: "anywhere" | "apart" | "whole" };

/** Shorter words are taken from the log of the thing alone, and only where they are a whole value. */
export const SHORT = 6;
/** From this length on words say whose they are, wherever they stand. */
export const TELLING = 12;

/** How long words are in characters. */
export const lengthOf = (words: string): number => [...words].length;

/** As `stepsWithout`, where the words are a whole string of JSON. */
export function stepsWithoutWhole(text: string, words: string): string[] {
  const steps: string[] = [];
  for (let now = text; now.includes(`"${words}"`); steps.push(now))
    now = now.replace(`"${words}"`, () => `"${markText(markOf(words))}"`);
  return steps;
}

/** What a confirmation is bound to: anything else than what was shown has another seal. */
export const sealOf = (shown: JsonValue): string => sha256Hex(canonicalJson(shown));

function withoutFirst(text: string, words: string, isApart: boolean): string | null {
  let before = "";
  for (const part of partsAround(text)) {
    if (typeof part === "string") {
      const at = isApart ? part.search(apart(words)) : part.indexOf(words);
      if (at >= 0) {
        const from = before.length + at;
        return `${text.slice(0, from)}${markText(markOf(words))}${text.slice(from + words.length)}`;
      }
      before += part;
    } else before += markText(part);
  }
  return null;
}

const apart = (words: string) =>
  new RegExp(
    `(?<=^|[^\\p{L}\\p{M}\\p{N}]|${ESCAPED})${exactly(words)}(?=$|[^\\p{L}\\p{M}\\p{N}])`,
    "u",
  );
const exactly = (words: string) => words.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
// In JSON a line break before words ends with a letter.
const ESCAPED = "\\\\[bfnrt]|\\\\u[0-9a-f]{4}";

const LISTS: Partial<Record<RedactableKind, string>> = {
  ...{ source: "/sources", document: "/documents", person: "/people", ruling: "/rulings" },
};
const SUBJECT = /^([a-z]{1,20}):([0-9a-zA-Z-]{1,40})(?:\/([0-9a-zA-Z-]{1,40}))?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BY_UUID = [
  ...["annotation", "vote", "search", "request"],
  ...["reviewer", "flag", "ruling", "redaction"],
];
