import type { Metadata } from "next";
import { NewClaimSetView } from "@/components/classes/claim-set-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, typedIn } from "@/lib/access/form-action";
import { claimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { NO_CHOICE } from "@/lib/classes/rules/choice";
import { newClaimSetPath } from "@/lib/classes/rules/paths";
import { askedAssignment } from "@/lib/classes/schema/assignments";
import { choiceLeft } from "@/lib/classes/schema/choice";

export const instant = false;
export const metadata: Metadata = { title: "Keep a set of claims" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewClaimSetPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const { claims } = askedAssignment.parse(query);
  const at = newClaimSetPath(claims);
  if (!viewer.isSignedIn) return <SignInFirst to="keep a set of claims" next={at} />;
  const left = choiceLeft(typedIn(outcome, "claim-set"), claims) ?? NO_CHOICE;
  const choice = await claimsToAssign(viewer, null, left);
  return (
    <KeepingDrafts {...{ viewer, at }}>
      <NewClaimSetView {...{ choice, outcome }} />
    </KeepingDrafts>
  );
}
