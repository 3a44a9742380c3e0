"use server";

import { formAction } from "@/lib/access/form-action";
import { acceptContribution, sendBackContribution } from "./commands";

export const acceptContributionAction = formAction(acceptContribution, () => "/desk?done=accepted");
export const sendBackContributionAction = formAction(
  sendBackContribution,
  () => "/desk?done=sent-back",
);
