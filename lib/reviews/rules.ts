import type { Relation, Target } from "@/lib/arguments/rules";
import { canonicalJson, sha256Hex } from "@/lib/foundation/canonical-json";
import { RatingGrade, type RatingReason } from "@/prisma/generated/enums";

/** The five positions of the scale, from 1 (refuted) to 5 (supported). */
export const POSITIONS = [
  "REFUTED",
  "MOSTLY_REFUTED",
  "MIXED",
  "MOSTLY_SUPPORTED",
  "SUPPORTED",
] as const;
export type VotePosition = (typeof POSITIONS)[number];
export type PositionValue = 1 | 2 | 3 | 4 | 5;

/** The two judgements that are given off the scale. */
export const OFF_SCALE = ["EVIDENCE_INSUFFICIENT", "NOT_CHECKABLE"] as const;
export type OffScale = (typeof OFF_SCALE)[number];

/** A position as it is stored. */
export const valueOf = (position: VotePosition): PositionValue =>
  (POSITIONS.indexOf(position) + 1) as PositionValue;

/** A stored position by its name. */
export const positionOf = (value: PositionValue): VotePosition => POSITIONS[value - 1]!;

/** The grades of a rating, from the best on. */
export const RATINGS = Object.values(RatingGrade);

/** What may decide the grade of each kind of item: an argument quotes nothing and has no source of its own. */
export const RATING_REASONS = {
  evidence: [
    "TO_THE_POINT",
    "RELIABLE_SOURCE",
    "QUOTED_FAIRLY",
    "SOUND_INFERENCE",
    "ANSWERS_THE_CLAIM",
  ],
  argument: ["TO_THE_POINT", "SOUND_INFERENCE", "ANSWERS_THE_CLAIM"],
} as const satisfies Record<"evidence" | "argument", readonly RatingReason[]>;

/** One piece of evidence or one argument of a claim. */
export type Item = { claimId: string; kind: "evidence" | "argument"; itemId: string };

/** The page that says all that one can do about an item of a claim. */
export const itemPath = ({ claimId, kind, itemId }: Item): string =>
  `/claims/${claimId}/${kind === "evidence" ? "evidence" : "arguments"}/${itemId}`;

/** The page on which an item of a claim is rated. */
export const ratingPath = (item: Item): string => `${itemPath(item)}/rate`;

export type SeenEvidence = {
  readonly id: string;
  readonly sourceId: string;
  readonly viaSourceId: string | null;
  readonly excerpt: string;
  readonly locator: { readonly label: string; readonly value: string } | null;
  readonly direction: "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
  readonly directness: "DIRECT" | "INFERENTIAL";
};

export type SeenArgument = {
  readonly id: string;
  readonly premiseClaimIds: readonly string[];
  readonly relation: Relation;
  readonly target: Target;
  readonly wording: string;
};

export type SeenStanding = {
  readonly sourceId: string;
  readonly standing: "GOOD" | "DISPUTED" | "SUPERSEDED" | "RETRACTED" | "UNREACHABLE";
};

/** What a voter sees of one claim, for one audience: only what is live. */
export type SeenLedger = {
  readonly claimRevisionId: string;
  readonly evidence: readonly SeenEvidence[];
  readonly arguments: readonly SeenArgument[];
  /** At least one for every source shown, as source or as via. Others are left aside. */
  readonly standings: readonly SeenStanding[];
  /** Ledgers of this claim that differ by a redaction alone: whoever saw the one before has seen the one after. */
  readonly redacted?: readonly { readonly before: string; readonly after: string }[];
};

/**
 * What a vote is bound to: SHA-256 (64 hexadecimal digits) of the RFC 8785 JSON of the ledger, each
 * list sorted by id. Order, repetition and anything that the types do not name leave it alone:
 * checks, fits, origins and notes change the verdict, not the votes. What differs by a redaction alone has the
 * hash that it had before: nobody voted on other words than those.
 *
 * @throws Error when the standing of a source that is shown is not given
 */
export function seenHash(ledger: SeenLedger): string {
  const hash = sha256Hex(
    canonicalJson({
      claimRevisionId: ledger.claimRevisionId,
      evidence: byId(ledger.evidence.map(seenEvidence)),
      arguments: byId(ledger.arguments.map(seenArgument)),
      standings: standingsShown(ledger),
    }),
  );
  return ledger.redacted?.find(({ after }) => after === hash)?.before ?? hash;
}

/**
 * Parts votes into those that saw the ledger as it now is and those that did not. Nothing is stored
 * about staleness: a ledger that returns to what a voter saw makes the vote fresh again.
 */
export function freshness<Vote extends { readonly seenHash: string }>(
  votes: readonly Vote[],
  currentHash: string,
): { fresh: Vote[]; stale: Vote[] } {
  return {
    fresh: votes.filter((vote) => vote.seenHash === currentHash),
    stale: votes.filter((vote) => vote.seenHash !== currentHash),
  };
}

export type Turnout = "none" | "early" | "provisional" | "broad";

/** Turnout by the count of fresh votes, on and off the scale (scoring, 5.2). */
export function turnoutOf(freshCount: number): Turnout {
  if (freshCount >= 20) return "broad";
  if (freshCount >= 10) return "provisional";
  return freshCount >= 3 ? "early" : "none";
}

// The members are named one by one: a row of the database brings more columns than a voter sees.
const seenEvidence = (evidence: SeenEvidence) => ({
  id: evidence.id,
  source: evidence.sourceId,
  via: evidence.viaSourceId,
  excerpt: evidence.excerpt,
  locator: evidence.locator && { label: evidence.locator.label, value: evidence.locator.value },
  direction: evidence.direction,
  directness: evidence.directness,
});

const seenArgument = (argument: SeenArgument) => ({
  id: argument.id,
  premises: [...new Set(argument.premiseClaimIds)].sort(),
  relation: argument.relation,
  target: { kind: argument.target.kind, id: argument.target.id },
  wording: argument.wording,
});

function standingsShown({ evidence, standings }: SeenLedger) {
  const standingOf = new Map(standings.map(({ sourceId, standing }) => [sourceId, standing]));
  const shown = evidence.flatMap(({ sourceId, viaSourceId }) =>
    viaSourceId === null ? [sourceId] : [sourceId, viaSourceId],
  );
  return [...new Set(shown)].sort().map((id) => {
    const standing = standingOf.get(id);
    if (!standing) throw new Error(`the standing of source ${id} is not given`);
    return { id, standing };
  });
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}
