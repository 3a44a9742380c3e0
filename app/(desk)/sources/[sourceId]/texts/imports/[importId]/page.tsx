import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { GivenTextView } from "@/components/sources/given-text-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { readPublicId } from "@/lib/foundation/ids";
import { getGivenText } from "@/lib/sources/queries/given-texts";
import { importPath } from "@/lib/sources/rules/texts";

export const instant = false;
export const metadata: Metadata = { title: "A text that was given" };

type Props = { params: Promise<{ sourceId: string; importId: string }> };

export default async function GivenTextPage({ params }: Props) {
  const [{ sourceId, importId }, viewer] = await Promise.all([params, currentViewer()]);
  const [source, given] = [readPublicId(sourceId), z.uuid().safeParse(importId)];
  if (source.kind === "invalid" || !given.success) return <NotFoundView />;
  const at = importPath(source.id, given.data);
  if (!viewer.isSignedIn) return <SignInFirst to="see what became of a text" next={at} />;
  const text = await getGivenText(viewer, source.id, given.data);
  if (!text) return <NotFoundView />;
  return <GivenTextView text={text} outcome={await outcomeOfThisRequest()} />;
}
