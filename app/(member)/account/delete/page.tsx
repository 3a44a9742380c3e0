import type { Metadata } from "next";
import { headers } from "next/headers";
import { DeleteAccountView } from "@/components/identity/delete-account-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getAccount } from "@/lib/identity/queries";

export const instant = false;
export const metadata: Metadata = { title: "Delete your account" };

export default async function DeleteAccountPage() {
  const account = await getAccount(await headers());
  if (!account) return <SignInFirst to="delete your account" next="/account/delete" />;
  return <DeleteAccountView account={account} outcome={await outcomeOfThisRequest()} />;
}
