import { z } from "zod";
import { publicIdField } from "@/lib/foundation/fields";

/** Which claim to count again. */
export const recountClaimInput = z.object({ claimId: publicIdField });
