import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql, type Sql } from "@/lib/foundation/db";
import type { DescribedText } from "@/lib/texts/rules/described";
import type { ImportState, ImportWay } from "@/prisma/generated/enums";

/** The newest that were given to one source. */
const GIVEN = 20;

/**
 * What the page on which a text is given shows: the source, and what was given to it lately. Null for whoever brings in no
 * texts, and where there is no such public, live source.
 */
export async function getGivingSheet(
  viewer: Viewer,
  sourceId: string,
): Promise<GivingSheet | null> {
  if (!mayEver("text.give", viewer)) return null;
  const [row] = await readSql<{ sheet: GivingSheet }>(SHEET, [sourceId, PUBLIC_AUDIENCE_ID, GIVEN]);
  return row?.sheet ?? null;
}

/** What became of something that was given as a text; null where there is none, and for whoever brings in no texts. */
export async function getGivenText(
  viewer: Viewer,
  sourceId: string,
  importId: string,
): Promise<GivenText | null> {
  if (!mayEver("text.give", viewer)) return null;
  const [row] = await readSql<{ given: GivenText }>(GIVEN_TEXT, [
    ...[sourceId, importId, PUBLIC_AUDIENCE_ID],
  ]);
  return row?.given ?? null;
}

/** The bytes of what waits to be read; null where there are none, or none any more. For the worker. */
export async function readGivenBytes(importId: string): Promise<Uint8Array | null> {
  const [row] = await readSql<{ bytes: Buffer | null }>(BYTES, [importId]);
  return row?.bytes ? new Uint8Array(row.bytes) : null;
}

/** Whether something waits or is being read of which no worker has said anything for too long. */
export async function areTextsLeft(sql: Sql = readSql): Promise<boolean> {
  return (await sql(LEFT, [])).length > 0;
}

export type GivingSheet = {
  id: string;
  title: string;
  language: string | null;
  given: { id: string; label: string; state: ImportState; at: string }[];
};
export type GivenText = DescribedText & {
  id: string;
  source: { id: string; title: string };
  state: ImportState;
  way: ImportWay;
  fileName: string | null;
  address: string | null;
  /** In bytes. */
  size: number | null;
  /** Of a hundred. */
  progress: number;
  reason: string | null;
  said: string | null;
  notes: string | null;
  editionId: string | null;
  by: string;
  at: string;
  endedAt: string | null;
};

const SOURCE = `JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id`;
const LIVE_SOURCE = (audience: string) => `s.audience_id = ${audience} AND s.state = 'LIVE'`;

const SHEET = {
  name: "sources_giving_sheet",
  text: `
  SELECT json_build_object('id', s.id, 'title', r.title,
    'language', (SELECT e.language FROM editions e WHERE e.source_id = s.id ORDER BY e.created_at LIMIT 1),
    'given', coalesce((SELECT json_agg(g ORDER BY g.at DESC) FROM (
      SELECT i.id, i.label, i.state, i.created_at AS at FROM text_imports i
      WHERE i.source_id = s.id ORDER BY i.created_at DESC LIMIT $3::int) g), '[]')) AS sheet
  FROM sources s ${SOURCE} WHERE s.id = $1 AND ${LIVE_SOURCE("$2")}`,
};
const GIVEN_TEXT = {
  name: "sources_given_text",
  text: `
  SELECT json_build_object('id', i.id, 'source', json_build_object('id', s.id, 'title', r.title), 'state', i.state, 'way', i.way,
    'role', i.role, 'rights', i.rights, 'rightsNote', i.rights_note, 'language', i.language, 'label', i.label,
    'fileName', i.file_name, 'address', i.address, 'size', i.size, 'progress', i.progress, 'reason', i.reason,
    'said', i.said, 'notes', i.notes, 'editionId', i.edition_id, 'at', i.created_at, 'endedAt', i.ended_at,
    'by', (SELECT coalesce(p.name, 'a former reviewer') FROM bylines b LEFT JOIN profiles p ON p.id = b.profile_id
           WHERE b.actor_id = i.actor_id ORDER BY b.kind = 'NAME' DESC LIMIT 1)) AS given
  FROM text_imports i JOIN sources s ON s.id = i.source_id ${SOURCE}
  WHERE i.source_id = $1 AND i.id = $2::uuid AND ${LIVE_SOURCE("$3")}`,
};
/** A condition on `text_imports`: no worker has said anything about it for too long, so that none is at it any more. */
export const isLeft = (
  now: string,
): string => `ended_at IS NULL AND coalesce(taken_at, created_at) < ${now}
  - (CASE state WHEN 'READING' THEN ${SILENT_SECONDS} ELSE ${FORGOTTEN_SECONDS} END) * interval '1 second'`;
/** A worker that is at it says so at least three times within this. */
const SILENT_SECONDS = 90;
/** What waits this long is asked for again: its job is gone, or others are long at it. */
const FORGOTTEN_SECONDS = 600;

const LEFT = {
  name: "sources_texts_left",
  text: `SELECT id FROM text_imports WHERE ${isLeft("now()")} LIMIT 1`,
};
const BYTES = {
  name: "sources_given_bytes",
  text: `SELECT bytes FROM text_imports WHERE id = $1::uuid`,
};
