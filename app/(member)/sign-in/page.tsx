import type { Metadata } from "next";
import { SignInView } from "@/components/identity/sign-in-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { howAccountsOpen } from "@/lib/identity/queries";
import { returnPath } from "@/lib/identity/schema";

export const instant = false;
export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string | string[]; done?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const [{ next, done }, viewer] = await Promise.all([searchParams, currentViewer()]);
  return (
    <SignInView
      next={returnPath(typeof next === "string" ? next : undefined)}
      done={done}
      isSignedIn={viewer.isSignedIn}
      isSignUpOpen={howAccountsOpen() === "open"}
      outcome={await outcomeOfThisRequest()}
    />
  );
}
