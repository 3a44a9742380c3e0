import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { ContributionsView } from "@/components/moderation/contributions-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { listNotesWritten } from "@/lib/annotations/queries/mine";
import { listMyContributions } from "@/lib/moderation/queries/mine";
import { PARTS } from "@/lib/moderation/rules/mine";
import { listVotesCast } from "@/lib/reviews/queries/mine";

export const instant = false;
export const metadata: Metadata = { title: "Your contributions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ContributionsPage({ searchParams }: Props) {
  const [query, viewer] = await Promise.all([searchParams, currentViewer()]);
  if (!viewer.isSignedIn)
    return <SignInFirst to="see what you contributed" next="/account/contributions" />;
  const { of, page } = asked.parse(query);
  if (of === "votes")
    return <ContributionsView mine={{ of, ...(await listVotesCast(viewer, page)) }} />;
  if (of === "notes")
    return <ContributionsView mine={{ of, ...(await listNotesWritten(viewer, page)) }} />;
  return <ContributionsView mine={{ of, ...(await listMyContributions(viewer, page)) }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  of: z.enum(PARTS).catch("proposals"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
