import "server-only";
import { command } from "@/lib/access/command";
import { getFoundPlace } from "@/lib/evidence/queries/found-place";
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
    const place = await getFoundPlace(input.claimId, input.evidenceId, tx.sql);
    if (!place) return conflict("The place that was found is no longer known. Check it again.");
    const { sourceTitle: _, viaTitle: __, ...words } = found.shown.words;
    return reword(context, {
      ...{ ...words, locatorLabel: place.label, locatorValue: place.value, revisionId },
      ...{ claimId: input.claimId, contributionId: input.evidenceId },
      reason: `The words stand in ${place.label} ${place.value}.`,
    });
  },
});

const namedIn = ({ claimId, evidenceId }: { claimId: string; evidenceId: string }) => ({
  ...{ kind: "evidence" as const, claimId, contributionId: evidenceId },
});
