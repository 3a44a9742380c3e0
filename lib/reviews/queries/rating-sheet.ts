import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Relation } from "@/lib/arguments/rules";
import { claimPath } from "@/lib/claims/rules";
import { readSql, type Sql } from "@/lib/foundation/db";
import type { RatingGrade, RatingReason } from "@/prisma/generated/enums";
import type { Item } from "../rules";

export type RatedKind = Item["kind"];

/** What is rated: its present wording and whose work it is; null where it is not live on a public, live claim. */
export async function readRatedItem(
  sql: Sql,
  claimId: string,
  kind: RatedKind,
  itemId: string,
): Promise<RatedItem | null> {
  const [item] = await sql<RatedItem>(ITEM[kind], [claimId, itemId, PUBLIC_AUDIENCE_ID]);
  return item ?? null;
}

/**
 * What the page for rating an item shows beside the item itself: its claim, whether it is the viewer's own
 * work, and their ratings of it, newest first. Null where there is no such live item.
 */
export async function getRatingSheet(
  viewer: Viewer,
  claimId: string,
  kind: RatedKind,
  itemId: string,
): Promise<RatingSheet | null> {
  const item = await readRatedItem(readSql, claimId, kind, itemId);
  if (!item) return null;
  const { authorIds, slug, sentence, step, ...shown } = item;
  const mine = [claimId, itemId, item.revisionId, viewer.actorId, PUBLIC_AUDIENCE_ID];
  return {
    ...shown,
    kind,
    itemId,
    claim: { id: claimId, slug, sentence },
    argument: step && stepShown(step),
    isOwn: viewer.actorId !== null && authorIds.includes(viewer.actorId),
    ratings: viewer.actorId ? await readSql<MyRating>(MY_RATINGS[kind], mine) : [],
  };
}

/**
 * SQL for the public counts of the ratings of an item, as JSON of `RatingCounts`. Made from names of the
 * statement alone.
 *
 * @param parent what the row of `evidence` or `arguments` goes by
 * @param revision what the row of its current revision goes by
 */
export const ratingsOf = (kind: RatedKind, parent: string, revision: string): string => `
  (SELECT json_build_object(
     'helpful', count(*) FILTER (WHERE now AND grade = 'HELPFUL'),
     'somewhat', count(*) FILTER (WHERE now AND grade = 'SOMEWHAT'),
     'notHelpful', count(*) FILTER (WHERE now AND grade = 'NOT_HELPFUL'),
     'earlier', count(*) FILTER (WHERE NOT now))
   FROM (SELECT g.grade, ${isOfThisWording(kind, "g", revision)} AS now FROM ratings g
         WHERE g.claim_id = ${parent}.claim_id AND g.${kind}_id = ${parent}.id
           AND g.audience_id = '${PUBLIC_AUDIENCE_ID}' AND g.superseded_at IS NULL AND g.withdrawn_at IS NULL) given)`;

/** How an item was rated as it is worded now, and how many rated an earlier wording. */
export type RatingCounts = {
  helpful: number;
  somewhat: number;
  notHelpful: number;
  earlier: number;
};
export type MyRating = {
  grade: RatingGrade;
  reasons: RatingReason[];
  isOfThisWording: boolean;
  ratedAt: Date;
  supersededAt: Date | null;
  withdrawnAt: Date | null;
};
export type RatingSheet = {
  kind: RatedKind;
  itemId: string;
  revisionId: string;
  /** The excerpt, or the wording of the step. */
  words: string;
  claim: { id: string; slug: string; sentence: string };
  argument: {
    relation: Relation;
    /** What it aims at, in its own words. */
    target: { kind: "claim" | "evidence" | "argument"; words: string };
    premises: { sentence: string; href: string }[];
  } | null;
  isOwn: boolean;
  ratings: MyRating[];
};

type RatedItem = {
  revisionId: string;
  words: string;
  authorIds: string[];
  slug: string;
  sentence: string;
  step: StepRow | null;
};
type StepRow = {
  relation: Relation;
  target: { kind: "claim" | "evidence" | "argument"; words: string };
  premises: { id: string; slug: string; sentence: string }[];
};

