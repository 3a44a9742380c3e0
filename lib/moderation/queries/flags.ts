import "server-only";
import { mayEver } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { FlagReason, RulingKind } from "@/prisma/generated/enums";
import { flaggedName, rulingsOn, type Flagged, type FlagQueue } from "../rules/flags";
import { NOTES_SHOWN, seenOf } from "./open-flags";
import { readSubject, readSubjects, type Subject } from "./subject";

export const FLAGS_PER_PAGE = 20;

/** What the form for a flag shows; null where there is nothing that everybody sees. */
export async function getFlagSheet(viewer: Viewer, flagged: Flagged): Promise<FlagSheet | null> {
  const subject = await readSubject(readSql, flagged);
  if (!subject?.isShown) return null;
  const { actorId } = viewer;
  const [open] = await readSql(MY_FLAG, [flagged.kind, flagged.id, actorId]);
  return {
    ...{ subject, isFlagged: open !== undefined },
    isOwn: actorId !== null && subject.authorIds.includes(actorId),
  };
}

export type FlagSheet = { subject: Subject; isOwn: boolean; isFlagged: boolean };

/**
 * One part of the editors' flags, oldest first: what is flagged, one line for a thing however often it was; rulings
 * that were answered and wait for a second person; accounts that are suspended. Null for whoever has no desk.
 *
 * @param page counted from 1
 */
export async function listFlags(
  viewer: Viewer,
  queue: FlagQueue,
  page: number,
): Promise<FlagsPage | null> {
  if (!mayEver("desk.read", viewer)) return null;
  const asked = [FLAGS_PER_PAGE, (page - 1) * FLAGS_PER_PAGE];
  const [[counts], open, ruled] = await Promise.all([
    readSql<Record<FlagQueue, number>>(COUNTS, []),
    queue === "open" ? readSql<OpenRow>(OPEN, [...asked, NOTES_SHOWN, viewer.actorId]) : [],
    queue === "open" ? [] : readSql<RuledRow>(RULED[queue], [...asked, viewer.actorId]),
  ]);
  const subjects = await readSubjects(readSql, [...open, ...ruled]);
  const subjectOf = (row: { kind: string; id: string }) => subjects.get(flaggedName(row)) ?? null;
  return {
    ...{ queue, page, counts: counts! },
    open: open.map((row) => flaggedItem(viewer, row, subjectOf(row))),
    ruled: ruled.map((row) => {
      const subject = subjectOf(row);
      return { ...row, subject, isOwn: row.isOwn || isAuthor(viewer, subject) };
    }),
    maySuspend: mayEver("account.suspend", viewer),
    mayRedact: mayEver("text.redact", viewer),
  };
}

export type FlagsPage = {
  queue: FlagQueue;
  page: number;
  counts: Record<FlagQueue, number>;
  open: FlaggedItem[];
  ruled: RuledItem[];
  /** Whether suspensions are theirs to lift and to decide on. */
  maySuspend: boolean;
  mayRedact: boolean;
};
export type FlaggedItem = Omit<OpenRow, "newestId"> & {
  subject: Subject | null;
  /** What the editor sees here, as the form carries it. */
  seen: string;
  kinds: RulingKind[];
};
export type RuledItem = RuledRow & { subject: Subject | null };

type OpenRow = {
  kind: string;
  id: string;
  /** The oldest of its flags: what its form goes by. */
  flagId: string;
  newestId: string;
  count: number;
  since: Date;
  /** The oldest of them. */
  flags: { reason: FlagReason; note: string | null; contact: string | null; at: string }[];
  isOwn: boolean;
};
type RuledRow = {
  kind: string;
  id: string;
  rulingId: string;
  ruling: RulingKind;
  publicReason: string;
  ruler: string;
  ruledAt: Date;
  answer: string | null;
  isOwn: boolean;
};

function flaggedItem(
  viewer: Viewer,
  { newestId, ...row }: OpenRow,
  subject: Subject | null,
): FlaggedItem {
  const judged = subject && { ...subject, hasAccount: subject.profileId !== null };
  return {
    ...{ ...row, subject, seen: seenOf({ count: row.count, newestId }, subject) },
    isOwn: row.isOwn || isAuthor(viewer, subject),
    kinds: rulingsOn(judged, mayEver("account.suspend", viewer)),
  };
}

