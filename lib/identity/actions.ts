"use server";

import { authAction } from "@/lib/access/auth-action";
import { formAction } from "@/lib/access/form-action";
import { comeBack } from "./commands/come-back";
import { confirmAddress } from "./commands/confirm";
import { discardDraft, keepDraft } from "./commands/drafts";
import { confirmGivenAddress, giveAddress } from "./commands/give-address";
import { acceptInvitation } from "./commands/invitations";
import { openAccount } from "./commands/open-account";
import { changePassword, requestReset, resetPassword } from "./commands/passwords";
import { endOtherSessions, endSession } from "./commands/sessions";
import { setListing } from "./commands/set-listing";
import { signIn, signOut } from "./commands/sign-in";
import {
  acceptInvitationSchema,
  changePasswordSchema,
  comeBackSchema,
  confirmGivenSchema,
  confirmSchema,
  giveAddressSchema,
  openAccountSchema,
  requestResetSchema,
  resetPasswordSchema,
  returnPath,
  signInSchema,
  signOutSchema,
} from "./schema";

export const openAccountAction = authAction({
  permission: "account.open",
  input: openAccountSchema,
  run: openAccount,
  next: () => "/confirm",
});

export const acceptInvitationAction = authAction({
  permission: "account.open",
  input: acceptInvitationSchema,
  run: acceptInvitation,
  next: () => "/sign-in?done=opened",
});

export const confirmAddressAction = authAction({
  permission: "address.confirm",
  input: confirmSchema,
  run: ({ token }, headers) => confirmAddress(token, headers),
  next: (how, { next }) =>
    how === "signedIn" ? returnPath(next, "/account?done=confirmed") : "/sign-in?done=confirmed",
});

export const giveAddressAction = authAction({
  permission: "address.give",
  input: giveAddressSchema,
  run: giveAddress,
  next: () => "/confirm",
});

export const confirmGivenAddressAction = authAction({
  permission: "address.confirm",
  input: confirmGivenSchema,
  run: ({ token }, headers) => confirmGivenAddress(token, headers),
  next: () => "/account?done=confirmed",
});

export const comeBackAction = authAction({
  permission: "session.open",
  input: comeBackSchema,
  run: comeBack,
  next: (_, { next }) => returnPath(next, "/classes"),
});

export const setListingAction = formAction(setListing, ({ became }) => `/account?done=${became}`);

export const signInAction = authAction({
  permission: "session.open",
  input: signInSchema,
  run: signIn,
  next: (_, { next }) => returnPath(next),
});

export const signOutAction = authAction({
  permission: "session.end",
  input: signOutSchema,
  run: (_, headers) => signOut(headers),
  next: () => "/sign-in?done=signed-out",
});

export const requestResetAction = authAction({
  permission: "password.reset",
  input: requestResetSchema,
  run: ({ email }, headers) => requestReset(email, headers),
  next: () => "/reset?sent=yes",
});

export const resetPasswordAction = authAction({
  permission: "password.reset",
  input: resetPasswordSchema,
  run: resetPassword,
  next: () => "/sign-in?done=reset",
});

export const changePasswordAction = authAction({
  permission: "password.change",
  input: changePasswordSchema,
  run: changePassword,
  next: () => "/account?done=password",
});

export const endSessionAction = formAction(endSession, () => "/account?done=ended");
export const endOtherSessionsAction = formAction(
  endOtherSessions,
  () => "/account?done=ended-others",
);

export const keepDraftAction = formAction(keepDraft, ({ draftAt }) => draftAt, {
  isRepeatable: true,
});
export const discardDraftAction = formAction(discardDraft, ({ draftAt }) => draftAt, {
  isRepeatable: true,
});
/** The same from the list of one's drafts. */
export const discardListedDraftAction = formAction(discardDraft, () => "/account?done=discarded", {
  isRepeatable: true,
});
