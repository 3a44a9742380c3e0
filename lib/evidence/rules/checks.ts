import type { ExcerptAnswer } from "@/lib/texts/rules/excerpts/check";
import { contextAround, isWithinCap, type Span } from "@/lib/texts/rules/context";
import type { ExcerptStatus } from "@/prisma/generated/enums";

/** Rises where the check would answer otherwise about the same words: everything is then checked again. */
export const CHECKER_VERSION = "3";

/** A text that an excerpt was looked for in, and the answer. */
export type Answered = {
  answer: ExcerptAnswer;
  editionId: string;
  holding: "SHOWN" | "PRIVATE";
  text: string;
};

/**
 * Of the answers of several texts of one source the best: words that stand in one of them stand in the source. Of equals the
 * one whose locator is confirmed, then a text that everybody can open.
 */
export function bestOf(answers: readonly Answered[]): Answered | null {
  const rank = ({ answer, holding }: Answered) =>
    STATUSES.indexOf(answer.status) * 4 +
    (answer.locatorCheck === "MATCHES" ? 0 : 2) +
    (holding === "SHOWN" ? 0 : 1);
  return answers.reduce<Answered | null>(
    (best, one) => (best === null || rank(one) < rank(best) ? one : best),
    null,
  );
}

const STATUSES: readonly ExcerptStatus[] = [
  ...(["VERIFIED", "WRONG_LOCATOR", "AMBIGUOUS", "NOT_FOUND", "NOT_CHECKED"] as const),
];

/** What everybody may see of an answer beside its status, place and reason. */
export type ShownCheck = {
  before: string;
  after: string;
  differences: ShownDifference[];
  /** Whether words of the source are kept back, since enough of it is shown elsewhere. */
  isCapped: boolean;
};
export type ShownDifference =
  /** Words of the source that an ellipsis passes over, and how many characters; null where they are kept back. */
  | { kind: "skipped"; units: number; source: string | null }
  /** Words in brackets, with those of the source in whose place they stand. */
  | { kind: "inserted"; excerpt: string; source: string | null }
  | { kind: "parted"; source: string; excerpt: string }
  /** The passage most like words that were not found. */
  | { kind: "nearest"; words: { text: string; is: "same" | "source" | "excerpt" }[] };

/**
 * What everybody may see of an answer. Of a text that is matched in private a little, and nothing once enough of it is shown.
 *
 * @param shown what checks show of this text already
 * @param isKeptBack whether a private text shows nothing, however little is shown of it
 * @returns with the span of a private text that is shown by it, the excerpt counted; null for a text that is shown whole
 */
export function shownOf(
  { answer, holding, text }: Answered,
  shown: readonly Span[],
  isKeptBack = false,
): { check: ShownCheck; span: Span | null } {
  const found = spanOf(answer);
  if (!found) return { check: { ...NOTHING, differences: [] }, span: null };
  const isNearest = answer.start === null;
  const around = isNearest ? { ...found, ...NOTHING } : contextAround(text, found, holding);
  const { before, after, ...span } = around;
  const isShown =
    holding === "SHOWN" ||
    (!isKeptBack &&
      isWithinCap({ start: span.start, end: span.end }, shown, { lengthUnits: text.length }));
  const differences = answer.differences.flatMap((one) => differenceShown(one, isShown));
  if (!isShown)
    return {
      check: { ...NOTHING, differences, isCapped: true },
      span: isNearest ? null : found,
    };
  return {
    check: { before, after, differences, isCapped: false },
    span: holding === "SHOWN" ? null : { start: span.start, end: span.end },
  };
}

const NOTHING = { before: "", after: "", isCapped: false };

function spanOf({ start, end, differences }: ExcerptAnswer): Span | null {
  if (start !== null && end !== null) return { start, end };
  const nearest = differences.find((one) => one.kind === "nearest");
  return nearest ? { start: nearest.start, end: nearest.end } : null;
}

function differenceShown(
  difference: ExcerptAnswer["differences"][number],
  isShown: boolean,
): ShownDifference[] {
  switch (difference.kind) {
    case "skipped": {
      const { source } = difference;
      return [{ kind: "skipped", units: source.length, source: isShown ? source : null }];
    }
    case "inserted":
      return [{ ...difference, source: isShown ? difference.source : null }];
    case "parted":
      return [difference];
    case "nearest":
      return isShown ? [{ kind: "nearest", words: difference.words }] : [];
  }
}

/** A stored answer as it is shown; null where there is none, or where its words were redacted. */
export function shownCheckIn(stored: string | null | undefined): ShownCheck | null {
  if (!stored?.startsWith("{")) return null;
  try {
    return JSON.parse(stored) as ShownCheck;
  } catch {
    return null;
  }
}
