import { sideOf } from "@/lib/arguments/rules";
import { isProven } from "@/lib/evidence/rules/attesting";
import type { VotePosition } from "@/lib/reviews/rules";
import type { VerdictArgument, VerdictEvidence, VerdictInputs, VerdictSearch } from "./inputs";

const VOTES_NEEDED = 10;
const ORIGINS_NEEDED = 2;
const STRENGTH_TO_ANSWER = 0.2;

/** A thing without which there is no band (law 4). */
export type Missing =
  | { kind: "votes"; have: number; need: number }
  | { kind: "evidence"; direction: "SUPPORTS" | "CONTRADICTS" | "EITHER" }
  | { kind: "origins"; have: number; need: number }
  /** `have` are searches, each by somebody who added some of the decisive evidence. */
  | { kind: "search"; have: number }
  | { kind: "answer"; argumentId: string; relation: "REBUTS" | "UNDERCUTS" };

/** Why live evidence does not decide. */
export type Shortfall =
  | "CONTEXT_ONLY"
  | "OTHER_DIRECTION"
  | "EXCERPT_NOT_VERIFIED"
  | "FIT_NOT_CHECKED"
  | "FIT_DISPUTED"
  | "SOURCE_STANDING"
  | "VIA_STANDING"
  | "NO_SECOND_PERSON";

export type WeighedEvidence = {
  /** Ids of the evidence that decides for the median's direction. */
  decisive: string[];
  /** Live evidence that does not, each with all its reasons. */
  leftOut: { evidenceId: string; because: Shortfall[] }[];
};

/** All that keeps the votes from being a band; empty when nothing does. */
export function missingFor(
  inputs: VerdictInputs,
  onScaleVotes: number,
  median: VotePosition | null,
): Missing[] {
  const decisive = decisiveEvidence(inputs.evidence, median);
  return [
    ...missingVotes(onScaleVotes),
    ...missingDirections(decisive, median),
    ...missingOrigins(decisive, inputs.claim.isAboutText ? 1 : ORIGINS_NEEDED),
    ...missingSearch(inputs.searches, decisive),
    ...missingAnswers(inputs),
  ];
}

/** Parts live evidence into what decides and what is left out, each sorted by id. */
export function weighedEvidence(
  evidence: readonly VerdictEvidence[],
  median: VotePosition | null,
): WeighedEvidence {
  const live = evidence.filter((item) => item.state === "LIVE").sort(byId);
  const weighed = live.map((item) => ({
    evidenceId: item.id,
    because: shortfallsOf(item, median),
  }));
  return {
    decisive: weighed.flatMap(({ evidenceId, because }) => (because.length ? [] : [evidenceId])),
    leftOut: weighed.filter(({ because }) => because.length > 0),
  };
}

/** Ids of the claim's live qualifications that nobody has answered, sorted. */
export function openQualifications(inputs: VerdictInputs): string[] {
  return liveArguments(inputs)
    .filter((argument) => argument.relation === "QUALIFIES" && !argument.isAnswered)
    .filter((argument) => sideOf(argument, liveLedger(inputs)) === "OPPOSES")
    .map((argument) => argument.id);
}

/** Whether a search is by somebody who added none of the evidence that decides. */
export function isSearchByAnother(search: VerdictSearch, decisiveIds: readonly string[]): boolean {
  if ("isByAnother" in search) return search.isByAnother;
  return !search.addedEvidenceIds.some((evidenceId) => decisiveIds.includes(evidenceId));
}

function decisiveEvidence(
  evidence: readonly VerdictEvidence[],
  median: VotePosition | null,
): VerdictEvidence[] {
  const ids = new Set(weighedEvidence(evidence, median).decisive);
  return evidence.filter((item) => ids.has(item.id));
}

/** All reasons at once, for each is a thing that somebody else may mend. */
function shortfallsOf(item: VerdictEvidence, median: VotePosition | null): Shortfall[] {
  const conditions: [Shortfall, boolean][] = [
    ["CONTEXT_ONLY", item.direction === "CONTEXT"],
    ["OTHER_DIRECTION", item.direction !== "CONTEXT" && !isWanted(item.direction, median)],
    ["EXCERPT_NOT_VERIFIED", !isProven(item)],
    ["FIT_NOT_CHECKED", item.fit === "NOT_CHECKED"],
    ["FIT_DISPUTED", item.fit === "DISPUTED"],
    ["SOURCE_STANDING", item.standing !== "GOOD"],
    ["VIA_STANDING", item.viaStanding !== null && item.viaStanding !== "GOOD"],
    ["NO_SECOND_PERSON", !item.isSeenBySecondPerson],
  ];
  return conditions.flatMap(([shortfall, holds]) => (holds ? [shortfall] : []));
}

type Wanted = "SUPPORTS" | "CONTRADICTS";

/** The directions that a band needs: its own, and both for mixed. Without a median, whichever. */
function wantedDirections(median: VotePosition | null): readonly Wanted[] {
  if (median === "REFUTED" || median === "MOSTLY_REFUTED") return ["CONTRADICTS"];
  if (median === "SUPPORTED" || median === "MOSTLY_SUPPORTED") return ["SUPPORTS"];
  return ["CONTRADICTS", "SUPPORTS"];
}

const isWanted = (direction: VerdictEvidence["direction"], median: VotePosition | null): boolean =>
  wantedDirections(median).some((wanted) => wanted === direction);

function missingVotes(have: number): Missing[] {
  return have < VOTES_NEEDED ? [{ kind: "votes", have, need: VOTES_NEEDED }] : [];
}

function missingDirections(
  decisive: readonly VerdictEvidence[],
  median: VotePosition | null,
): Missing[] {
  if (median === null) {
    return decisive.length === 0 ? [{ kind: "evidence", direction: "EITHER" }] : [];
  }
  return wantedDirections(median)
    .filter((wanted) => !decisive.some((item) => item.direction === wanted))
    .map((direction) => ({ kind: "evidence", direction }));
}

function missingOrigins(decisive: readonly VerdictEvidence[], need: number): Missing[] {
  const have = new Set(decisive.map((item) => item.originGroupId)).size;
  return have < need ? [{ kind: "origins", have, need }] : [];
}

function missingSearch(
  searches: readonly VerdictSearch[],
  decisive: readonly VerdictEvidence[],
): Missing[] {
  const decisiveIds = decisive.map((item) => item.id);
  return searches.some((search) => isSearchByAnother(search, decisiveIds))
    ? []
    : [{ kind: "search", have: searches.length }];
}

function missingAnswers(inputs: VerdictInputs): Missing[] {
  const live = liveLedger(inputs);
  return liveArguments(inputs).flatMap((argument): Missing[] => {
    const { id, relation, strength } = argument;
    if (relation !== "REBUTS" && relation !== "UNDERCUTS") return [];
    const isTooWeak = strength !== null && strength < STRENGTH_TO_ANSWER;
    if (argument.isAnswered || isTooWeak || sideOf(argument, live) !== "OPPOSES") return [];
    return [{ kind: "answer", argumentId: id, relation }];
  });
}

function liveArguments(inputs: VerdictInputs): VerdictArgument[] {
  return inputs.arguments.filter((argument) => argument.state === "LIVE").sort(byId);
}

function liveLedger(inputs: VerdictInputs) {
  const evidence = inputs.evidence.filter((item) => item.state === "LIVE");
  return {
    arguments: new Map(liveArguments(inputs).map((argument) => [argument.id, argument])),
    evidenceIds: new Set(evidence.map((item) => item.id)),
  };
}

const byId = (one: { id: string }, other: { id: string }): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
