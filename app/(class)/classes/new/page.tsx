import type { Metadata } from "next";
import { NewClassView } from "@/components/classes/new-class-view";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { whyNoNewClass } from "@/lib/classes/queries/opening";

export const instant = false;
export const metadata: Metadata = { title: "Open a class" };

export default async function NewClassPage() {
  const [viewer, outcome] = await Promise.all([currentViewer(), outcomeOfThisRequest()]);
  if (viewer.isGuest) return <AddressFirst to="open a class" />;
  if (!viewer.isSignedIn) return <SignInFirst to="open a class" next="/classes/new" />;
  return <NewClassView refusal={whyNoNewClass(viewer)} outcome={outcome} />;
}
