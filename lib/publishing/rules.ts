import type { ClaimKind } from "@/prisma/generated/enums";
import type { VerdictOutcome } from "@/lib/verdicts/rules/verdict";

/** How words of a document are marked, from the state of the claim that they assert. */
export type MarkState =
  "supported" | "refuted" | "contested" | "open" | "unsourced" | "opinion" | "unread";

/** Words of a text that assert a claim; offsets count UTF-16 units of the text. */
export type MarkedPlace = { start: number; end: number; claimId: string; state: MarkState };

type Span = { start: number; end: number };

/** A stretch of a block that is marked in one way, or the blank between two sentences (no state). */
export type Run = {
  start: number;
  text: string;
  state: MarkState | null;
  claimId: string | null;
  /** The sentence that ends with it. */
  endsSentence?: number;
};

/** What a claim does to the words that assert it. A judgement of taste without evidence is an opinion. */
export function markStateOf(claim: {
  kind: ClaimKind;
  verdict: VerdictOutcome["state"];
  hasEvidence: boolean;
}): MarkState {
  if (!claim.hasEvidence) return claim.kind === "EVALUATIVE" ? "opinion" : "unsourced";
  return stateOfVerdict[claim.verdict];
}

/**
 * A block cut where marks begin and end. Where claims overlap, the words belong to the one that is said
 * in fewer words. The runs joined are the block's text.
 */
export function runsOf(
  block: Span & { text: string; sentences: readonly (Span & { id?: number })[] },
  places: readonly MarkedPlace[],
): Run[] {
  const inside = (offset: number) => offset > block.start && offset < block.end;
  const cuts = [...block.sentences, ...places].flatMap(({ start, end }) => [start, end]);
  const bounds = [...new Set([block.start, ...cuts.filter(inside), block.end])].sort(ascending);
  const runs = bounds.slice(0, -1).map((start, index) => {
    const place = closest(places, start);
    const ended = block.sentences.find(({ end }) => end === bounds[index + 1]);
    const isInSentence = block.sentences.some((sentence) => covers(sentence, start));
    return {
      start,
      text: block.text.slice(start - block.start, bounds[index + 1]! - block.start),
      state: place?.state ?? (isInSentence ? ("unread" as const) : null),
      claimId: place?.claimId ?? null,
      ...(ended?.id !== undefined && { endsSentence: ended.id }),
    };
  });
  return runs.filter(({ text }) => text !== "");
}

/** How many sentences are in each state. A sentence that asserts several claims counts as the least settled of them. */
export function coverageOf(
  sentences: readonly Span[],
  places: readonly MarkedPlace[],
): Partial<Record<MarkState, number>> {
  const coverage: Partial<Record<MarkState, number>> = {};
  for (const sentence of sentences) {
    const found = places.filter((p) => p.start < sentence.end && p.end > sentence.start);
    const state = leastSettled.find((each) => found.some((p) => p.state === each)) ?? "unread";
    coverage[state] = (coverage[state] ?? 0) + 1;
  }
  return coverage;
}

/** What a wording says, by the name that a reader knows each part by; null where it says nothing there. */
export type Fields = Readonly<Record<string, string | null>>;
export type FieldChange = { field: string; before: string; after: string };

/** The fields in which two wordings differ, in the order of the newer one; empty words where one says nothing. */
export function changedFields(before: Fields, after: Fields): FieldChange[] {
  return Object.keys(after)
    .map((field) => ({ field, before: before[field] ?? "", after: after[field] ?? "" }))
    .filter((change) => change.before !== change.after);
}

const stateOfVerdict: Record<VerdictOutcome["state"], MarkState> = {
  SUPPORTED: "supported",
  MOSTLY_SUPPORTED: "supported",
  MIXED: "contested",
  CONTESTED: "contested",
  MOSTLY_REFUTED: "refuted",
  REFUTED: "refuted",
  UNDER_REVIEW: "open",
  INSUFFICIENT: "open",
  NOT_CHECKABLE: "open",
  UNDECIDED: "open",
};
const leastSettled: readonly MarkState[] = [
  "unsourced",
  "open",
  "contested",
  "refuted",
  "supported",
  "opinion",
];

const ascending = (one: number, other: number) => one - other;
const covers = ({ start, end }: Span, offset: number) => start <= offset && offset < end;

function closest(places: readonly MarkedPlace[], offset: number): MarkedPlace | undefined {
  const length = ({ start, end }: Span) => end - start;
  return places
    .filter((place) => covers(place, offset))
    .sort((one, other) => length(one) - length(other))[0];
}
