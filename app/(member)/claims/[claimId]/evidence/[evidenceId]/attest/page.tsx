import type { Metadata } from "next";
import { z } from "zod";
import { AttestView } from "@/components/evidence/attest-view";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getAttestSheet } from "@/lib/evidence/queries/attest-sheet";
import { attestPath } from "@/lib/evidence/rules/paths";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Attest words from the print" };

type Props = {
  params: Promise<{ claimId: string; evidenceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AttestPage({ params, searchParams }: Props) {
  const [path, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const [claim, evidence] = [readPublicId(path.claimId), readPublicId(path.evidenceId)];
  if (claim.kind === "invalid" || evidence.kind === "invalid") return <NotFoundView />;
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (viewer.isGuest) return <AddressFirst to="attest words" />;
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="attest words" next={attestPath(claim.id, evidence.id)} />;
  const sheet = await getAttestSheet(viewer, { claimId: claim.id, evidenceId: evidence.id });
  if (!sheet) return <NotFoundView />;
  return <AttestView sheet={sheet} done={asked.parse(query).done} outcome={outcome} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ done: z.string().optional().catch(undefined) });
