import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { PrivateTextView } from "@/components/sources/private-text-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { getPrivateText } from "@/lib/sources/queries/text-sheet";
import { privateTextPath } from "@/lib/sources/rules/texts";

export const instant = false;
export const metadata: Metadata = { title: "A text, for editors" };

type Props = {
  params: Promise<{ editionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PrivateTextPage({ params, searchParams }: Props) {
  const [{ editionId }, query, viewer] = await Promise.all([params, searchParams, currentViewer()]);
  const read = z.uuid().safeParse(editionId);
  if (!read.success) return <NotFoundView />;
  if (!viewer.isSignedIn)
    return <SignInFirst to="read this text" next={privateTextPath({ editionId })} />;
  const text = await getPrivateText(viewer, read.data, asked.parse(query).part);
  return text ? <PrivateTextView text={text} /> : <NotFoundView />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ part: z.coerce.number().int().min(1).max(100_000).catch(1) });
