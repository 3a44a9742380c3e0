import "server-only";
import { MOST_COUNTED } from "@/lib/foundation/counting";
import { claimPath } from "@/lib/claims/rules";
import { publicSql } from "@/lib/foundation/db";
import type { Motivation } from "@/prisma/generated/enums";
import { handleUnder, nameUnder } from "./parts";

export const NOTES_PER_PAGE = 50;
const LAST_PAGE = 200;
/** How many of the newest stand on a claim's page: beside the claim, and under each item. */
const MOST_ON_CLAIM = 20;
const MOST_ON_ITEM = 5;
const MOST_REPLIES = 5;

/** The public notes on a claim's page: the newest on the claim itself, and on each thing that belongs to it. */
export async function listNotes(claimId: string): Promise<NotesOfClaim> {
  const rows = await publicSql<{ note: GroupedRow }>(NOTES_OF_CLAIM, [
    claimId,
    MOST_ON_CLAIM,
    MOST_ON_ITEM,
  ]);
  const groupOf = (isOurs: (row: GroupedRow) => boolean): NoteGroup => {
    const own = rows.map(({ note }) => note).filter(isOurs);
    return { notes: own, total: own[0]?.total ?? 0 };
  };
  return {
    onClaim: groupOf(({ evidenceId, argumentId }) => !evidenceId && !argumentId),
    on: (itemId) =>
      groupOf(({ evidenceId, argumentId }) => itemId === evidenceId || itemId === argumentId),
  };
}

/**
 * One page of all public notes on a claim and what belongs to it, oldest first; null where there is no such
 * live claim.
 *
 * @param page from 1
 */
export async function getNotesPage(claimId: string, page = 1) {
  const from = (Math.min(Math.max(page, 1), LAST_PAGE) - 1) * NOTES_PER_PAGE;
  const [[head], rows] = await Promise.all([
    publicSql<HeadRow>(NOTES_HEAD, [claimId]),
    publicSql<{ note: TargetedRow }>(NOTES_PAGE, [claimId, NOTES_PER_PAGE, from]),
  ]);
  if (!head) return null;
  const { total, ...claim } = head;
  return {
    claim: { ...claim, path: claimPath(claim) },
    notes: rows.map(({ note }) => note),
    position: { page: from / NOTES_PER_PAGE + 1, from: from + 1, total },
  };
}

export type NotesPage = NonNullable<Awaited<ReturnType<typeof getNotesPage>>>;
export type NotesOfClaim = { onClaim: NoteGroup; on: (itemId: string) => NoteGroup };
/** The newest notes on one thing, oldest of them first, and how many there are: up to one more than `MOST_COUNTED`. */
export type NoteGroup = { notes: NoteShown[]; total: number };
export type ReplyShown = {
  id: string;
  body: string;
  byline: string;
  handle: string | null;
  writtenAt: string;
  editedAt: string | null;
};
export type NoteShown = Omit<ReplyShown, "body"> & {
  motivation: Motivation;
  /** Null where it was taken back; it stays for what others answered. */
  body: string | null;
  replies: ReplyShown[];
  replyCount: number;
};

type GroupedRow = NoteShown & {
  evidenceId: string | null;
  argumentId: string | null;
  total: number;
};
type TargetedRow = NoteShown & {
  target: { kind: "evidence" | "argument"; id: string; words: string } | null;
};
type HeadRow = { id: string; slug: string; sentence: string; total: number };

const WORDED = (row: string, revision: string) => `
  'id', ${row}.id, 'body', ${revision}.body, 'byline', ${nameUnder(row)}, 'handle', ${handleUnder(row)}, 'writtenAt', ${row}.created_at,
  'editedAt', CASE WHEN ${revision}.ordinal > 1 THEN ${revision}.created_at END`;

const REPLIES = `FROM claim_annotations m
  JOIN claim_annotation_revisions mr ON mr.claim_id = m.claim_id AND mr.id = m.current_revision_id
  WHERE m.claim_id = n.claim_id AND m.reply_to_id = n.id AND m.retracted_at IS NULL`;

