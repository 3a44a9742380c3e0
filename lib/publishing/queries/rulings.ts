import "server-only";
import { claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { publicSql } from "@/lib/foundation/db";
import { rulingPath } from "@/lib/moderation/rules/flags";
import { documentPath } from "@/lib/documents/rules";
import { documentTag } from "@/lib/documents/tags";
import { reviewerPath } from "@/lib/identity/rules";
import { sourcePath } from "@/lib/sources/rules";
import { sourceTag } from "@/lib/sources/tags";
import type { RulingKind } from "@/prisma/generated/enums";
import { noticePath } from "./hidden";
import { handleUnder, nameUnder, sentenceIn, slugIn } from "./parts";
import { pageOf, windowOf } from "./paging";

export const RULINGS_PER_PAGE = 30;
export type RulingOrder = "newest" | "oldest";

/** One page of the rulings, by when they were given. */
export async function listRulings(page = 1, order: RulingOrder = "newest") {
  const rows = await publicSql<{ ruling: RulingRow }>(
    LISTS[order],
    windowOf(page, RULINGS_PER_PAGE),
  );
  const { items, ...position } = pageOf(rows, page, RULINGS_PER_PAGE);
  return { ...position, order, rulings: items.map(({ ruling }) => shown(ruling)) };
}

/** A ruling with what it is about, its author's answer and what a second person decided; null where there is none. */
export async function getRuling(rulingId: string): Promise<RulingShown | null> {
  const [row] = await publicSql<{ ruling: RulingRow }>(RULING, [rulingId]);
  return row ? shown(row.ruling) : null;
}

export type RulingList = Awaited<ReturnType<typeof listRulings>>;
export type RulingShown = Omit<RulingRow, "subjectId" | "about"> & {
  path: string;
  /** Where it stands or stood: a page by its words, or what is left of the page; null where there is none. */
  about: { label: string; href: string; isThere: boolean } | null;
  /** What its page shows besides itself. */
  tags: string[];
};

type RulingRow = {
  id: string;
  kind: RulingKind;
  publicReason: string;
  ruledAt: string;
  byline: string;
  handle: string | null;
  subjectKind: string;
  subjectId: string;
  /** The page on which it stands, by the words that are left of it; null where nobody sees that any more. */
  about: { id: string; slug: string | null; label: string; isThere: boolean } | null;
  answer: { body: string; at: string } | null;
  review: {
    isUpheld: boolean;
    publicReason: string;
    at: string;
    byline: string;
    handle: string | null;
  } | null;
};

function shown({ subjectId, about, ...row }: RulingRow): RulingShown {
  return {
    ...row,
    path: rulingPath(row.id),
    about: about ? placeOf(row.subjectKind, subjectId, about) : noticeOf(row, subjectId),
    tags: tagsOfSubject(row.subjectKind, subjectId),
  };
}

function placeOf(kind: string, subjectId: string, about: NonNullable<RulingRow["about"]>) {
  const href = hrefOf(kind, subjectId, about);
  return href === null ? null : { href, label: about.label, isThere: about.isThere };
}

// Of a source that is hidden nothing is read but that a ruling hides it.
function noticeOf(
  { kind, subjectKind, review }: Omit<RulingRow, "about" | "subjectId">,
  id: string,
) {
  const isHidden = kind === "HIDE" && (!review || review.isUpheld);
  if (subjectKind !== "source" || !isHidden) return null;
  return { href: noticePath("source", id), label: "", isThere: false };
}

function tagsOfSubject(kind: string, subjectId: string): string[] {
  const [root = ""] = subjectId.split("/");
  switch (kind) {
    case "source":
      return [sourceTag(root)];
    case "document":
      return [documentTag(root)];
    case "reviewer":
      return [];
    default:
      return [claimTag(root)];
  }
}

function hrefOf(
  kind: string,
  subjectId: string,
  { id, slug, label }: NonNullable<RulingRow["about"]>,
): string | null {
  const [, own = ""] = subjectId.split("/");
  const page = claimPath({ id, slug: slug ?? "-" });
  switch (kind) {
    case "source":
      return sourcePath({ id, title: label });
    case "document":
      return documentPath({ id, title: label });
    case "reviewer":
      return slug && reviewerPath(slug);
    case "evidence":
      return `${page}#e-${own}`;
    case "argument":
      return `${page}#a-${own}`;
    default:
      return page;
  }
}

// What stands on a claim is known by that claim; whether it is still there is asked of its own table. All as the public
// sees it, so that what a ruling took out is not found here.
const OWN = "split_part(r.subject_id, '/', 2)";
const STANDS = `CASE r.subject_kind
  WHEN 'claim' THEN c.state = 'LIVE'
  WHEN 'evidence' THEN EXISTS (SELECT 1 FROM evidence x WHERE x.claim_id = c.id AND x.id = ${OWN} AND x.state = 'LIVE')
  WHEN 'argument' THEN EXISTS (SELECT 1 FROM arguments x WHERE x.claim_id = c.id AND x.id = ${OWN} AND x.state = 'LIVE')
  WHEN 'annotation' THEN EXISTS (SELECT 1 FROM claim_annotations x WHERE x.claim_id = c.id AND x.id::text = ${OWN} AND x.retracted_at IS NULL)
  WHEN 'vote' THEN EXISTS (SELECT 1 FROM votes x WHERE x.claim_id = c.id AND x.id::text = ${OWN} AND x.superseded_at IS NULL)
  WHEN 'search' THEN EXISTS (SELECT 1 FROM search_logs x WHERE x.claim_id = c.id AND x.id::text = ${OWN})
  WHEN 'request' THEN EXISTS (SELECT 1 FROM requests x WHERE x.claim_id = c.id AND x.id::text = ${OWN} AND x.closed_at IS NULL)
  ELSE false END`;
const ABOUT = `coalesce(
  (SELECT json_build_object('id', c.id, 'slug', ${slugIn("t")}, 'label', ${sentenceIn("t")}, 'isThere', ${STANDS})
   FROM claims c LEFT JOIN claim_revisions t ON t.claim_id = c.id AND t.id = c.current_revision_id
   WHERE r.subject_kind IN ('claim', 'evidence', 'argument', 'annotation', 'vote', 'search', 'request')
     AND c.id = split_part(r.subject_id, '/', 1)),
  (SELECT json_build_object('id', s.id, 'slug', NULL, 'label', t.title, 'isThere', s.state = 'LIVE')
   FROM sources s JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id
   WHERE r.subject_kind = 'source' AND s.id = r.subject_id),
  (SELECT json_build_object('id', d.id, 'slug', NULL, 'label', t.title, 'isThere', s.state = 'LIVE')
   FROM documents d JOIN sources s ON s.id = d.source_id
   JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id
   WHERE r.subject_kind = 'document' AND d.id = r.subject_id),
  (SELECT json_build_object('id', p.id, 'slug', CASE WHEN p.is_listed THEN p.handle END, 'label', p.name, 'isThere', true)
   FROM profiles p WHERE r.subject_kind = 'reviewer' AND p.id::text = r.subject_id))`;
const ROW = `json_build_object('id', r.id, 'kind', r.kind, 'publicReason', r.public_reason, 'ruledAt', r.ruled_at,
  'byline', ${nameUnder("r")}, 'handle', ${handleUnder("r")}, 'subjectKind', r.subject_kind, 'subjectId', r.subject_id,
  'about', ${ABOUT},
  'answer', (SELECT json_build_object('body', a.body, 'at', a.answered_at) FROM ruling_answers a WHERE a.ruling_id = r.id),
  'review', (SELECT json_build_object('isUpheld', v.is_upheld, 'publicReason', v.public_reason, 'at', v.reviewed_at,
    'byline', ${nameUnder("v")}, 'handle', ${handleUnder("v")}) FROM ruling_reviews v WHERE v.ruling_id = r.id))`;
const COLUMNS = "id, kind, public_reason, ruled_at, byline_id, subject_kind, subject_id";

const listIn = (order: RulingOrder) => ({
  name: `publishing_rulings_${order}`,
  text: `SELECT ${ROW} AS ruling FROM (SELECT ${COLUMNS} FROM rulings
           ORDER BY ruled_at ${order === "newest" ? "DESC" : "ASC"}, id LIMIT $1 OFFSET $2) r
         ORDER BY r.ruled_at ${order === "newest" ? "DESC" : "ASC"}, r.id`,
});
const LISTS: Record<RulingOrder, { name: string; text: string }> = {
  newest: listIn("newest"),
  oldest: listIn("oldest"),
};
const RULING = {
  name: "publishing_ruling",
  text: `SELECT ${ROW} AS ruling FROM (SELECT ${COLUMNS} FROM rulings WHERE id = $1::uuid) r`,
};
