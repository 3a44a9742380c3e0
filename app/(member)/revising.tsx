import { z } from "zod";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { ReviseView } from "@/components/moderation/revise-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getContext } from "@/lib/evidence/queries/context";
import { getFoundPlace } from "@/lib/evidence/queries/found-place";
import type { ContributionKind } from "@/lib/evidence/rules";
import { readPublicId } from "@/lib/foundation/ids";
import { getReviseSheet } from "@/lib/moderation/queries/sheet";
import { revisePath } from "@/lib/moderation/rules/paths";

/** What the four pages for revising compose: they differ by what their address names. */
export async function Revising({
  kind,
  claimId,
  contributionId,
  searchParams,
}: {
  kind: ContributionKind;
  claimId: string | null;
  contributionId: string;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(contributionId);
  const root = claimId === null ? null : readPublicId(claimId);
  if (read.kind === "invalid" || root?.kind === "invalid") return <NotFoundView />;
  const named = { kind, claimId: root?.id ?? null, contributionId: read.id };
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (viewer.isGuest) return <AddressFirst to="revise this" />;
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="revise this" next={revisePath(named)} />;
  const sheet = await getReviseSheet(viewer, named);
  if (!sheet) return <NotFoundView />;
  const { done, place } = asked.parse(query);
  const evidence = kind === "evidence" && root ? { claimId: root.id, evidenceId: read.id } : null;
  const [check, found] = await Promise.all([
    evidence && getContext({ ...evidence, revisionId: sheet.shownId }),
    evidence && place === "found" ? getFoundPlace(evidence.claimId, evidence.evidenceId) : null,
  ]);
  return <ReviseView {...{ sheet, done, outcome, check, found }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  done: z.string().optional().catch(undefined),
  place: z.string().optional().catch(undefined),
});
