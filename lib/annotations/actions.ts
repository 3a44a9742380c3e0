"use server";

import { formAction } from "@/lib/access/form-action";
import { annotateClaim } from "./commands";

export const annotateClaimAction = formAction(
  annotateClaim,
  ({ claimId, audience }) =>
    `/claims/${claimId}/annotations/new?done=${audience === "PUBLIC" ? "public" : "private"}`,
);
