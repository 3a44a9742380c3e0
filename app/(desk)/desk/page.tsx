import type { Metadata } from "next";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { DeskView } from "@/components/moderation/desk-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { listQueue } from "@/lib/moderation/queries";

export const instant = false;
export const metadata: Metadata = { title: "Desk" };

type Props = { searchParams: Promise<{ page?: string; done?: string }> };

export default async function DeskPage({ searchParams }: Props) {
  const [{ page, done }, viewer] = await Promise.all([searchParams, currentViewer()]);
  if (!viewer.isSignedIn) return <SignInFirst to="open the desk" next="/desk" />;
  const queue = await listQueue(viewer, pageOf(page));
  if (!queue) return <NotFoundView />;
  return <DeskView queue={queue} done={done} outcome={await outcomeOfThisRequest()} />;
}

function pageOf(text: string | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}
