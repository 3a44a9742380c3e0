"use server";

import { formAction } from "@/lib/access/form-action";
import { proposeArgument } from "./commands/propose";

export const proposeArgumentAction = formAction(proposeArgument, (made) => {
  const aim = made.evidenceId ? `evidence=${made.evidenceId}&` : "";
  const step = made.argumentId ? `argument=${made.argumentId}&` : "";
  const done = made.state === "LIVE" ? "added" : "proposed";
  return `/claims/${made.claimId}/arguments/new?${aim}${step}done=${done}`;
});
