import type { Metadata } from "next";
import { SignOutView } from "@/components/identity/sign-out-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";

export const instant = false;
export const metadata: Metadata = { title: "Sign out" };

export default async function SignOutPage() {
  const viewer = await currentViewer();
  return <SignOutView isSignedIn={viewer.isSignedIn} outcome={await outcomeOfThisRequest()} />;
}
