import { z } from "zod";
import { publicIdField } from "@/lib/foundation/fields";

/** Which claim to count again. */
export const recountClaimInput = z.object({ claimId: publicIdField });

/** Which source's claims to count again, and after which of them to begin. */
export const recountSourceInput = z.object({
  sourceId: publicIdField,
  after: publicIdField.optional(),
});
