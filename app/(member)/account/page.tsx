import type { Metadata } from "next";
import { headers } from "next/headers";
import { AccountView } from "@/components/identity/account-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getMailChoice } from "@/lib/follows/queries/mail";
import { getAccount } from "@/lib/identity/queries";
import { listDrafts } from "@/lib/identity/queries/drafts";

export const instant = false;
export const metadata: Metadata = { title: "Your account" };

type Props = { searchParams: Promise<{ done?: string }> };

export default async function AccountPage({ searchParams }: Props) {
  const viewer = await currentViewer();
  const [{ done }, account, drafts, mail, outcome] = await Promise.all([
    searchParams,
    getAccount(await headers()),
    listDrafts(viewer),
    getMailChoice(viewer),
    outcomeOfThisRequest(),
  ]);
  if (!account) return <SignInFirst to="see your account" next="/account" />;
  return <AccountView {...{ account, drafts, mail, done, outcome }} />;
}
