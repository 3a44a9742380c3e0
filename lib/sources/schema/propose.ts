import { z } from "zod";
import { idListField } from "@/lib/foundation/fields";
import { recordFields } from "./record";

/** A source that is not in the ledger yet. */
export const proposeSourceInput = z.object({
  ...recordFields,
  /** Similar sources that the proposer has been shown. */
  shownAlike: idListField("sources", 20),
  /** The claim on which its proposer is going to add evidence, where they come from there. */
  thenClaimId: z.string().optional(),
});
