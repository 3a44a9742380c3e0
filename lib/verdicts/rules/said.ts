import { canonicalJson, type JsonValue } from "@/lib/foundation/canonical-json";
import type { KeptVerdict, VerdictOutcome } from "./verdict";

/**
 * Whether two verdicts of one claim say the same: the state, whether it is settled, what is missing,
 * which evidence weighs, which qualifications are open, and the word for the turnout. Running counts
 * and what follows from them are left aside, for otherwise every vote would be a new verdict.
 */
export function saysTheSame(one: KeptVerdict, other: KeptVerdict): boolean {
  return wordsOf(one) === wordsOf(other);
}

/** Whether two verdicts of one claim look the same in a list, which shows how many voted. */
export function looksTheSame(one: KeptVerdict, other: KeptVerdict): boolean {
  return (
    one.votes.fresh === other.votes.fresh &&
    one.votes.stale === other.votes.stale &&
    saysTheSame(one, other)
  );
}

function wordsOf({ ruleVersion, outcome, votes, evidence, openQualifications }: KeptVerdict) {
  return canonicalJson({
    ruleVersion,
    outcome: withoutCounts(outcome),
    turnout: votes.turnout,
    evidence,
    openQualifications,
  } as unknown as JsonValue);
}

function withoutCounts(outcome: VerdictOutcome) {
  if (outcome.state === "UNDER_REVIEW") return { state: outcome.state };
  if (!("missing" in outcome)) return outcome;
  return { ...outcome, missing: outcome.missing.map((item) => ({ ...item, have: null })) };
}
