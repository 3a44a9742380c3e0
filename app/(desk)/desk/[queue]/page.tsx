import type { Metadata } from "next";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LinesView } from "@/components/moderation/lines-view";
import { QUEUE_NAMES } from "@/components/moderation/queue-words";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getDeskQueue } from "@/lib/moderation/queries/desk-queues";
import {
  deskQueueIn,
  deskQueuePath,
  lineDone,
  queuePlace,
} from "@/lib/moderation/rules/desk-queues";

export const instant = false;

type Props = {
  params: Promise<{ queue: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const queue = deskQueueIn((await params).queue);
  return { title: queue ? QUEUE_NAMES[queue] : "Desk" };
}

export default async function DeskQueuePage({ params, searchParams }: Props) {
  const [path, query, viewer] = await Promise.all([params, searchParams, currentViewer()]);
  const queue = deskQueueIn(path.queue);
  if (!queue) return <NotFoundView />;
  if (!viewer.isSignedIn) return <SignInFirst to="open the desk" next={deskQueuePath(queue)} />;
  const [lines, outcome] = await Promise.all([
    getDeskQueue(viewer, queue, queuePlace.parse(query)),
    outcomeOfThisRequest(),
  ]);
  return lines ? (
    <LinesView queue={lines} outcome={outcome} {...lineDone.parse(query)} />
  ) : (
    <NotFoundView />
  );
}
