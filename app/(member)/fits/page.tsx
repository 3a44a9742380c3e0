import type { Metadata } from "next";
import { z } from "zod";
import { FitsView } from "@/components/evidence/fits-view";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { listAwaitingFit } from "@/lib/evidence/queries/fits";
import { FIT_SORTS, fitsPath } from "@/lib/evidence/rules";

export const instant = false;
export const metadata: Metadata = { title: "Excerpts that wait for a second reader" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FitsPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (viewer.isGuest) return <AddressFirst to="read excerpts" />;
  if (!viewer.isSignedIn) return <SignInFirst to="read excerpts" next={fitsPath()} />;
  const { done, ...place } = asked.parse(query);
  const queue = await listAwaitingFit(viewer, place);
  return queue ? <FitsView {...{ queue, done, outcome }} /> : <NotFoundView />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  sort: z.enum(FIT_SORTS).catch("oldest"),
  done: z.string().optional().catch(undefined),
});
