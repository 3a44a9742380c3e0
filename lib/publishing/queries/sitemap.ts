import "server-only";
import { claimPath, topicPath } from "@/lib/claims/rules";
import { documentPath } from "@/lib/documents/rules";
import { publicSql } from "@/lib/foundation/db";
import { personPath, sourcePath } from "@/lib/sources/rules";

/** Of each kind so many of the newest; a list may hold 50,000. */
const MOST_CLAIMS = 10_000;
const MOST_OTHERS = 5_000;

/** The pages that stand for themselves, the newest of each kind, with the day of their last change where it is kept. */
export async function listPages(): Promise<{ path: string; changedAt: string | null }[]> {
  const [claims, documents, sources, topics, people] = await Promise.all([
    publicSql<{ id: string; slug: string; changedAt: string }>(CLAIMS, [MOST_CLAIMS]),
    publicSql<Titled>(DOCUMENTS, [MOST_OTHERS]),
    publicSql<Titled>(SOURCES, [MOST_OTHERS]),
    publicSql<{ id: string; slug: string }>(TOPICS, [MOST_OTHERS]),
    publicSql<{ id: string; name: string }>(PEOPLE, [MOST_OTHERS]),
  ]);
  const undated = (path: string) => ({ path, changedAt: null });
  return [
    ...ALWAYS.map(undated),
    ...claims.map((row) => ({ path: claimPath(row), changedAt: row.changedAt })),
    ...documents.map((row) => ({ path: documentPath(row), changedAt: row.changedAt })),
    ...sources.map((row) => ({ path: sourcePath(row), changedAt: row.changedAt })),
    ...topics.map((row) => undated(topicPath(row))),
    ...people.map((row) => undated(personPath(row))),
  ];
}

type Titled = { id: string; title: string; changedAt: string };

const ALWAYS = [
  ...["/", "/claims", "/documents", "/sources", "/topics", "/people", "/rulings", "/redactions"],
  ...["/requests", "/how-a-verdict-is-made", "/about", "/terms", "/privacy", "/contact"],
];

const day = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

const CLAIMS = {
  name: "publishing_pages_of_claims",
  text: `
  SELECT c.id, r.slug, ${day("greatest(r.created_at, t.tallied_at)")} AS "changedAt"
  FROM (SELECT id, current_revision_id, created_at FROM claims WHERE state = 'LIVE' AND merged_into_id IS NULL
        ORDER BY created_at DESC LIMIT $1) c
  JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  LEFT JOIN LATERAL (SELECT t.tallied_at FROM tallies t WHERE t.claim_id = c.id LIMIT 1) t ON true
  ORDER BY c.created_at DESC, c.id`,
};
const DOCUMENTS = {
  name: "publishing_pages_of_documents",
  text: `
  SELECT d.id, r.title, ${day("greatest(d.created_at, r.created_at)")} AS "changedAt"
  FROM documents d JOIN sources s ON s.id = d.source_id AND s.state = 'LIVE'
  JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  ORDER BY d.created_at DESC, d.id LIMIT $1`,
};
const SOURCES = {
  name: "publishing_pages_of_sources",
  text: `
  SELECT s.id, r.title, ${day("r.created_at")} AS "changedAt"
  FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE s.state = 'LIVE' AND s.merged_into_id IS NULL ORDER BY s.created_at DESC, s.id LIMIT $1`,
};
const TOPICS = {
  name: "publishing_pages_of_topics",
  text: "SELECT id, slug FROM topics ORDER BY created_at DESC, id LIMIT $1",
};
const PEOPLE = {
  name: "publishing_pages_of_people",
  text: "SELECT id, name FROM persons ORDER BY created_at DESC, id LIMIT $1",
};
