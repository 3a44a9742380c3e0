import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { DraftFields } from "../schema";

/** What the viewer kept of the form at this address; null where they kept nothing. */
export async function getDraft(viewer: Viewer, at: string): Promise<Draft | null> {
  if (!viewer.actorId) return null;
  const [row] = await readSql<Row>(READ, [viewer.actorId, at]);
  if (!row) return null;
  const { form, content, keptAt } = row;
  return { form, keptAt, fields: JSON.parse(content) as DraftFields };
}

/** All that the viewer keeps, the newest first, with the claim that each is about where it is for everyone. */
export async function listDrafts(viewer: Viewer): Promise<ListedDraft[]> {
  return viewer.actorId ? readSql<ListedDraft>(LIST, [viewer.actorId, PUBLIC_AUDIENCE_ID]) : [];
}

export type Draft = { form: string; keptAt: Date; fields: DraftFields };
export type ListedDraft = { form: string; at: string; keptAt: Date; sentence: string | null };

type Row = { form: string; content: string; keptAt: Date };

const READ = {
  name: "identity_read_draft",
  text: `SELECT form, content, updated_at AS "keptAt" FROM drafts WHERE actor_id = $1 AND subject = $2
         ORDER BY updated_at DESC LIMIT 1`,
};
const LIST = {
  name: "identity_list_drafts",
  text: `SELECT d.form, d.subject AS at, d.updated_at AS "keptAt", r.sentence FROM drafts d
         LEFT JOIN claims c ON c.id = split_part(d.subject, '/', 3) AND c.audience_id = $2 AND c.state = 'LIVE'
         LEFT JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
         WHERE d.actor_id = $1 ORDER BY d.updated_at DESC, d.id LIMIT 50`,
};
