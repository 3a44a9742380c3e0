"use server";

import { formAction } from "@/lib/access/form-action";
import { keepComment, removeComment } from "../commands/comments";
import { commentsPath } from "../rules/paths";

export const keepCommentAction = formAction(
  keepComment,
  ({ isReworded }) => `${commentsPath}?done=${isReworded ? "reworded" : "kept"}`,
);

export const removeCommentAction = formAction(removeComment, ({ commentId, goal }) =>
  goal === "remove"
    ? `${commentsPath}?done=removed&which=${commentId}`
    : `${commentsPath}?done=put-back`,
);
