import type { Metadata } from "next";
import { z } from "zod";
import { NoticesView } from "@/components/follows/notices-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { listNotices } from "@/lib/follows/queries/notices";
import { noticesFromField } from "@/lib/follows/schema";
import { systemClock } from "@/lib/foundation/clock";

export const instant = false;
export const metadata: Metadata = { title: "Notifications" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NotificationsPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!viewer.isSignedIn) return <SignInFirst to="see what is new" next="/notifications" />;
  const shownAt = systemClock().toISOString();
  const { page, from } = asked.parse(query);
  const list = await listNotices(viewer, page, from);
  return <NoticesView {...{ list, shownAt, done: query.done, outcome }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  from: noticesFromField,
});
