import "server-only";
import { command } from "@/lib/access/command";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import { conflict } from "@/lib/foundation/errors";
import { findFollowed } from "../queries/follows";
import type { Followed } from "../rules/followed";
import { followInput } from "../schema";

/** How many things one person follows at most. */
const FOLLOWS_MOST = 1_000;

/** From now on its reader is told what becomes of something public. Following it twice is following it once. */
export const beginFollow = command({
  permission: "follow.begin",
  input: followInput,
  subject: async (followed, { tx: { sql } }) =>
    (await findFollowed(sql, followed)) ? ANYTHING : null,
  run: async ({ input, viewer, tx: { sql }, now }) => {
    const { actorId } = viewer.require();
    const [follows] = await sql<Follows>(FOLLOWS[input.kind], [actorId, input.id]);
    if (follows && !follows.it && follows.count >= FOLLOWS_MOST)
      return conflict(`You follow ${FOLLOWS_MOST} things already. Stop following one first.`);
    const begun = await sql(BEGIN[input.kind], [actorId, input.id, now]);
    return { result: input, audit: auditOf(input, begun.length === 0, true) };
  },
});

/** Its reader is told no more. What they were told stays. */
export const endFollow = command({
  permission: "follow.end",
  input: followInput,
  // Whoever follows nothing learns nothing of what they name.
  subject: async () => ANYTHING,
  run: async ({ input, viewer, tx: { sql }, now }) => {
    const ended = await end(sql, viewer.require().actorId, input, now);
    if (!ended) return conflict("You do not follow this.");
    return { result: input, audit: auditOf(input, true, false) };
  },
});

const ANYTHING: Subjects["anything"] = { kind: "anything", ownerActorIds: [] };

async function end(sql: Sql, actorId: string, { kind, id }: Followed, now: Date) {
  return (await sql(END[kind], [actorId, id, now])).length > 0;
}

const auditOf = ({ kind, id }: Followed, was: boolean, is: boolean) => ({
  ...{ subjectKind: kind, subjectId: id, audienceId: PUBLIC_AUDIENCE_ID },
  ...{ before: { isFollowing: was }, after: { isFollowing: is } },
});

/** How many things somebody follows, and whether one of them is this. */
type Follows = { count: number; it: boolean };

/** One statement for each kind of thing, whose column names it. */
const forEachKind = (name: string, text: (column: string) => string) => {
  const of = (kind: string) => ({ name: `follows_${name}_${kind}`, text: text(`${kind}_id`) });
  return { claim: of("claim"), document: of("document"), source: of("source"), topic: of("topic") };
};
const FOLLOWS = forEachKind(
  "count",
  (column) => `SELECT count(*)::int AS count, coalesce(bool_or(${column} = $2), false) AS it
               FROM follows WHERE actor_id = $1 AND ended_at IS NULL`,
);
const BEGIN = forEachKind(
  "begin",
  (column) =>
    `INSERT INTO follows (actor_id, ${column}, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
);
const END = forEachKind(
  "end",
  (column) =>
    `UPDATE follows SET ended_at = $3 WHERE actor_id = $1 AND ${column} = $2 AND ended_at IS NULL RETURNING 1`,
);
