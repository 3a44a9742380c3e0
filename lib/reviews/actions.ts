"use server";

import { formAction } from "@/lib/access/form-action";
import { castVote, withdrawVote } from "./commands/vote";

export const castVoteAction = formAction(
  castVote,
  ({ claimId, became }) => `/claims/${claimId}/vote?done=${became}`,
);
export const withdrawVoteAction = formAction(
  withdrawVote,
  ({ claimId }) => `/claims/${claimId}/vote?done=withdrawn`,
);
