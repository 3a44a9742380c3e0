"use server";

import { formAction } from "@/lib/access/form-action";
import { changeLineage } from "../commands/lineage";
import { mergeSource, unmergeSource } from "../commands/merge";
import { changeStanding } from "../commands/standing";

export const changeStandingAction = formAction(
  changeStanding,
  ({ sourceId }) => `/sources/${sourceId}/standing?done=standing`,
  // Asked what would change, it comes back as it was typed; its page shows that beside it.
  { rearrange: (data) => (data.has("ask") ? data : null) },
);
export const changeLineageAction = formAction(
  changeLineage,
  ({ sourceId, act }) => `/sources/${sourceId}/standing?done=${act}`,
);
export const mergeSourceAction = formAction(
  mergeSource,
  ({ sourceId }) => `/sources/${sourceId}/standing?done=merge`,
);
export const unmergeSourceAction = formAction(
  unmergeSource,
  ({ sourceId }) => `/sources/${sourceId}/standing?done=unmerge`,
);
