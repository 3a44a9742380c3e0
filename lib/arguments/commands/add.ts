import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { conflict, invalid, type Failure } from "@/lib/foundation/errors";
import {
  problemsOf,
  signatureOf,
  targetOf,
  type ArgumentDraft,
  type ArgumentProblem,
  type Relation,
  type Target,
} from "../rules";

/** A draft about the claim at the root of its target, for the audience that sees this claim. */
export type RootedDraft = ArgumentDraft & { claimId: string; audienceId: string };

/**
 * What keeps a draft from being added: that it is no argument, that it goes round in a circle, or that
 * the same step is there already, live or waiting. Null where nothing does.
 */
export async function obstacleTo(
  { tx, viewer }: Pick<Adding, "tx" | "viewer">,
  draft: RootedDraft,
): Promise<Failure | null> {
  const [problem] = problemsOf(draft);
  if (problem) return refusalOf(problem);
  const { claimId, audienceId, relation, premiseClaimIds, target } = draft;
  if (relation === "SUPPORTS" && target.targetClaimId) {
    const seen = [PUBLIC_AUDIENCE_ID, audienceId];
    const [circle] = await tx.sql<{ sentence: string }>(CIRCLE, [claimId, premiseClaimIds, seen]);
    if (circle) return invalid({ premises: [circular(circle.sentence)] });
  }
  const [same] = await tx.sql<SameStep>(SAME_STEP, [
    claimId,
    audienceId,
    signatureOfDraft(draft),
    viewer.require().actorId,
  ]);
  if (!same) return null;
  if (!same.isSeen)
    return conflict("Somebody has proposed this very step already; it waits for an editor.");
  return conflict(`This very step is there already: “${same.wording}”`, { sameId: same.id });
}

/** Writes a draft that nothing stands against, with its premises, its wording and the decision it begins with. */
export async function addArgument(
  { tx, viewer, now, state, newUuid, newPublicId }: Adding,
  draft: RootedDraft,
): Promise<string> {
  const { actorId, bylineId } = viewer.require();
  const { claimId, audienceId, relation, target, wording, premiseClaimIds } = draft;
  const made = { claimId, audienceId, state, actorId, bylineId };
  const [argumentId, revisionId] = [newPublicId(), newUuid()];
  await tx.db.argument.create({
    data: {
      ...{ ...made, id: argumentId, relation, ...target, createdAt: now },
      ...{ signature: signatureOfDraft(draft), currentRevisionId: revisionId },
    },
  });
  await tx.db.argumentPremise.createMany({
    data: premiseClaimIds.map((premiseClaimId, index) => ({
      ...{ claimId, argumentId, premiseClaimId, position: index + 1 },
    })),
  });
  await tx.db.argumentRevision.create({
    data: { ...made, id: revisionId, argumentId, ordinal: 1, wording, createdAt: now },
  });
  const { claimId: rootClaimId, ...signed } = made;
  await tx.db.decision.create({
    data: {
      ...{ ...signed, rootClaimId, argumentId, decidedAt: now },
      kind: state === "LIVE" ? "ADD" : "PROPOSE",
    },
  });
  return argumentId;
}

/** What makes a draft the same step as another; for a draft with one target. */
export const signatureOfDraft = ({ premiseClaimIds, relation, target }: ArgumentDraft): string =>
  signatureOf({ premiseClaimIds, relation, target: targetOf(target)! });

type SameStep = { id: string; wording: string; isSeen: boolean };

function refusalOf(problem: ArgumentProblem): Failure {
  switch (problem.kind) {
    case "premiseCount":
      return invalid({
        premises: [`An argument starts from ${problem.least} to ${problem.most} claims.`],
      });
    case "premiseRepeated":
      return invalid({ premises: ["Name each claim once."] });
    case "premiseIsTarget":
      return invalid({ premises: ["A claim cannot speak for or against itself."] });
    case "relationTarget":
      return invalid({ relation: [aimsInWords(problem.relation, problem.allowed)] });
    case "wordingLength":
      return invalid({ wording: [`It takes ${problem.least} to ${problem.most} characters.`] });
    case "targetCount":
    case "targetIsItself":
      return invalid({}, ["An argument aims at one thing. Open this form again from its page."]);
  }
}

function aimsInWords(relation: Relation, allowed: readonly Target["kind"][]): string {
  const DOES = { SUPPORTS: "Support", REBUTS: "A rebuttal", UNDERCUTS: "An undercut" } as const;
  const does = relation === "QUALIFIES" ? "A qualification" : DOES[relation];
  const kinds = allowed.map((kind) => AIM_WORDS[kind]).join(" or ");
  return `${does} aims at ${kinds}: choose what else the argument does.`;
}

const AIM_WORDS = { CLAIM: "a claim", EVIDENCE: "a piece of evidence", ARGUMENT: "an argument" };

const circular = (sentence: string) =>
  `This goes round in a circle: “${sentence}” is itself supported by the claim that it would support.`;

const SAME_STEP = {
  name: "arguments_same_step",
  text: `SELECT a.id, r.wording, a.state = 'LIVE' OR a.actor_id = $4::uuid AS "isSeen"
         FROM arguments a JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
         WHERE a.claim_id = $1 AND a.audience_id = $2 AND a.signature = $3 AND a.state IN ('PROPOSED', 'LIVE')`,
};

// From each premise down to what it rests on by live support, each claim once.
const CIRCLE = {
  name: "arguments_circle",
  text: `
  WITH RECURSIVE rests AS (
    SELECT premise AS id, premise AS began FROM unnest($2::text[]) premise
    UNION
    SELECT p.premise_claim_id, rests.began FROM rests
    JOIN arguments a ON a.claim_id = rests.id AND a.target_claim_id = rests.id AND a.relation = 'SUPPORTS' AND a.state = 'LIVE'
      AND a.audience_id = ANY ($3::uuid[])
    JOIN argument_premises p ON p.claim_id = a.claim_id AND p.argument_id = a.id)
  SELECT r.sentence FROM rests JOIN claims c ON c.id = rests.began
  JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id WHERE rests.id = $1 LIMIT 1`,
};
