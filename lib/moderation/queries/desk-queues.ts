import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { contextIn, type ExcerptContext } from "@/lib/evidence/queries/context";
import { systemClock, type Clock } from "@/lib/foundation/clock";
import { MOST_COUNTED } from "@/lib/foundation/counting";
import { readSql } from "@/lib/foundation/db";
import type { DeskQueueName, QueuePlace } from "../rules/desk-queues";
import { COUNTS, LINES, UNSOURCED, type LineRow, type UnsourcedRow } from "./desk-lines";

export const LINES_PER_PAGE = 20;

/**
 * One page of one of the desk's queues, with how much stands in each. Null for whoever has no desk. What an adder says of
 * evidence is read for those alone who can no longer read it as a second person.
 */
export async function getDeskQueue(
  viewer: Viewer,
  queue: DeskQueueName,
  place: QueuePlace,
  clock: Clock = systemClock,
): Promise<DeskQueue | null> {
  if (!mayEver("desk.read", viewer)) return null;
  const [counts, lines, filters] = await Promise.all([
    countDeskQueues(viewer, clock),
    linesOf(viewer, queue, place, clock),
    filtersOf(place),
  ]);
  return { queue, place, counts: counts!, ...lines, filters };
}

/** How much stands in each queue, and how many things are flagged: at most one more than `MOST_COUNTED` of each. */
export async function countDeskQueues(
  viewer: Viewer,
  clock: Clock = systemClock,
): Promise<DeskCounts | null> {
  if (!mayEver("desk.read", viewer)) return null;
  const [row] = await readSql<DeskCounts>(COUNTS, [clock(), MOST_COUNTED + 1]);
  return row!;
}

export type DeskCounts = Record<DeskQueueName | "flags", number>;
export type DeskQueue = {
  queue: DeskQueueName;
  place: QueuePlace;
  counts: DeskCounts;
  lines: DeskLine[];
  unsourced: UnsourcedClaim[];
  hasMore: boolean;
  filters: { topics: { id: string; name: string }[]; source: { id: string; title: string } | null };
};
export type DeskLine = Omit<LineRow, "check"> & { check: ExcerptContext | null };
export type UnsourcedClaim = UnsourcedRow;

async function linesOf(
  viewer: Viewer,
  queue: DeskQueueName,
  { topic, source, direction, sort, page }: QueuePlace,
  clock: Clock,
) {
  // One more than a page shows: whether there is another.
  const part = [LINES_PER_PAGE + 1, (page - 1) * LINES_PER_PAGE];
  if (queue === "unsourced") {
    const found = await readSql<UnsourcedRow>(UNSOURCED[sort], [
      ...[viewer.actorId, topic ?? null, ...part],
    ]);
    return { lines: [], unsourced: found.slice(0, LINES_PER_PAGE), hasMore: isMore(found) };
  }
  const asked = [viewer.actorId, clock(), topic ?? null, source ?? null, direction ?? null];
  const found = await readSql<LineRow>(LINES[queue][sort], [...asked, ...part]);
  const lines = found.slice(0, LINES_PER_PAGE).map(lineShown);
  return { lines, unsourced: [], hasMore: isMore(found) };
}

const lineShown = ({ check, ...row }: LineRow): DeskLine => ({
  ...row,
  check: check && contextIn(check),
});
const isMore = (found: readonly unknown[]) => found.length > LINES_PER_PAGE;

async function filtersOf({ source }: QueuePlace): Promise<DeskQueue["filters"]> {
  const [topics, [named]] = await Promise.all([
    readSql<{ id: string; name: string }>(TOPICS, [PUBLIC_AUDIENCE_ID]),
    readSql<{ id: string; title: string }>(SOURCE, [source ?? null, PUBLIC_AUDIENCE_ID]),
  ]);
  return { topics, source: named ?? null };
}

const TOPICS = {
  name: "moderation_topics_of_queues",
  text: "SELECT id, name FROM topics WHERE audience_id = $1 ORDER BY name, id LIMIT 200",
};
const SOURCE = {
  name: "moderation_source_of_queue",
  text: `SELECT s.id, r.title FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
         WHERE s.id = $1 AND s.audience_id = $2`,
};
