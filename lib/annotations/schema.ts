import { z } from "zod";
import { publicIdField, textField } from "@/lib/foundation/fields";

export const BODY_LENGTH = { least: 2, most: 5_000 };

/** A note on a claim; who may read it is chosen with it. */
export const annotateClaimInput = z.object({
  claimId: publicIdField,
  motivation: z.enum(["COMMENTING", "QUESTIONING"], {
    error: "Say whether this is a comment or a question.",
  }),
  body: textField("The note", BODY_LENGTH),
  audience: z.enum(["PUBLIC", "PRIVATE"], { error: "Choose who may read it." }),
});
