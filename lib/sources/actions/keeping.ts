"use server";

import { formAction } from "@/lib/access/form-action";
import { changeLineage } from "../commands/lineage";
import { changeStanding } from "../commands/standing";

export const changeStandingAction = formAction(
  changeStanding,
  ({ sourceId }) => `/sources/${sourceId}/standing?done=standing`,
);
export const changeLineageAction = formAction(
  changeLineage,
  ({ sourceId, act }) => `/sources/${sourceId}/standing?done=${act}`,
);
