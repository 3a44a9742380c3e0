import type { Metadata } from "next";
import { z } from "zod";
import { FitView } from "@/components/evidence/fit-view";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getFitSheet } from "@/lib/evidence/queries/fit-sheet";
import { fitPath } from "@/lib/evidence/rules";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
// Neither the address nor the title says what its adder reads in it.
export const metadata: Metadata = { title: "Read an excerpt" };

type Props = {
  params: Promise<{ claimId: string; evidenceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function FitPage({ params, searchParams }: Props) {
  const [path, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const [claim, evidence] = [readPublicId(path.claimId), readPublicId(path.evidenceId)];
  if (claim.kind === "invalid" || evidence.kind === "invalid") return <NotFoundView />;
  const address = { claimId: claim.id, evidenceId: evidence.id };
  if (viewer.isGuest) return <AddressFirst to="read excerpts" />;
  if (!viewer.isSignedIn) return <SignInFirst to="read excerpts" next={fitPath(address)} />;
  const sheet = await getFitSheet(viewer, address);
  if (!sheet) return <NotFoundView />;
  return <FitView sheet={sheet} done={asked.parse(query).done} outcome={outcome} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ done: z.string().optional().catch(undefined) });
