"use server";

import { formAction } from "@/lib/access/form-action";
import { giveRating, withdrawRating } from "./commands/rating";
import { castVote, withdrawVote } from "./commands/vote";
import { ratingPath } from "./rules";

export const castVoteAction = formAction(
  castVote,
  ({ claimId, became }) => `/claims/${claimId}/vote?done=${became}`,
);
export const withdrawVoteAction = formAction(
  withdrawVote,
  ({ claimId }) => `/claims/${claimId}/vote?done=withdrawn`,
);

export const giveRatingAction = formAction(
  giveRating,
  ({ isChange, ...item }) => `${ratingPath(item)}?done=${isChange ? "changed" : "given"}`,
);
export const withdrawRatingAction = formAction(
  withdrawRating,
  (item) => `${ratingPath(item)}?done=withdrawn`,
);
