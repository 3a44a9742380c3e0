import type pg from "pg";
import { asSystem } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import { tellOfEvent } from "@/lib/follows/commands/tell";
import { listNotices } from "@/lib/follows/queries/notices";
import { systemClock } from "@/lib/foundation/clock";
import type { Outcome } from "@/lib/foundation/errors";
import { select } from "./connection";
import { viewerOf, type Reviewer } from "./people";

// What people are told, by the program's own job.

type Executable<Result> = {
  execute(
    viewer: Viewer,
    input: unknown,
    call: { clock: typeof systemClock },
  ): Promise<Outcome<{ result: Result }>>;
};

/** Carries a command out, by the program itself where nobody is named, and gives what came of it. */
export async function done<Result>(
  command: Executable<Result>,
  viewer: Viewer | null,
  input: unknown,
): Promise<Result> {
  const asked = viewer
    ? command.execute(viewer, input, { clock: systemClock })
    : asSystem(command as never)(input as never, systemClock);
  const outcome = (await asked) as Outcome<{ result: Result }>;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result;
}

type Telling = { eventId: string; name: string };

/** The jobs that wait to tell of something, taken out of the queue. */
export async function tellings(db: pg.Client): Promise<Telling[]> {
  const rows = await select<{ payload: Telling }>(
    db,
    `WITH waiting AS (
       SELECT j.id, j.payload FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'follows.tell'),
     gone AS (DELETE FROM graphile_worker._private_jobs WHERE id IN (SELECT id FROM waiting))
     SELECT payload FROM waiting ORDER BY id`,
  );
  return rows.map(({ payload }) => payload);
}

/** Tells of all that happened, until nothing is left to tell. */
export async function tellAll(db: pg.Client): Promise<void> {
  for (let jobs = await tellings(db); jobs.length > 0; jobs = await tellings(db))
    for (const job of jobs) await done(tellOfEvent, null, job);
}

/** What somebody was told, the oldest first. */
export async function toldTo(person: Reviewer) {
  return (await listNotices(viewerOf(person), 1)).items.reverse();
}

export const namesTo = async (person: Reviewer) => (await toldTo(person)).map(({ name }) => name);
