import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { RedactionsView } from "@/components/moderation/redactions-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { mayEver } from "@/lib/access/permissions";
import { REDACTIONS_PATH } from "@/lib/moderation/rules/redaction";
import { listRedactions } from "@/lib/publishing/queries/redactions";

export const instant = false;
export const metadata: Metadata = { title: "Redactions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RedactionsPage({ searchParams }: Props) {
  const [query, viewer] = await Promise.all([searchParams, currentViewer()]);
  if (!viewer.isSignedIn) return <SignInFirst to="redact" next={REDACTIONS_PATH} />;
  if (!mayEver("text.redact", viewer)) return <NotFoundView />;
  const { page, done } = asked.parse(query);
  return <RedactionsView {...await listRedactions(page)} done={done} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
});