const isAuthor = ({ actorId }: Viewer, subject: Subject | null) =>
  actorId !== null && (subject?.authorIds.includes(actorId) ?? false);

const IS_OPEN = "f.answered_at IS NULL";
const ANSWERED = `rulings r JOIN ruling_answers a ON a.ruling_id = r.id
  WHERE NOT EXISTS (SELECT 1 FROM ruling_reviews v WHERE v.ruling_id = r.id)`;
const SUSPENDED = `rulings r JOIN actors s ON s.id = r.subject_actor_id JOIN profiles sp ON sp.id = s.profile_id
  LEFT JOIN ruling_answers a ON a.ruling_id = r.id WHERE r.kind = 'SUSPEND' AND sp.suspended_at = r.ruled_at`;

const MY_FLAG = {
  name: "moderation_my_flag",
  text: `SELECT 1 FROM flags f WHERE f.subject_kind = $1 AND f.subject_id = $2 AND f.actor_id = $3::uuid AND ${IS_OPEN}`,
};
const COUNTS = {
  name: "moderation_flag_counts",
  text: `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM flags f WHERE ${IS_OPEN} GROUP BY f.subject_kind, f.subject_id) g) AS open,
           (SELECT count(*)::int FROM ${ANSWERED}) AS answered, (SELECT count(*)::int FROM ${SUSPENDED}) AS suspended`,
};
const ON_IT = `flags f WHERE f.subject_kind = g.kind AND f.subject_id = g.id AND ${IS_OPEN}`;
const OPEN = {
  name: "moderation_flagged",
  text: `
  SELECT g.*, (SELECT f.id FROM ${ON_IT} ORDER BY f.flagged_at, f.id LIMIT 1) AS "flagId",
    (SELECT f.id FROM ${ON_IT} ORDER BY f.flagged_at DESC, f.id DESC LIMIT 1) AS "newestId",
    coalesce((SELECT json_agg(json_build_object('reason', o.reason, 'note', o.note, 'contact', o.contact, 'at', o.flagged_at)
      ORDER BY o.flagged_at, o.id) FROM (SELECT f.* FROM ${ON_IT} ORDER BY f.flagged_at, f.id LIMIT $3) o), '[]') AS flags
  FROM (SELECT f.subject_kind AS kind, f.subject_id AS id, count(*)::int AS count,
          min(f.flagged_at) AS since, coalesce(bool_or(f.actor_id = $4::uuid), false) AS "isOwn"
        FROM flags f WHERE ${IS_OPEN} GROUP BY 1, 2 ORDER BY min(f.flagged_at), 1, 2 LIMIT $1 OFFSET $2) g
  ORDER BY g.since, g.kind, g.id`,
};
const ruled = (queue: string, rows: string, order: string) => ({
  name: `moderation_flags_${queue}`,
  text: `
  SELECT r.subject_kind AS kind, r.subject_id AS id, r.id AS "rulingId", r.kind AS ruling, r.public_reason AS "publicReason",
    (SELECT coalesce(b.pseudonym, p.name, 'a former reviewer') FROM bylines b LEFT JOIN profiles p ON p.id = b.profile_id
     WHERE b.id = r.byline_id) AS ruler, r.ruled_at AS "ruledAt", a.body AS answer,
    coalesce($3::uuid IN (r.actor_id, r.subject_actor_id), false) OR EXISTS (SELECT 1 FROM ruled_flags u JOIN flags f ON f.id = u.flag_id
      WHERE u.ruling_id = r.id AND f.actor_id = $3::uuid) AS "isOwn"
  FROM ${rows} ORDER BY ${order}, r.id LIMIT $1 OFFSET $2`,
});
const RULED = {
  answered: ruled("answered", ANSWERED, "a.answered_at"),
  suspended: ruled("suspended", SUSPENDED, "r.ruled_at"),
};
