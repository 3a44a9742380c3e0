import { z } from "zod";
import { idListField, lineField } from "@/lib/foundation/fields";
import { SET_CLAIMS_MOST } from "../rules/choice";

const said = {
  title: lineField("The title", { least: 1, most: 120 }),
  claims: idListField("claims", SET_CLAIMS_MOST).refine(
    (ids) => ids.length > 0,
    "Choose at least one claim: search for it, or open a document.",
  ),
};
const claimSetId = z.uuid({ error: "Open this form again from its page." });

/** Claims that somebody keeps together. */
export const keepClaimSetInput = z.object(said);

/** The same set with another title, other claims or another order. */
export const reviseClaimSetInput = z.object({
  ...{ claimSetId, ...said },
  /** What the form was rendered from (`claimSetSeen`): what says something else by now is not written over. */
  seen: z.string().max(64),
});

/** Removes a set, or brings one back. */
export const removeClaimSetInput = z.object({ claimSetId, goal: z.enum(["remove", "bringBack"]) });

/** What the addresses of the pages of sets say; whatever cannot be read is as if it had not been asked. */
export const askedClaimSets = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
  /** The set that was just removed. */
  removed: z.uuid().nullable().catch(null),
});
