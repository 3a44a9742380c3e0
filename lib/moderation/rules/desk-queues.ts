import { z } from "zod";
import { readPublicId } from "@/lib/foundation/ids";
import { Direction } from "@/prisma/generated/enums";

/** What the desk's queues ask of the ledger, beside what waits to be decided on. */
export const DESK_QUEUES = [
  "unsourced",
  "not-checked",
  "not-found",
  "wrong-locator",
  "awaiting-fit",
  "disputed",
  "standing-changed",
] as const;
export type DeskQueueName = (typeof DESK_QUEUES)[number];

export const QUEUE_SORTS = ["oldest", "newest"] as const;

/** How long a source that stands well again is still worth a look, in days. */
export const STANDING_DAYS = 30;

/** Queues whose lines one may still read as a second person: which way they point is no filter there. */
export const isBlindQueue = (queue: DeskQueueName): boolean =>
  queue === "awaiting-fit" || queue === "unsourced";

const id = z
  .string()
  .refine((text) => readPublicId(text).kind === "valid")
  .optional()
  .catch(undefined);

/** What of a queue is shown, as its address says it. Whatever cannot be read is as if it had not been asked. */
export const queuePlace = z.object({
  topic: id,
  source: id,
  direction: z.enum(Direction).optional().catch(undefined),
  sort: z.enum(QUEUE_SORTS).catch("oldest"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type QueuePlace = z.output<typeof queuePlace>;

/** What was just done on a line. */
export const LINE_DEEDS = [
  ...(["asked", "placed", "flagged", "retracted", "returned"] as const),
  ...(["settled", "reopened", "looked"] as const),
] as const;
export type LineDeed = (typeof LINE_DEEDS)[number];

/** What an address says of what was just done on a line. */
export const lineDone = z.object({
  done: z.enum(LINE_DEEDS).optional().catch(undefined),
  /** The evidence that it was done to, in the wording that it has. */
  of: z
    .string()
    .regex(/^[a-z0-9]{10}\/[a-z0-9]{10}\/[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

/** The queue of this name; null where there is none. */
export const deskQueueIn = (name: string): DeskQueueName | null =>
  DESK_QUEUES.find((queue) => queue === name) ?? null;

/** The address of a page of a queue. */
export function deskQueuePath(
  queue: DeskQueueName,
  place: Partial<QueuePlace> = {},
  { done, of, line }: { done?: LineDeed; of?: string; line?: string } = {},
): string {
  const { topic, source, direction, sort, page } = place;
  const query = new URLSearchParams({
    ...(topic && { topic }),
    ...(source && { source }),
    ...(direction && { direction }),
    ...(sort && sort !== "oldest" && { sort }),
    ...(page && page > 1 && { page: String(page) }),
    ...(done && { done }),
    ...(of && { of }),
  });
  return `/desk/${queue}${query.size > 0 ? `?${query}` : ""}${line ? `#${line}` : ""}`;
}

/** A line of a queue on its page. */
export const lineId = ({ claimId, evidenceId }: { claimId: string; evidenceId: string | null }) =>
  evidenceId ? `line-${claimId}-${evidenceId}` : `line-${claimId}`;

/** What a form on a line says about the page that it stands on, in two fields. */
export const backFrom = (queue: DeskQueueName, place: QueuePlace, nextLine: string | null) => ({
  back: deskQueuePath(queue, place),
  ...(nextLine && { nextLine }),
});

/** Where a form on a line leads: its page again, at the line that followed. */
export function onFrom(sent: FormData, done: LineDeed, of?: string): string {
  const back = String(sent.get("back") ?? "");
  const [path = "", query = ""] = back.split("?");
  const queue = deskQueueIn(path.replace("/desk/", "")) ?? DESK_QUEUES[0];
  const place = queuePlace.parse(Object.fromEntries(new URLSearchParams(query)));
  const next = String(sent.get("nextLine") ?? "");
  const line = /^line-[a-z0-9]{10}(-[a-z0-9]{10})?$/.test(next) ? { line: next } : {};
  return deskQueuePath(queue, place, { done, ...(of && { of }), ...line });
}
