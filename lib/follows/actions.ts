"use server";

import { formAction } from "@/lib/access/form-action";
import { beginFollow, endFollow } from "./commands/follow";
import { readNotices } from "./commands/read";
import { followedKey, followPath } from "./rules/followed";
import { noticesPath } from "./rules/notices";

export const beginFollowAction = formAction(
  beginFollow,
  (followed) => `${followPath(followed)}&done=followed`,
);

export const endFollowAction = formAction(
  endFollow,
  (followed) => `/follows?ended=${followedKey(followed)}`,
);

export const readNoticesAction = formAction(readNotices, ({ from }) =>
  noticesPath({ from, done: "read" }),
);
