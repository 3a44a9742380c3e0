import "server-only";
import { bylineTag } from "@/lib/access/viewer";
import { notePath } from "@/lib/annotations/rules";
import { claimPath } from "@/lib/claims/rules";
import { claimListTag, claimTag } from "@/lib/claims/tags";
import { documentPath } from "@/lib/documents/rules";
import { publicSql } from "@/lib/foundation/db";
import { isHandle, reviewerPath } from "@/lib/identity/rules";
import type { Relation } from "@/lib/arguments/rules";
import { positionOf, type PositionValue } from "@/lib/reviews/rules";
import type { Direction, Motivation, OffScale } from "@/prisma/generated/enums";
import { tagsOf } from "./parts";
import { pageOf, windowOf } from "./paging";

export const CONTRIBUTIONS_PER_PAGE = 30;

/**
 * The public face of an account: null where there is none, where it was deleted, before its address is confirmed, and where
 * whoever it is wants none.
 */
export async function getReviewer(handle: string): Promise<Reviewer | null> {
  if (!isHandle(handle)) return null;
  const [row] = await publicSql<ReviewerRow>(REVIEWER, [handle]);
  return row ? { ...row, path: reviewerPath(row.handle) } : null;
}

/**
 * A reviewer with one page of what they contributed under their name, the newest first: reasons for votes that
 * stand, live evidence and arguments, notes. What they wrote under a pseudonym is not among it, nor counted.
 *
 * @param page from 1
 */
export async function getReviewerPage(handle: string, page = 1) {
  const reviewer = await getReviewer(handle);
  if (!reviewer) return null;
  const [limit, offset] = windowOf(page, CONTRIBUTIONS_PER_PAGE);
  const rows = await publicSql<{ made: ContributionRow }>(CONTRIBUTIONS, [
    reviewer.bylineId,
    ...[limit, offset, limit + offset],
  ]);
  const { items, ...position } = pageOf(rows, page, CONTRIBUTIONS_PER_PAGE);
  const { bylineId, ...face } = reviewer;
  return {
    ...face,
    ...position,
    contributions: items.map(({ made }) => contributionShown(made)),
    // What others decide on their work comes with a recount, which makes the lists stale.
    tags: tagsOf([
      ...[bylineTag(bylineId), claimListTag()],
      ...items.flatMap(({ made }) => ("claim" in made ? [claimTag(made.claim.id)] : [])),
    ]),
  };
}

export type ReviewerPage = NonNullable<Awaited<ReturnType<typeof getReviewerPage>>>;
export type Contribution = ReturnType<typeof contributionShown>;

type ReviewerRow = {
  /** Under which they contribute by name: a profile has one such. */
  bylineId: string;
  profileId: string;
  name: string;
  handle: string;
  isDemonstration: boolean;
  since: string;
};
type Reviewer = ReviewerRow & { path: string };

type Made = { id: string; at: string; words: string };
type OnClaim = Made & { claim: { id: string; slug: string; sentence: string } };
type ContributionRow =
  | (OnClaim & { kind: "vote"; position: PositionValue | null; offScale: OffScale | null })
  | (OnClaim & { kind: "evidence"; direction: Direction })
  | (OnClaim & { kind: "argument"; relation: Relation })
  | (OnClaim & { kind: "note"; motivation: Motivation })
  | (Made & {
      kind: "marginNote";
      motivation: Motivation;
      document: { id: string; title: string };
    });

/** What they did, and where it stands: a claim's sentence or a document's title, and the address of the very words. */
function contributionShown(made: ContributionRow) {
  const { id, at, words } = made;
  if (made.kind === "marginNote") {
    const { document, motivation } = made;
    const where = { title: document.title, href: documentPath(document) };
    return { id, at, words, where, kind: "note" as const, motivation };
  }
  const { claim } = made;
  const on = (anchor = "") => ({ title: claim.sentence, href: `${claimPath(claim)}${anchor}` });
  switch (made.kind) {
    case "vote": {
      const position = made.position === null ? made.offScale! : positionOf(made.position);
      return { id, at, words, where: on(), kind: made.kind, position };
    }
    case "evidence":
      return { id, at, words, where: on(`#e-${id}`), kind: made.kind, direction: made.direction };
    case "argument":
      return { id, at, words, where: on(`#a-${id}`), kind: made.kind, relation: made.relation };
    case "note":
      return {
        id,
        at,
        words,
        where: { ...on(), href: notePath(claim.id, id) },
        kind: made.kind,
        motivation: made.motivation,
      };
  }
}

