import "server-only";
import type { z } from "zod";
import { linksTooEarly, tooManyProposals, type Adding } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { addClaim } from "@/lib/claims/commands/add";
import { openClaimOf } from "@/lib/claims/commands/open-claim";
import { claimListTag, claimTag } from "@/lib/claims/tags";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { readTarget } from "../queries/target";
import { proposeArgumentInput } from "../schema";
import { addArgument, obstacleTo, signatureOfDraft, type RootedDraft } from "./add";

/**
 * Adds an argument about a claim, its evidence or another argument: proposed by a member, live at once by
 * an editor. A premise may be a new claim, and a rebuttal may be answered in kind by a second row (the
 * mutual rebuttal); all of it in one transaction and one state. The database lets no argument become
 * live before its premises are.
 */
export const proposeArgument = command({
  permission: "argument.propose",
  input: proposeArgumentInput,
  subject: ({ claimId }, { tx }) => openClaimOf(tx, claimId),
  run: async ({ input, subject: _, ...adding }) => {
    const { tx, state } = adding;
    const obstacle = (await notAllowed(adding, input)) ?? (await unknownPremise(adding, input));
    if (obstacle) return obstacle;
    const aim = { targetEvidenceId: input.evidenceId, targetArgumentId: input.argumentId };
    const target = await readTarget(tx.sql, input.claimId, aim, { isLocked: true });
    if (!target) return conflict(GONE);
    const newClaimId = input.newPremise && (await addClaim(adding, input.newPremise));
    const drafts = draftsOf(input, newClaimId);
    await lockSteps(adding, drafts);
    for (const draft of drafts) {
      const refusal = await obstacleTo(adding, draft);
      if (refusal) return refusal;
    }
    const argumentIds: string[] = [];
    for (const draft of drafts) argumentIds.push(await addArgument(adding, draft));
    const { claimId } = input;
    const claimIds = drafts.map((draft) => draft.claimId);
    return {
      result: {
        ...{ claimId, state, argumentIds, newClaimId },
        ...{ evidenceId: input.evidenceId, argumentId: input.argumentId },
      },
      audit: {
        subjectKind: "argument",
        subjectId: `${claimId}/${argumentIds[0]}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { state, newPremise: input.newPremise, drafts: drafts.map(saidIn) },
      },
      // The public page says how many proposals wait.
      stale: [
        ...claimIds.map(claimTag),
        ...(newClaimId && state === "LIVE" ? [claimListTag()] : []),
      ],
      claimIds:
        state === "LIVE" ? [...new Set([...claimIds, ...(newClaimId ? [newClaimId] : [])])] : [],
    };
  },
});

type Input = z.output<typeof proposeArgumentInput>;

const GONE =
  "What this argument aims at is no longer in the ledger. Go back to the claim and see what it says now.";

async function notAllowed(
  { tx, viewer, now, state }: Adding,
  { wording, mutualWording, newPremise, isMutual }: Input,
): Promise<Failure | null> {
  const count = 1 + (newPremise ? 1 : 0) + (isMutual ? 1 : 0);
  const links = { wording, mutualWording, newSentence: newPremise?.sentence ?? null };
  return (
    (state === "LIVE" ? null : await tooManyProposals(tx, viewer, now, count)) ??
    (await linksTooEarly(tx, viewer, now, links))
  );
}

// What an argument leans on stays as it is until the argument stands.
async function unknownPremise({ tx }: Adding, { premiseClaimIds }: Input): Promise<Failure | null> {
  const known = await tx.sql<{ id: string }>(OPEN_PREMISES, [premiseClaimIds, PUBLIC_AUDIENCE_ID]);
  const unknown = premiseClaimIds.filter((id) => !known.some((claim) => claim.id === id));
  return unknown.length > 0
    ? invalidField("premises", `The ledger has no claim ${unknown.join(", ")}.`)
    : null;
}

function draftsOf(input: Input, newClaimId: string | null): RootedDraft[] {
  const { claimId, evidenceId, argumentId, relation, wording, isMutual, mutualWording } = input;
  const premiseClaimIds = [...input.premiseClaimIds, ...(newClaimId ? [newClaimId] : [])];
  const isAtClaim = evidenceId === null && argumentId === null;
  const target = {
    targetClaimId: isAtClaim ? claimId : null,
    targetEvidenceId: evidenceId,
    targetArgumentId: argumentId,
  };
  const audienceId = PUBLIC_AUDIENCE_ID;
  const draft = { claimId, audienceId, premiseClaimIds, relation, target, wording };
  const [counter] = premiseClaimIds;
  if (!isMutual || !counter || !isAtClaim) return [draft];
  const back = {
    ...{ claimId: counter, audienceId },
    premiseClaimIds: [claimId],
    relation: "REBUTS" as const,
    target: { targetClaimId: counter, targetEvidenceId: null, targetArgumentId: null },
    wording: mutualWording ?? "",
  };
  return [draft, back];
}

// Two who propose the same step at once wait for each other: the second is told of the first. In order,
// so that a rebuttal and its mirror image cannot each hold what the other waits for.
async function lockSteps({ tx }: Adding, drafts: readonly RootedDraft[]): Promise<void> {
  const steps = drafts.map((draft) => `${draft.claimId}/${signatureOfDraft(draft)}`);
  for (const step of steps.sort()) await tx.sql(LOCK_NAME, [step]);
}

const saidIn = ({ claimId, premiseClaimIds, relation, wording }: RootedDraft) => ({
  ...{ claimId, premiseClaimIds: [...premiseClaimIds], relation, wording },
});

const OPEN_PREMISES = {
  name: "arguments_open_premises",
  text: `SELECT id FROM claims WHERE id = ANY($1::text[]) AND audience_id = $2 AND state = 'LIVE'
           AND merged_into_id IS NULL ORDER BY id FOR SHARE`,
};
