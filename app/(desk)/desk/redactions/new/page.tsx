import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { RedactView } from "@/components/moderation/redact-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { env } from "@/lib/foundation/env";
import { getRedactionSheet } from "@/lib/moderation/queries/redaction-sheet";
import { placeNamed } from "@/lib/moderation/rules/place";
import { REDACTIONS_PATH } from "@/lib/moderation/rules/redaction";

export const instant = false;
export const metadata: Metadata = { title: "Redact" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RedactPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const { on, flag, page } = asked.parse(query);
  // What the form is about is for administrators: without them the frame of the page gives back what was typed.
  if (!viewer.isSignedIn) {
    const here = new URLSearchParams({ on, ...(flag && { flag }) });
    return <SignInFirst to="redact" next={`${REDACTIONS_PATH}/new?${here}`} />;
  }
  const place = placeNamed(on, env().origin);
  const sheet = place && (await getRedactionSheet(viewer, place, page));
  return sheet ? <RedactView sheet={sheet} flagId={flag} outcome={outcome} /> : <NotFoundView />;
}

// Whatever cannot be read is as if it had not been asked. `flag`: the report that led here.
const asked = z.object({
  on: z.string().max(500).catch(""),
  flag: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
