import type { Metadata } from "next";
import { SignUpView } from "@/components/identity/sign-up-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { isSignUpOffered } from "@/lib/identity/queries";

export const instant = false;
export const metadata: Metadata = { title: "Open an account" };

export default async function SignUpPage() {
  const viewer = await currentViewer();
  return (
    <SignUpView
      isOpen={isSignUpOffered()}
      isSignedIn={viewer.isSignedIn}
      outcome={await outcomeOfThisRequest()}
    />
  );
}
