"use server";

import { formAction } from "@/lib/access/form-action";
import { castVote, withdrawVote } from "./commands/vote";

export const castVoteAction = formAction(
  castVote,
  ({ claimId, isChange }) => `/claims/${claimId}/vote?done=${isChange ? "changed" : "cast"}`,
);
export const withdrawVoteAction = formAction(
  withdrawVote,
  ({ claimId }) => `/claims/${claimId}/vote?done=withdrawn`,
);
