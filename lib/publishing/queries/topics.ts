import "server-only";
import { topicPath } from "@/lib/claims/rules";
import { MOST_COUNTED } from "@/lib/foundation/counting";
import { publicSql } from "@/lib/foundation/db";
import { CLAIM_ROW, listedClaim, type ListedClaimRow } from "./parts";
import { pageOf, windowOf } from "./paging";

export const TOPICS_PER_PAGE = 60;
export const TOPIC_CLAIMS_PER_PAGE = 30;

/** One page of the topics by name, with how many live claims stand under each: up to `MOST_COUNTED`. */
export async function listTopics(page = 1) {
  const rows = await publicSql<TopicRow>(TOPICS, windowOf(page, TOPICS_PER_PAGE));
  const { items, ...position } = pageOf(rows, page, TOPICS_PER_PAGE);
  return { ...position, topics: items.map((row) => ({ ...row, href: topicPath(row) })) };
}

/** A topic's name and place, for the page's own title; null where there is none. */
export async function getTopicTitle(topicId: string) {
  const [row] = await publicSql<TopicRow>(TOPIC, [topicId]);
  return row ? { ...row, path: topicPath(row) } : null;
}

/**
 * A topic with one page of its live claims, the newest first; null where there is none.
 *
 * @param page of the claims, from 1
 */
export async function getTopicPage(topicId: string, page = 1) {
  const [topic, rows] = await Promise.all([
    getTopicTitle(topicId),
    publicSql<{ claim: ListedClaimRow }>(CLAIMS, [
      topicId,
      ...windowOf(page, TOPIC_CLAIMS_PER_PAGE),
    ]),
  ]);
  if (!topic) return null;
  const { items, ...position } = pageOf(rows, page, TOPIC_CLAIMS_PER_PAGE);
  return { ...topic, ...position, claims: items.map(({ claim }) => listedClaim(claim)) };
}

export type TopicPage = NonNullable<Awaited<ReturnType<typeof getTopicPage>>>;
export type ListedTopic = Awaited<ReturnType<typeof listTopics>>["topics"][number];

type TopicRow = { id: string; slug: string; name: string; claimCount: number };

const SHOWN = "c.state = 'LIVE' AND c.merged_into_id IS NULL";
const TOPIC_ROW = `t.id, t.slug, t.name,
  (SELECT count(*)::int FROM (SELECT FROM claim_topics ct JOIN claims c ON c.id = ct.claim_id
    WHERE ct.topic_id = t.id AND ${SHOWN} LIMIT ${MOST_COUNTED + 1}) counted) AS "claimCount"`;

const TOPICS = {
  name: "publishing_topics",
  text: `SELECT ${TOPIC_ROW} FROM topics t ORDER BY lower(t.name), t.id LIMIT $1 OFFSET $2`,
};
const TOPIC = {
  name: "publishing_topic",
  text: `SELECT ${TOPIC_ROW} FROM topics t WHERE t.id = $1`,
};
const CLAIMS = {
  name: "publishing_claims_of_topic",
  text: `
  SELECT ${CLAIM_ROW} AS claim FROM (
    SELECT c.id, row_number() OVER (ORDER BY c.created_at DESC, c.id) AS place
    FROM claim_topics ct JOIN claims c ON c.id = ct.claim_id
    WHERE ct.topic_id = $1 AND ${SHOWN} ORDER BY c.created_at DESC, c.id LIMIT $2 OFFSET $3) picked
  JOIN claims c ON c.id = picked.id
  JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  ORDER BY picked.place`,
};
