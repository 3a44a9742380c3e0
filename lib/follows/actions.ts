"use server";

import { formAction } from "@/lib/access/form-action";
import { beginFollow, endFollow } from "./commands/follow";
import { chooseMail, stopMail } from "./commands/mail";
import { readNotices } from "./commands/read";
import { followedKey, followPath } from "./rules/followed";
import { stopLettersPath } from "./rules/mail";
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

export const chooseMailAction = formAction(chooseMail, ({ on }) =>
  on === "classes" ? "/classes?done=letters" : "/account?done=letters#letters",
);

export const stopMailAction = formAction(stopMail, ({ token, became }) =>
  stopLettersPath(token, became),
);
