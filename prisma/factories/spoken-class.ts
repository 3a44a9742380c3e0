import type pg from "pg";
import type { Naming } from "@/prisma/generated/enums";
import { makeClaim } from "./claims";
import {
  enrol,
  erase,
  inDays,
  makeAssignment,
  makeClass,
  makeJoinCode,
  type MadeAssignment,
  type MadeClass,
} from "./classes";
import { insertRow } from "./connection";
import { makeGuest, makeReviewer, type Reviewer } from "./people";
import { makeSpokenWork, say } from "./spoken-work";

export type SpokenClass = MadeClass & {
  marker: string;
  assignments: MadeAssignment[];
  students: Reviewer[];
  guests: Reviewer[];
};
type Size = {
  teacher?: Reviewer;
  /** Who works in it, where they are there already; as many as told otherwise. */
  people?: Reviewer[];
  students?: number;
  /** Who came in without an address, beside them. */
  guests?: number;
  assignments?: number;
  naming?: Naming;
  /** How many of the students did something for each assignment; the first of them have their grades released. */
  working?: number;
  released?: number;
};

/**
 * A class with something in each of its tables, and a word in everything that anybody can write there. Each student has an
 * extension until a day of their own.
 */
export async function makeSpokenClass(
  db: pg.Client,
  marker: string,
  { teacher: by, people: present, students = present?.length ?? 1, ...size }: Size = {},
): Promise<SpokenClass> {
  const { guests = 0, assignments = 1, naming = "NAMES", working = students, released = 1 } = size;
  const made = await makeClass(db, { ...(by && { teacher: by }), name: `History ${marker}` });
  const { teacher } = made;
  await db.query("UPDATE classes SET about = $2 WHERE id = $1", [
    made.id,
    `What ${marker} we read.`,
  ]);
  await makeJoinCode(db, made);
  await enrol(db, made.id, await makeReviewer(db), "ASSISTANT");
  await insertRow(db, "roster_entries", {
    ...{ class_id: made.id, name: `Expected ${marker}`, email: `${marker}@example.org` },
    ...{ external_id: `${marker}-1`, added_by_actor_id: teacher.actorId },
  });
  await say(db, made.audienceId, teacher, "class", made.id, marker);
  const own = await makeClaim(db, {
    ...{ by: teacher, audienceId: made.audienceId, sentence: `A claim of ${marker} alone.` },
  });
  const people =
    present ?? (await Promise.all(Array.from({ length: students }, () => makeReviewer(db))));
  for (const student of people) await enrol(db, made.id, student);
  const without: Reviewer[] = [];
  for (let nth = 0; nth < guests; nth++) {
    without.push(await makeGuest(db, `Guest ${marker}`));
    await enrol(db, made.id, without[nth]!);
  }
  const list: MadeAssignment[] = [];
  for (let nth = 0; nth < assignments; nth++) {
    const assignment = await makeAssignment(db, {
      ...{ of: made, claims: [await makeClaim(db), own], said: ` ${marker}` },
      changes: { title: `Who ${marker} wanted`, instructions: `Read ${marker}.`, naming },
    });
    list.push(assignment);
    for (const [at, student] of people.slice(0, working).entries())
      await makeSpokenWork(db, assignment, student, marker, {
        ...{ isReleased: at < released, naming, dueAt: inDays(9 + at) },
      });
  }
  return { ...made, marker, assignments: list, students: people, guests: without };
}

/** A class that somebody wanted deleted thirty days ago, erased. */
export async function makeErasedClass(db: pg.Client): Promise<MadeAssignment> {
  const assignment = await makeAssignment(db);
  await erase(db, assignment.class);
  return assignment;
}