function stepShown({ premises, ...step }: StepRow): RatingSheet["argument"] {
  const shown = premises.map((premise) => ({
    sentence: premise.sentence,
    href: claimPath(premise),
  }));
  return { ...step, premises: shown };
}

/** Whether a rating was given since its item shows the wording of this revision. */
function isOfThisWording(kind: RatedKind, rating: string, revision: string): string {
  return `${rating}.rated_at >= coalesce((SELECT min(w.decided_at) FROM decisions w
    WHERE w.root_claim_id = ${revision}.claim_id AND w.${kind}_revision_id = ${revision}.id
      AND w.kind IN ('ADD', 'ACCEPT')), ${revision}.created_at)`;
}

const WORDS = { evidence: "r.excerpt", argument: "r.wording" };
const TABLES = { evidence: "evidence", argument: "arguments" };

const STEP = `json_build_object('relation', i.relation,
  'target', CASE WHEN i.target_claim_id IS NOT NULL THEN json_build_object('kind', 'claim', 'words', cr.sentence)
    WHEN i.target_evidence_id IS NOT NULL THEN json_build_object('kind', 'evidence', 'words',
      (SELECT tr.excerpt FROM evidence t JOIN evidence_revisions tr ON tr.claim_id = t.claim_id AND tr.id = t.current_revision_id
       WHERE t.claim_id = i.claim_id AND t.id = i.target_evidence_id))
    ELSE json_build_object('kind', 'argument', 'words',
      (SELECT tr.wording FROM arguments t JOIN argument_revisions tr ON tr.claim_id = t.claim_id AND tr.id = t.current_revision_id
       WHERE t.claim_id = i.claim_id AND t.id = i.target_argument_id)) END,
  'premises', coalesce((SELECT json_agg(json_build_object('id', c2.id, 'slug', r2.slug, 'sentence', r2.sentence) ORDER BY p.position)
    FROM argument_premises p JOIN claims c2 ON c2.id = p.premise_claim_id AND c2.audience_id = $3 AND c2.state = 'LIVE'
    JOIN claim_revisions r2 ON r2.claim_id = c2.id AND r2.id = c2.current_revision_id
    WHERE p.claim_id = i.claim_id AND p.argument_id = i.id), '[]'))`;

const itemOf = (kind: RatedKind) => ({
  name: `reviews_rated_${kind}`,
  text: `SELECT r.id AS "revisionId", ${WORDS[kind]} AS words, ARRAY[i.actor_id, r.actor_id] AS "authorIds",
           cr.slug, cr.sentence, ${kind === "argument" ? STEP : "NULL"} AS step
         FROM ${TABLES[kind]} i JOIN ${kind}_revisions r ON r.claim_id = i.claim_id AND r.id = i.current_revision_id
         JOIN claims c ON c.id = i.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL AND c.audience_id = $3
         JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
         WHERE i.claim_id = $1 AND i.id = $2 AND i.audience_id = $3 AND i.state = 'LIVE'`,
});
const ITEM = { evidence: itemOf("evidence"), argument: itemOf("argument") };

const myRatings = (kind: RatedKind) => ({
  name: `reviews_my_ratings_of_${kind}`,
  text: `SELECT g.grade, g.reasons::text[] AS reasons, ${isOfThisWording(kind, "g", "r")} AS "isOfThisWording",
           g.rated_at AS "ratedAt", g.superseded_at AS "supersededAt", g.withdrawn_at AS "withdrawnAt"
         FROM ratings g JOIN ${kind}_revisions r ON r.claim_id = g.claim_id AND r.id = $3::uuid
         WHERE g.claim_id = $1 AND g.${kind}_id = $2 AND g.actor_id = $4 AND g.audience_id = $5
         ORDER BY g.rated_at DESC, g.id LIMIT 50`,
});
const MY_RATINGS = { evidence: myRatings("evidence"), argument: myRatings("argument") };
