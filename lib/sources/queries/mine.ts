import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { ContentState } from "@/prisma/generated/enums";

// The newest; a page for all that one proposed comes with the account's pages.
const MINE = 20;

/** The sources that the viewer proposed, the newest first, with what was decided about each. */
export async function listMySources(viewer: Viewer): Promise<MySource[]> {
  if (!viewer.actorId) return [];
  return readSql<MySource>(MY_SOURCES, [viewer.actorId, PUBLIC_AUDIENCE_ID, MINE]);
}

export type MySource = {
  id: string;
  title: string;
  state: ContentState;
  /** Why it was sent back or taken out; an acceptance may have a reason too. */
  reason: string | null;
};

const MY_SOURCES = {
  name: "sources_mine",
  text: `SELECT s.id, r.title, s.state,
           (SELECT d.reason FROM decisions d WHERE d.source_id = s.id ORDER BY d.decided_at DESC LIMIT 1) AS reason
         FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
         WHERE s.actor_id = $1 AND s.audience_id = $2 ORDER BY s.created_at DESC, s.id LIMIT $3`,
};
