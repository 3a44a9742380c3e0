import "server-only";
import type { Statement } from "@/lib/foundation/db";
import type { Look } from "../rules/choice";
import { GLANCE, OPEN, SEEN } from "./glance";

// Where claims are found for a form. Of each: $1 the public audience, $2 who asks, $3 the class, $4 how many, $5 from where on.

type Shelved = Exclude<Look, "SEARCH" | "OWN">;

const COUNTED = "count(*) OVER ()::int AS total";
const PART = "LIMIT $4 OFFSET $5";

/** What can be opened, with how many claims are in it: documents and topics of everyone's, sets of one's own. */
export const SHELVES: Record<Shelved, Statement> = {
  DOCUMENT: {
    name: "classes_shelf_of_documents",
    text: `WITH ${SEEN} SELECT x.*, ${COUNTED} FROM (
        SELECT d.id, w.title, (SELECT count(DISTINCT o.claim_id)::int FROM occurrences o JOIN claims c ON c.id = o.claim_id
            AND c.audience_id = $1::uuid AND c.state = 'LIVE' AND c.merged_into_id IS NULL
          WHERE o.document_id = d.id AND o.audience_id = $1::uuid AND o.retracted_at IS NULL) AS count
        FROM documents d JOIN sources s ON s.id = d.source_id AND s.state = 'LIVE'
        JOIN source_revisions w ON w.source_id = s.id AND w.id = s.current_revision_id
        WHERE d.audience_id = $1::uuid) x
      WHERE x.count > 0 ORDER BY lower(x.title), x.id ${PART}`,
  },
  TOPIC: {
    name: "classes_shelf_of_topics",
    text: `WITH ${SEEN} SELECT t.id, t.name AS title, count(*)::int AS count, ${COUNTED}
      FROM topics t JOIN claim_topics n ON n.topic_id = t.id
      JOIN claims c ON c.id = n.claim_id AND c.audience_id = $1::uuid AND c.state = 'LIVE' AND c.merged_into_id IS NULL
      WHERE t.audience_id = $1::uuid GROUP BY t.id, t.name ORDER BY lower(t.name), t.id ${PART}`,
  },
  SET: {
    name: "classes_shelf_of_sets",
    text: `WITH ${SEEN} SELECT s.id::text, s.title, ${COUNTED},
        (SELECT count(*)::int FROM claim_set_members m JOIN ${OPEN} ON c.id = m.claim_id WHERE m.claim_set_id = s.id) AS count
      FROM claim_sets s WHERE s.owner_actor_id = $2::uuid AND s.removed_at IS NULL ORDER BY lower(s.title), s.id ${PART}`,
  },
};

/** The title of one of them. $4: which. */
export const TITLES: Record<Shelved, Statement> = {
  DOCUMENT: {
    name: "classes_title_of_document",
    text: `WITH ${SEEN} SELECT d.id, w.title FROM documents d JOIN sources s ON s.id = d.source_id AND s.state = 'LIVE'
      JOIN source_revisions w ON w.source_id = s.id AND w.id = s.current_revision_id
      WHERE d.id = $4 AND d.audience_id = $1::uuid`,
  },
  TOPIC: {
    name: "classes_title_of_topic",
    text: `WITH ${SEEN} SELECT t.id, t.name AS title FROM topics t WHERE t.id = $4 AND t.audience_id = $1::uuid`,
  },
  SET: {
    name: "classes_title_of_set",
    text: `WITH ${SEEN} SELECT s.id::text, s.title FROM claim_sets s
      WHERE s.id::text = $4 AND s.owner_actor_id = $2::uuid AND s.removed_at IS NULL`,
  },
};

const claims = (name: string, from: string, order: string, ctes = ""): Statement => ({
  name: `classes_claims_${name}`,
  text: `WITH ${SEEN}${ctes} SELECT ${GLANCE}, ${COUNTED} FROM ${from} ORDER BY ${order}, c.id ${PART}`,
});

/** Claims, a part at a time. $6: the words searched for, or what is open. */
export const CLAIMS_ON: Record<Look, Statement> = {
  // Any of the words, by its stem: the more of them, the higher.
  SEARCH: claims(
    "searched",
    `asked CROSS JOIN ${OPEN}
     WHERE to_tsvector('english', r.sentence) @@ asked.words OR position(lower($6) in lower(r.sentence)) > 0`,
    "ts_rank(to_tsvector('english', r.sentence), asked.words) DESC",
    `, asked AS (SELECT replace(plainto_tsquery('english', $6)::text, '&', '|')::tsquery AS words)`,
  ),
  // In the order of the text.
  DOCUMENT: claims(
    "of_document",
    `(SELECT o.claim_id, min(o.start) AS place FROM occurrences o
      WHERE o.document_id = $6 AND o.audience_id = $1::uuid AND o.retracted_at IS NULL GROUP BY o.claim_id) stands
     JOIN ${OPEN} ON c.id = stands.claim_id WHERE c.audience_id = $1::uuid`,
    "stands.place",
  ),
  TOPIC: claims(
    "of_topic",
    `claim_topics n JOIN ${OPEN} ON c.id = n.claim_id WHERE n.topic_id = $6 AND c.audience_id = $1::uuid`,
    "lower(r.sentence)",
  ),
  SET: claims(
    "of_set",
    `claim_sets s JOIN claim_set_members m ON m.claim_set_id = s.id JOIN ${OPEN} ON c.id = m.claim_id
     WHERE s.id::text = $6 AND s.owner_actor_id = $2::uuid AND s.removed_at IS NULL`,
    "m.position",
  ),
  OWN: claims(
    "of_class",
    `${OPEN} WHERE c.audience_id <> $1::uuid AND ($6::text IS NULL OR true)`,
    "c.created_at DESC",
  ),
};