const REVIEWER = {
  name: "publishing_reviewer",
  text: `SELECT b.id AS "bylineId", p.id AS "profileId", p.name, p.handle, p.is_demonstration AS "isDemonstration", p.created_at AS since
         FROM profiles p JOIN bylines b ON b.profile_id = p.id AND b.kind = 'NAME' WHERE p.handle = $1 AND p.is_listed`,
};

const CLAIM = (claimId: string) => `
  (SELECT json_build_object('id', c.id, 'slug', cr.slug, 'sentence', cr.sentence)
   FROM claims c JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
   WHERE c.id = ${claimId} AND c.state = 'LIVE' AND c.merged_into_id IS NULL)`;

/** One kind of contribution under the byline `$1`: the newest, as many as the page and those before it hold. */
const ofOneKind = (from: string, at: string, made: string) => `
  (SELECT x.id::text AS id, x.${at} AS at, ${made} AS made
   FROM ${from} WHERE x.byline_id = $1`;

const onLiveClaim = `AND EXISTS (SELECT 1 FROM claims c WHERE c.id = x.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL)`;

const CONTRIBUTIONS = {
  name: "publishing_contributions",
  text: `
  SELECT made FROM (
    ${ofOneKind(
      "votes x",
      "cast_at",
      `json_build_object('kind', 'vote', 'id', x.id, 'at', x.cast_at, 'words', x.rationale,
         'position', x.position, 'offScale', x.off_scale, 'claim', ${CLAIM("x.claim_id")})`,
    )} AND x.kind = 'POSTERIOR' AND x.superseded_at IS NULL AND x.withdrawn_at IS NULL AND x.rationale IS NOT NULL
     ${onLiveClaim} ORDER BY x.cast_at DESC LIMIT $4)
    UNION ALL ${ofOneKind(
      "evidence x",
      "created_at",
      `(SELECT json_build_object('kind', 'evidence', 'id', x.id, 'at', x.created_at, 'words', r.excerpt,
          'direction', r.direction, 'claim', ${CLAIM("x.claim_id")})
        FROM evidence_revisions r WHERE r.claim_id = x.claim_id AND r.id = x.current_revision_id)`,
    )} AND x.state = 'LIVE' ${onLiveClaim} ORDER BY x.created_at DESC LIMIT $4)
    UNION ALL ${ofOneKind(
      "arguments x",
      "created_at",
      `(SELECT json_build_object('kind', 'argument', 'id', x.id, 'at', x.created_at, 'words', r.wording,
          'relation', x.relation, 'claim', ${CLAIM("x.claim_id")})
        FROM argument_revisions r WHERE r.claim_id = x.claim_id AND r.id = x.current_revision_id)`,
    )} AND x.state = 'LIVE' ${onLiveClaim} ORDER BY x.created_at DESC LIMIT $4)
    UNION ALL ${ofOneKind(
      "claim_annotations x",
      "created_at",
      `(SELECT json_build_object('kind', 'note', 'id', x.id, 'at', x.created_at, 'words', r.body,
          'motivation', x.motivation, 'claim', ${CLAIM("x.claim_id")})
        FROM claim_annotation_revisions r WHERE r.claim_id = x.claim_id AND r.id = x.current_revision_id)`,
    )} AND x.retracted_at IS NULL ${onLiveClaim} ORDER BY x.created_at DESC LIMIT $4)
    UNION ALL ${ofOneKind(
      "edition_annotations x",
      "created_at",
      `(SELECT json_build_object('kind', 'marginNote', 'id', x.id, 'at', x.created_at, 'words', r.body,
          'motivation', x.motivation,
          'document', (SELECT json_build_object('id', d.id, 'title', sr.title)
            FROM editions e JOIN documents d ON d.source_id = e.source_id JOIN sources s ON s.id = d.source_id
            JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id WHERE e.id = x.edition_id))
        FROM edition_annotation_revisions r WHERE r.edition_id = x.edition_id AND r.id = x.current_revision_id)`,
    )} AND x.retracted_at IS NULL
     AND EXISTS (SELECT 1 FROM editions e JOIN documents d ON d.source_id = e.source_id
                 JOIN sources s ON s.id = d.source_id AND s.state = 'LIVE' WHERE e.id = x.edition_id)
     ORDER BY x.created_at DESC LIMIT $4)
  ) everything WHERE made IS NOT NULL ORDER BY at DESC, id LIMIT $2 OFFSET $3`,
};
