import { z } from "zod";
import { optionalTextField, publicIdField, textField } from "@/lib/foundation/fields";

export const REASON_LENGTH = { least: 5, most: 1_000 };

const contribution = {
  kind: z.enum(["evidence", "argument"], { error: "Open the queue again." }),
  claimId: publicIdField,
  contributionId: publicIdField,
  /** The wording that the editor was shown. */
  revisionId: z.uuid({ error: "Open the queue again." }),
};

/** An editor takes somebody else's contribution into the ledger. */
export const acceptContributionInput = z.object({
  ...contribution,
  reason: optionalTextField("The reason", REASON_LENGTH),
});

/** An editor returns somebody else's proposal; the reason is for its writer. */
export const sendBackContributionInput = z.object({
  ...contribution,
  reason: textField("The reason", REASON_LENGTH),
});
