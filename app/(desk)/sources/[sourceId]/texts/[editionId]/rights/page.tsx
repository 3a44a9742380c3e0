import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { TextRightsView } from "@/components/sources/text-rights-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getRightsSheet } from "@/lib/sources/queries/text-sheet";
import { rightsPath } from "@/lib/sources/rules/texts";

export const instant = false;
export const metadata: Metadata = { title: "A text’s name and rights" };

type Props = {
  params: Promise<{ sourceId: string; editionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TextRightsPage({ params, searchParams }: Props) {
  const [named, query, viewer] = await Promise.all([params, searchParams, currentViewer()]);
  const read = z.uuid().safeParse(named.editionId);
  if (!read.success) return <NotFoundView />;
  if (!viewer.isSignedIn)
    return <SignInFirst to="correct a text’s rights" next={rightsPath(named)} />;
  const sheet = await getRightsSheet(viewer, read.data);
  if (sheet?.source.id !== named.sourceId) return <NotFoundView />;
  const { done } = asked.parse(query);
  return <TextRightsView {...{ sheet, done }} outcome={await outcomeOfThisRequest()} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ done: z.string().optional().catch(undefined) });
