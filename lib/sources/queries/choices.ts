import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";

/** How many sources a list of choices carries; the rest is found by its title. */
const CHOICES = 200;

/**
 * The sources to choose from in a form: the newest, by title, and of what waits the viewer's own. With
 * `words` only those in whose title or authors all of them stand.
 */
export async function listSourceChoices(viewer: Viewer, words = ""): Promise<SourceChoices> {
  const asked = [...new Set(words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 6);
  const found = await readSql<SourceChoice>(CHOOSE, [
    PUBLIC_AUDIENCE_ID,
    viewer.actorId,
    asked,
    CHOICES + 1,
  ]);
  return {
    words: words.trim(),
    sources: found
      .slice(0, CHOICES)
      .sort((one, other) => one.title.localeCompare(other.title, "en")),
    hasMore: found.length > CHOICES,
  };
}

export type SourceChoice = { id: string; title: string; isWaiting: boolean };
export type SourceChoices = {
  /** What was asked for; empty where nothing was. */
  words: string;
  sources: SourceChoice[];
  hasMore: boolean;
};

const CHOOSE = {
  name: "sources_choose",
  text: `SELECT s.id, r.title, s.state = 'PROPOSED' AS "isWaiting"
         FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
         WHERE s.audience_id = $1 AND s.merged_into_id IS NULL AND (s.state = 'LIVE' OR (s.state = 'PROPOSED' AND s.actor_id = $2::uuid))
           AND NOT EXISTS (SELECT 1 FROM unnest($3::text[]) word WHERE position(word in lower(r.title)) = 0
             AND NOT EXISTS (SELECT 1 FROM authorships a JOIN persons p ON p.id = a.person_id
                             WHERE a.source_id = s.id AND position(word in lower(p.name)) > 0))
         ORDER BY s.created_at DESC, s.id LIMIT $4`,
};
