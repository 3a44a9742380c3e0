import type { AssessedCriterion, LeanedOn } from "@/lib/classes/queries/assessed";
import type { WorkOnClaim } from "@/lib/classes/queries/work-on-claim";
import { recordAnchor, recordRef, type RecordKind } from "@/lib/classes/rules/records";
import { beginningOf, plainly } from "@/lib/foundation/redacted";

/** A record of a student's work, as a level may lean on it: its name in forms, and what a page calls it. */
export type RecordView = { ref: string; label: string };

/** Everything that a student handed in, in the order of the page. */
export const recordsOf = (claims: readonly WorkOnClaim[]): RecordView[] =>
  claims.flatMap(({ claimId, vote, appraised, added }, at) => {
    const view = (kind: RecordKind, id: string, words: string | null): RecordView => ({
      ref: recordRef({ kind, claimId, id }),
      label: recordLabel(kind, at + 1, words),
    });
    return [
      ...(vote ? [view("vote", vote.id, vote.rationale)] : []),
      ...appraised.map(({ id, text }) => view("appraisal", id, text)),
      ...added.map(({ kind, id, words }) => view(kind, id, words)),
    ];
  });

/** What a level leans on: with the place on the page, where the record is still as it was handed in. */
export function leanedOn(
  { records }: AssessedCriterion,
  claims: readonly WorkOnClaim[],
): (RecordView & { href: string | null })[] {
  const here = new Set(recordsOf(claims).map(({ ref }) => ref));
  return records.map((record) => {
    const href = here.has(record.ref) ? `#${recordAnchor(record.ref)}` : null;
    return { ref: record.ref, label: labelOf(record, claims), href };
  });
}

function labelOf({ kind, claimId, words }: LeanedOn, claims: readonly WorkOnClaim[]): string {
  return recordLabel(kind, claims.findIndex((claim) => claim.claimId === claimId) + 1, words);
}

/** "Vote on claim 1: “The minutes say the opposite.”" */
export function recordLabel(kind: RecordKind, place: number, words: string | null): string {
  const what = `${KINDS[kind]} claim ${place}`;
  return words ? `${what}: “${plainly(beginningOf(words, 60))}”` : what;
}

const KINDS: Record<RecordKind, string> = {
  vote: "Vote on",
  appraisal: "Grades given on",
  evidence: "Evidence added to",
  argument: "Argument added to",
  annotation: "Note added to",
};
