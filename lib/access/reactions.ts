import type { Permission } from "./permissions";

const CHECK: Reaction = { task: "evidence.check", inMilliseconds: 0, per: "evidence" };
const CHECK_SOURCE: Reaction = { task: "evidence.checkSource", inMilliseconds: 100, per: "source" };
// What was asked for on a claim may have been given, or may lack again.
const SETTLE: Reaction = { task: "evidence.settleRequests", inMilliseconds: 250 };
// What was placed in other texts of the document.
const ANCHOR_TEXT: Reaction = { task: "claims.anchorTexts", inMilliseconds: 100, per: "source" };
// What stood on pages beside the text’s own.
const DRAW_TEXT: Reaction = { task: "publishing.drawText", inMilliseconds: 250, per: "source" };

/**
 * What follows later from an audit event: jobs of rooms to the right, which the room of the event
 * does not know. Each gets `{ claimId }` for every claim that the change names, `{ sourceId }` for every
 * source, or `{ claimId, evidenceId }` for every piece of evidence that says something else. A burst of votes is
 * one recount per claim, a quarter of a second after its first. What waits or goes back was never counted.
 */
const REACTIONS: Partial<Record<Permission, readonly Reaction[]>> = {
  "vote.cast": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "vote.withdraw": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "claim.propose": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  // A verdict does not weigh ratings yet; its claim's page shows them, renewed once for a burst of them.
  "rating.give": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "rating.withdraw": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "evidence.propose": [{ task: "verdicts.recount", inMilliseconds: 250 }, CHECK],
  "argument.propose": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "fit.check": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "fit.settle": [{ task: "verdicts.recount", inMilliseconds: 250 }, SETTLE],
  "search.log": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "contribution.accept": [{ task: "verdicts.recount", inMilliseconds: 250 }, CHECK, SETTLE],
  "contribution.revise": [{ task: "verdicts.recount", inMilliseconds: 250 }, CHECK, SETTLE],
  "contribution.retract": [{ task: "verdicts.recount", inMilliseconds: 250 }, SETTLE],
  "contribution.restore": [{ task: "verdicts.recount", inMilliseconds: 250 }, CHECK, SETTLE],
  "ruling.give": [{ task: "verdicts.recount", inMilliseconds: 250 }, SETTLE],
  "ruling.review": [{ task: "verdicts.recount", inMilliseconds: 250 }, CHECK, SETTLE],
  // What the machine found, and what people transcribed from the print, decides what counts.
  "system.check": [{ task: "verdicts.recount", inMilliseconds: 250 }, SETTLE],
  "excerpt.attest": [{ task: "verdicts.recount", inMilliseconds: 250 }, SETTLE],
  "attestation.withdraw": [{ task: "verdicts.recount", inMilliseconds: 250 }, SETTLE],
  "text.redact": [CHECK],
  "classClaim.addEvidence": [CHECK],
  "classClaim.revise": [CHECK],
  "work.handIn": [CHECK],
  // A text came, went or is shown otherwise.
  "source.text": [CHECK_SOURCE, ANCHOR_TEXT, DRAW_TEXT],
  "source.rights": [CHECK_SOURCE, DRAW_TEXT],
  "text.withdraw": [CHECK_SOURCE, DRAW_TEXT],
  "text.restore": [CHECK_SOURCE, ANCHOR_TEXT, DRAW_TEXT],
  "source.standing": [{ task: "verdicts.recountSource", inMilliseconds: 250, per: "source" }],
  "source.lineage": [{ task: "verdicts.recountSource", inMilliseconds: 250, per: "source" }],
  // The texts of either are texts of both, or no longer.
  "source.merge": [
    { task: "verdicts.recountSource", inMilliseconds: 250, per: "source" },
    CHECK_SOURCE,
  ],
  "source.unmerge": [
    { task: "verdicts.recountSource", inMilliseconds: 250, per: "source" },
    CHECK_SOURCE,
  ],
};

/**
 * Events of which those are told whom they concern: who follows what they are about, whose work it is, and who is in the
 * class. The job gets the event's own id and name, and finds the people (`lib/follows`). Votes, ratings and what waits tell
 * nobody.
 */
export const TOLD_EVENTS = [
  ...(["claim.propose", "claim.place", "evidence.propose", "argument.propose"] as const),
  ...(["contribution.accept", "contribution.sendBack", "contribution.revise"] as const),
  ...(["contribution.retract", "contribution.restore", "annotation.reply"] as const),
  ...(["request.close", "source.standing", "source.lineage", "system.tally"] as const),
  ...(["source.merge", "source.unmerge"] as const),
  ...(["ruling.give", "ruling.answer", "ruling.review", "text.redact"] as const),
  // Of readings, those that differ alone.
  ...(["fit.check", "fit.settle"] as const),
  // Of a class, to its people.
  ...(["assignment.assign", "assignment.revise", "system.remind"] as const),
  ...(["extension.grant", "extension.withdraw", "grade.release", "system.release"] as const),
  ...(["inquiry.ask", "inquiry.answer", "work.unmask"] as const),
  ...(["enrolment.appoint", "class.handOver", "class.archive", "class.delete"] as const),
  "class.administer",
] as const satisfies readonly Permission[];
export type ToldEvent = (typeof TOLD_EVENTS)[number];
const TOLD: ReadonlySet<string> = new Set(TOLD_EVENTS);

/** The job that tells of an event; null where nobody is told. A change may say itself that it is nothing to tell. */
export const tellingOf = (
  event: Permission,
  { isTold = true }: { isTold?: boolean | undefined },
): string | null => (isTold && TOLD.has(event) ? "follows.tell" : null);

/**
 * The jobs that follow from one event: one per claim or source that the change names, under a key of its own,
 * so that one waiting already does for both.
 */
export function jobsAfter(
  event: Permission,
  {
    claimIds = [],
    sourceIds = [],
    evidence = [],
  }: {
    claimIds?: readonly string[];
    sourceIds?: readonly string[];
    evidence?: readonly { claimId: string; evidenceId: string }[];
  },
) {
  const named = {
    claim: claimIds.map((claimId) => ({ key: claimId, payload: { claimId } })),
    source: sourceIds.map((sourceId) => ({ key: sourceId, payload: { sourceId } })),
    evidence: evidence.map(({ claimId, evidenceId }) => ({
      ...{ key: `${claimId}/${evidenceId}`, payload: { claimId, evidenceId } },
    })),
  };
  return (REACTIONS[event] ?? []).flatMap(({ task, inMilliseconds, per = "claim" }) =>
    named[per].map(({ key, payload }) => ({
      ...{ task, payload, jobKey: `${task}:${key}`, inMilliseconds },
    })),
  );
}

type Reaction = { task: string; inMilliseconds: number; per?: "claim" | "source" | "evidence" };