const NOTE = `${WORDED("n", "r")}, 'motivation', n.motivation,
  'replyCount', (SELECT count(*) ${REPLIES}),
  'replies', coalesce((SELECT json_agg(first.reply ORDER BY first.created_at, first.id) FROM (
    SELECT m.created_at, m.id, json_build_object(${WORDED("m", "mr")}) AS reply ${REPLIES}
    ORDER BY m.created_at, m.id LIMIT ${MOST_REPLIES}) first), '[]')`;

// A note that was taken back stays for the answers to it. Its words are not among those the public sees.
const STANDS = `n.claim_id = $1 AND n.reply_to_id IS NULL
  AND (n.retracted_at IS NULL OR EXISTS (SELECT 1 ${REPLIES}))`;
const WORDS_OF_NOTE =
  "LEFT JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id";

const COLUMNS = `n.claim_id, n.id, n.motivation, n.byline_id, n.created_at, n.current_revision_id, n.retracted_at,
  n.target_evidence_id, n.target_argument_id`;
const ON_CLAIM = "n.target_evidence_id IS NULL AND n.target_argument_id IS NULL";

/** SQL: the newest notes that meet a condition, each with how many do, up to one more than are counted. */
const newest = (condition: string, limit: string) => `
  (SELECT ${COLUMNS} FROM claim_annotations n WHERE ${STANDS} AND ${condition}
   ORDER BY n.created_at DESC, n.id DESC LIMIT ${limit}) n
  CROSS JOIN LATERAL (SELECT count(*)::int AS total FROM (
    SELECT 1 FROM claim_annotations n WHERE ${STANDS} AND ${condition} LIMIT ${MOST_COUNTED + 1}) counted) t`;

// Each thing's newest by an index of its own: a page costs the same whether ten notes stand there or ten thousand.
const NOTES_OF_CLAIM = {
  name: "publishing_notes_of_claim",
  text: `
  SELECT json_build_object(${NOTE}, 'evidenceId', n.target_evidence_id, 'argumentId', n.target_argument_id,
    'total', n.total) AS note
  FROM (
    SELECT n.*, t.total FROM ${newest(ON_CLAIM, "$2::int")}
    UNION ALL
    SELECT n.*, t.total FROM evidence e CROSS JOIN LATERAL ${newest("n.target_evidence_id = e.id", "$3::int")}
    WHERE e.claim_id = $1 AND e.state = 'LIVE'
    UNION ALL
    SELECT n.*, t.total FROM arguments a CROSS JOIN LATERAL ${newest("n.target_argument_id = a.id", "$3::int")}
    WHERE a.claim_id = $1 AND a.state = 'LIVE'
  ) n
  ${WORDS_OF_NOTE}
  ORDER BY n.created_at, n.id LIMIT 500`,
};

const NOTES_PAGE = {
  name: "publishing_notes_page",
  text: `
  SELECT json_build_object(${NOTE}, 'target', CASE
      WHEN n.target_evidence_id IS NOT NULL THEN json_build_object('kind', 'evidence', 'id', n.target_evidence_id, 'words',
        (SELECT er.excerpt FROM evidence e JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
         WHERE e.claim_id = $1 AND e.id = n.target_evidence_id))
      WHEN n.target_argument_id IS NOT NULL THEN json_build_object('kind', 'argument', 'id', n.target_argument_id, 'words',
        (SELECT ar.wording FROM arguments a JOIN argument_revisions ar ON ar.claim_id = a.claim_id AND ar.id = a.current_revision_id
         WHERE a.claim_id = $1 AND a.id = n.target_argument_id)) END) AS note
  FROM (SELECT claim_id, id, motivation, byline_id, created_at, current_revision_id, target_evidence_id, target_argument_id
        FROM claim_annotations n WHERE ${STANDS} ORDER BY n.created_at, n.id LIMIT $2 OFFSET $3) n
  ${WORDS_OF_NOTE} ORDER BY n.created_at, n.id`,
};

const NOTES_HEAD = {
  name: "publishing_notes_head",
  text: `SELECT c.id, r.slug, r.sentence, (SELECT count(*)::int FROM (
           SELECT 1 FROM claim_annotations n WHERE ${STANDS} LIMIT ${LAST_PAGE * NOTES_PER_PAGE}) counted) AS total
         FROM claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
         WHERE c.id = $1 AND c.state = 'LIVE' AND c.merged_into_id IS NULL`,
};
