"use server";

import { authAction } from "@/lib/access/auth-action";
import { deleteAccount } from "@/lib/identity/commands/delete-account";
import { deleteAccountSchema } from "@/lib/identity/schema";
import { leavingClasses } from "../commands/leaving";

// Here and not beside the rest of the account: of what is asked when an account goes, classes stand furthest to the right.
export const deleteAccountAction = authAction({
  permission: "account.delete",
  input: deleteAccountSchema,
  run: (input, headers) => deleteAccount(input, headers, [leavingClasses]),
  next: () => "/sign-in?done=deleted",
});
