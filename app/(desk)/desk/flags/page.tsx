import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { FlagsView } from "@/components/moderation/flags-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { listFlags } from "@/lib/moderation/queries/flags";
import { FLAG_QUEUES } from "@/lib/moderation/rules/flags";

export const instant = false;
export const metadata: Metadata = { title: "Flags and rulings" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FlagsPage({ searchParams }: Props) {
  const [query, viewer] = await Promise.all([searchParams, currentViewer()]);
  if (!viewer.isSignedIn) return <SignInFirst to="open the desk" next="/desk/flags" />;
  const { queue, page, done } = asked.parse(query);
  const flags = await listFlags(viewer, queue, page);
  if (!flags) return <NotFoundView />;
  return <FlagsView flags={flags} done={done} outcome={await outcomeOfThisRequest()} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  queue: z.enum(FLAG_QUEUES).catch("open"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
});
