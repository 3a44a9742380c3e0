import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { DeskView } from "@/components/moderation/desk-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { mayEver } from "@/lib/access/permissions";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { listQueue } from "@/lib/moderation/queries/desk";
import { countDeskQueues } from "@/lib/moderation/queries/desk-queues";
import { listJustDecided } from "@/lib/moderation/queries/just-decided";
import { QUEUE_OWNERS, QUEUE_TABS } from "@/lib/moderation/rules/queue";
import { decisionIds } from "@/lib/moderation/schema/contribution";

export const instant = false;
export const metadata: Metadata = { title: "Desk" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DeskPage({ searchParams }: Props) {
  const [query, viewer] = await Promise.all([searchParams, currentViewer()]);
  if (!viewer.isSignedIn) return <SignInFirst to="open the desk" next="/desk" />;
  const { page, tab, whose, of } = asked.parse(query);
  const [queue, desk, decided, outcome] = await Promise.all([
    listQueue(viewer, page, { tab, whose }),
    countDeskQueues(viewer),
    listJustDecided(viewer, of),
    outcomeOfThisRequest(),
  ]);
  if (!queue || !desk) return <NotFoundView />;
  const mayRedact = mayEver("text.redact", viewer);
  return <DeskView {...{ queue, desk, decided, outcome, mayRedact }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  tab: z.enum(QUEUE_TABS).catch("all"),
  whose: z.enum(QUEUE_OWNERS).catch("all"),
  /** The decisions that were just taken. */
  of: decisionIds.catch([]),
});
