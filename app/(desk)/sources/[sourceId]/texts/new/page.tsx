import type { Metadata } from "next";
import { z } from "zod";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { StrayOutcome } from "@/components/layout/stray-outcome";
import { GiveTextView } from "@/components/sources/give-text-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { returnedForm } from "@/lib/access/upload-door";
import { readPublicId } from "@/lib/foundation/ids";
import { getGivingSheet } from "@/lib/sources/queries/given-texts";
import { givePath, NO_FILE, WAYS } from "@/lib/sources/rules/texts";
import { giveTextInput } from "@/lib/sources/schema/texts";

export const instant = false;
export const metadata: Metadata = { title: "Add a text" };

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ sourceId: string }>; searchParams: Promise<Query> };

export default async function GiveTextPage({ params, searchParams }: Props) {
  const [{ sourceId }, query, viewer] = await Promise.all([params, searchParams, currentViewer()]);
  const read = readPublicId(sourceId);
  if (read.kind === "invalid") return <NotFoundView />;
  const { way, ...given } = asked.parse(query);
  const returned = returnedForm(giveTextInput, "file", query, NO_FILE);
  if (!viewer.isSignedIn)
    return (
      <>
        <StrayOutcome outcome={returned} />
        <SignInFirst to="add a text" next={givePath(read.id, way, given)} />
      </>
    );
  const sheet = await getGivingSheet(viewer, read.id);
  if (!sheet) return <NotFoundView />;
  const outcome = (await outcomeOfThisRequest()) ?? returned;
  return (
    <KeepingDrafts viewer={viewer} at={null}>
      <GiveTextView {...{ sheet, way, given, outcome }} />
    </KeepingDrafts>
  );
}

// Whatever cannot be read is as if it had not been asked. Besides the way, what was said of a text that is given again.
const said = z.string().max(600).optional().catch(undefined);
const asked = z.object({
  way: z.enum(WAYS).catch("file"),
  ...{ role: said, label: said, language: said, rights: said, rightsNote: said, address: said },
});
