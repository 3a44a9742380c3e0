import "server-only";
import { command } from "@/lib/access/command";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import type { Sql } from "@/lib/foundation/db";
import { conflict, notFound } from "@/lib/foundation/errors";
import { authorsOf } from "../queries/contribution";
import { correctPlaceInput } from "../schema/queues";
import { reword } from "./revise";
import { lockContribution } from "./transition";

/**
 * Takes the place at which the machine found an excerpt for the one that its adder gave: a new wording that says the same of
 * another place, and so one that a second person reads anew.
 */
export const correctPlace = command({
  permission: "contribution.revise",
  input: correctPlaceInput,
  subject: async ({ revisionId, ...input }, { tx, viewer }) => {
    const found = await lockContribution(tx, viewer, namedIn(input), revisionId);
    return found && { kind: "contribution", ownerActorIds: authorsOf(found) };
  },
  run: async ({ input, ...context }) => {
    const { revisionId } = input;
    const { tx, viewer } = context;
    const found = await lockContribution(tx, viewer, namedIn(input), revisionId);
    if (!found || found.shown.words.kind !== "evidence") return notFound();
    const place = await placeFound(tx.sql, input.claimId, revisionId);
    if (!place) return conflict("The place that was found is no longer known. Check it again.");
    const { sourceTitle: _, viaTitle: __, ...words } = found.shown.words;
    return reword(context, {
      ...{ ...words, ...place, claimId: input.claimId, contributionId: input.evidenceId },
      ...{ revisionId, reason: `The words stand in ${place.locatorLabel} ${place.locatorValue}.` },
    });
  },
});

const namedIn = ({ claimId, evidenceId }: { claimId: string; evidenceId: string }) => ({
  ...{ kind: "evidence" as const, claimId, contributionId: evidenceId },
});

/** Where the newest check of a wording found it, as a locator; null where that is not one of ours. */
async function placeFound(sql: Sql, claimId: string, revisionId: string) {
  const [check] = await sql<{ locator: string | null }>(FOUND, [claimId, revisionId]);
  const [, label = "", value = ""] = /^(\w+) ([^,;]{1,80})/.exec(check?.locator ?? "") ?? [];
  const locatorLabel = LOCATOR_LABELS.find((one) => one === label);
  return locatorLabel ? { locatorLabel, locatorValue: value.trim() } : null;
}

const FOUND = {
  name: "moderation_place_found",
  text: `SELECT CASE k.status WHEN 'WRONG_LOCATOR' THEN k.locator END AS locator FROM excerpt_checks k
         WHERE k.claim_id = $1 AND k.evidence_revision_id = $2::uuid ORDER BY k.checked_at DESC, k.id DESC LIMIT 1`,
};
