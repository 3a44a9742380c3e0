import "server-only";
import { addArgument, obstacleTo, signatureOfDraft } from "@/lib/arguments/commands/add";
import { readTarget } from "@/lib/arguments/queries/target";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { addOwnArgumentInput, addOwnEvidenceInput } from "../schema/own-claims";
import { isObstacle } from "./assignment-parts";
import { decideOnOwn, heldOwnClaim, isOpenSource, ownChange } from "./own-claim";
import { classSubject } from "./subjects";

/** Puts words of a public source on a claim of a class's own. */
export const addOwnEvidence = command({
  permission: "classClaim.addEvidence",
  input: addOwnEvidenceInput,
  subject: ({ classId }, { viewer, tx }) => classSubject(tx.sql, viewer, classId),
  run: async ({ input: { classId, claimId, ...words }, ...context }) => {
    const { tx, viewer, now, newUuid, newPublicId } = context;
    const claim = await heldOwnClaim(tx, { classId, claimId });
    if (isObstacle(claim)) return claim;
    if (!(await isOpenSource(tx, words.sourceId))) return invalidField("sourceId", NO_SOURCE);
    const { actorId, bylineId } = viewer.require();
    const { audienceId } = claim;
    const made = { claimId, audienceId, state: "LIVE" as const, actorId, bylineId, createdAt: now };
    const [evidenceId, revisionId] = [newPublicId(), newUuid()];
    await tx.db.evidence.create({
      data: { ...made, id: evidenceId, currentRevisionId: revisionId },
    });
    await tx.db.evidenceRevision.create({
      data: { ...made, ...words, id: revisionId, evidenceId, ordinal: 1 },
    });
    const item = { kind: "evidence" as const, itemId: evidenceId };
    await decideOnOwn(context, claim, item, { kind: "ADD", state: "LIVE", reason: null });
    return ownChange(claim, item, { classId, claimId, evidenceId }, { after: words });
  },
});

/** Argues about a claim of a class's own, from claims of the class or of everyone's. */
export const addOwnArgument = command({
  permission: "classClaim.addArgument",
  input: addOwnArgumentInput,
  subject: ({ classId }, { viewer, tx }) => classSubject(tx.sql, viewer, classId),
  run: async ({ input, subject: _, ...adding }) => {
    const { tx } = adding;
    const { classId, claimId, evidenceId, argumentId, relation, claims: premises, wording } = input;
    const claim = await heldOwnClaim(tx, { classId, claimId });
    if (isObstacle(claim)) return claim;
    const { audienceId } = claim;
    const aim = { targetEvidenceId: evidenceId, targetArgumentId: argumentId };
    if (evidenceId && argumentId) return conflict(AIMS_AT_ONE);
    const target = await readTarget(tx.sql, claimId, aim, { isLocked: true, audienceId });
    if (!target) return conflict(AIM_GONE);
    const unknown = await unknownPremise(tx, premises, audienceId);
    if (unknown) return unknown;
    const targetClaimId = evidenceId || argumentId ? null : claimId;
    const draft = {
      ...{ claimId, audienceId, relation, wording, premiseClaimIds: premises },
      target: { ...aim, targetClaimId },
    };
    await tx.sql(LOCK_NAME, [`${claimId}/${signatureOfDraft(draft)}`]);
    const obstacle = await obstacleTo(adding, draft);
    if (obstacle) return atItsField(obstacle);
    const added = await addArgument(adding, draft);
    const item = { kind: "argument" as const, itemId: added };
    const said = { relation, wording, premises };
    return ownChange(claim, item, { classId, claimId, argumentId: added }, { after: said });
  },
});

const NO_SOURCE = "This source is not in the ledger. Search for another.";
const AIM_GONE = "What this argument aims at was taken out meanwhile. Go back to the claim.";
const AIMS_AT_ONE = "An argument aims at one thing. Open this form again from its page.";

// What is said of premises stands at the field in which they are chosen.
function atItsField(failure: Failure): Failure {
  if (failure.kind !== "invalid" || !failure.fields.premises) return failure;
  const { premises, ...fields } = failure.fields;
  return { ...failure, fields: { ...fields, claims: premises } };
}

async function unknownPremise(
  { sql }: Transaction,
  premises: readonly string[],
  audienceId: string,
): Promise<Failure | null> {
  const seen = [PUBLIC_AUDIENCE_ID, audienceId];
  const known = await sql(OPEN_PREMISES, [premises, seen]);
  return known.length < premises.length
    ? invalidField("claims", "One of these claims no longer stands. Choose another.")
    : null;
}

const OPEN_PREMISES = {
  name: "classes_open_premises",
  text: `SELECT 1 FROM claims WHERE id = ANY($1::text[]) AND audience_id = ANY($2::uuid[]) AND state = 'LIVE'
           AND merged_into_id IS NULL ORDER BY id FOR SHARE`,
};
