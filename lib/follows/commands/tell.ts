import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { TOLD_EVENTS, type ToldEvent } from "@/lib/access/reactions";
import { noticeIdOf } from "../queries/notices";
import { tellInput } from "../schema";
import { concernedBy } from "./concerned";

/** How many people one run tells; the rest is asked for again. */
const PEOPLE = 2_000;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Tells of an event those whom it concerns, two thousand people at a time: who follows what it is about, and whose work
 * it is; never who did it, nobody who may not see it, and nobody whose account is gone. A notification's id follows from
 * the event and the person, so that telling again adds nothing.
 */
export const tellOfEvent = hotCommand({
  permission: "system.tell",
  input: tellInput,
  subject: async () => NOTHING,
  run: async ({ input: { eventId, name, after }, tx, now, enqueue }) => {
    const [page] = await tx.sql<Page>(TELL[name], [eventId, after ?? NOBODY, PEOPLE, now]);
    if (page?.lastActorId && page.people === PEOPLE)
      enqueue("follows.tell", { eventId, name, after: page.lastActorId });
    const told = page?.told ?? 0;
    return {
      result: { told },
      audit: { subjectKind: "event", subjectId: eventId, after: { told } },
    };
  },
});

type Page = { people: number; told: number; lastActorId: string | null };

// `concerned`: every way in which somebody may be concerned gives its first so many people after the last one told, so
// that the first so many of all are among them.
const telling = (event: ToldEvent) => ({
  name: `follows_tell_${event}`,
  text: `
  WITH event AS MATERIALIZED (
    SELECT e.id, e.actor_id, e.audience_id, e.at, e.subject_kind AS kind, e.subject_id AS subject,
      split_part(e.subject_id, '/', 1) AS root, split_part(e.subject_id, '/', 2) AS part,
      e.before::jsonb AS was, e.after::jsonb AS became,
      CASE e.subject_kind
        WHEN 'claim' THEN (SELECT c.state::text FROM claims c WHERE c.id = e.subject_id)
        WHEN 'source' THEN (SELECT s.state::text FROM sources s WHERE s.id = e.subject_id)
        WHEN 'evidence' THEN (SELECT v.state::text FROM evidence v
          WHERE v.claim_id = split_part(e.subject_id, '/', 1) AND v.id = split_part(e.subject_id, '/', 2))
        WHEN 'argument' THEN (SELECT a.state::text FROM arguments a
          WHERE a.claim_id = split_part(e.subject_id, '/', 1) AND a.id = split_part(e.subject_id, '/', 2))
      END AS state,
      g.id AS assignment_id,
      coalesce(g.class_id, k.id, CASE e.subject_kind WHEN 'class' THEN e.subject_id END) AS class_id
    FROM audit_events e
    LEFT JOIN assignments g ON g.audience_id = e.audience_id
    LEFT JOIN classes k ON k.audience_id = e.audience_id
    WHERE e.id = $1::bigint AND e.name = '${event}'),
  concerned AS (${concernedBy(event).map(firstOf).join("\n    UNION ALL ")}),
  page AS (SELECT DISTINCT actor_id FROM concerned ORDER BY actor_id LIMIT $3::int),
  told AS (
    SELECT DISTINCT ON (c.actor_id) c.actor_id, c.name, c.kind, c.subject, c.key, event.id AS event_id
    FROM concerned c JOIN page USING (actor_id) CROSS JOIN event
    JOIN actors a ON a.id = c.actor_id AND a.kind = 'HUMAN' AND a.profile_id IS NOT NULL
    LEFT JOIN audiences u ON u.id = event.audience_id
    WHERE c.actor_id <> event.actor_id
      AND CASE u.kind
        WHEN 'PUBLIC' THEN true
        WHEN 'PRIVATE' THEN u.owner_actor_id = c.actor_id
        WHEN 'CLASS' THEN ${IS_IN_CLASS}
        WHEN 'GROUP' THEN ${IS_IN_CLASS}
        ELSE NOT c.is_follower END
    ORDER BY c.actor_id, c.is_follower),
  written AS (
    INSERT INTO notifications (id, recipient_actor_id, name, subject_kind, subject_id, event_id, created_at)
    SELECT ${noticeIdOf("key", "actor_id")}, actor_id, name, kind, subject, event_id, $4::timestamptz FROM told
    ON CONFLICT (id) DO NOTHING RETURNING 1)
  SELECT (SELECT count(*)::int FROM page) AS people, (SELECT count(*)::int FROM written) AS told,
    (SELECT p.actor_id FROM page p ORDER BY p.actor_id DESC LIMIT 1) AS "lastActorId"`,
});

const IS_IN_CLASS = `EXISTS (SELECT 1 FROM enrolments n WHERE n.class_id = event.class_id
          AND n.actor_id = c.actor_id AND n.ended_at IS NULL)`;

function firstOf(people: string): string {
  return `(SELECT DISTINCT * FROM (${people}) p WHERE p.actor_id > $2::uuid ORDER BY p.actor_id LIMIT $3::int)`;
}

const TELL = Object.fromEntries(TOLD_EVENTS.map((event) => [event, telling(event)])) as Record<
  ToldEvent,
  ReturnType<typeof telling>
>;
