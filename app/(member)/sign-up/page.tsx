import type { Metadata } from "next";
import { SignUpView } from "@/components/identity/sign-up-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getInvitation, howAccountsOpen } from "@/lib/identity/queries";
import { readJoiningCode } from "@/lib/identity/schema";

export const instant = false;
export const metadata: Metadata = { title: "Open an account", referrer: "same-origin" };

type Props = {
  searchParams: Promise<{ invitation?: string | string[]; join?: string | string[] }>;
};

export default async function SignUpPage({ searchParams }: Props) {
  const [{ invitation, join }, viewer] = await Promise.all([searchParams, currentViewer()]);
  const token = typeof invitation === "string" ? invitation : null;
  return (
    <SignUpView
      how={howAccountsOpen()}
      token={token}
      joining={typeof join === "string" ? readJoiningCode(join) : null}
      invitation={token === null ? null : await getInvitation(token)}
      isSignedIn={viewer.isSignedIn}
      outcome={await outcomeOfThisRequest()}
    />
  );
}
