import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { notePath } from "@/lib/annotations/rules";
import { claimPath } from "@/lib/claims/rules";
import { documentPath } from "@/lib/documents/rules";
import type { Sql } from "@/lib/foundation/db";
import { reviewerPath } from "@/lib/identity/rules";
import { sourcePath } from "@/lib/sources/rules";
import { flaggedName, readFlagged, type Flagged, type FlaggableKind } from "../rules/flags";

/** What was flagged, or may be, as it stands now. For commands and queries that then ask the law. */
export type Subject = Flagged & {
  /** What it says. */
  words: string;
  /** What else it says. */
  more: string | null;
  /** The claim on which it stands; of a claim, itself. */
  claim: { id: string; slug: string; sentence: string } | null;
  href: string;
  /** Whether everybody sees it. */
  isShown: boolean;
  /** The wording that is shown; what has no wordings has none. */
  wordingId: string | null;
  /** Who worded what it says. */
  authorId: string;
  author: { name: string; handle: string | null };
  /** The author's account; null where it is gone. */
  profileId: string | null;
  isSuspended: boolean;
  /** Everybody whose work a ruling on it would be about. */
  authorIds: string[];
};

/**
 * Reads what is named, a statement for each kind. What does not exist, or is for a smaller audience, is left out.
 *
 * @returns by `flaggedName`
 */
export async function readSubjects(
  sql: Sql,
  names: readonly { kind: string; id: string }[],
): Promise<Map<string, Subject>> {
  const flagged = names.flatMap((name) => readFlagged(flaggedName(name)) ?? []);
  const kinds = [...new Set(flagged.map(({ kind }) => kind))];
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const ids = flagged.filter((one) => one.kind === kind).map(({ id }) => id);
      return (await sql<Row>(SUBJECTS[kind], [ids, PUBLIC_AUDIENCE_ID])).map((row) =>
        subjectOf(kind, row),
      );
    }),
  );
  return new Map(found.flat().map((subject) => [flaggedName(subject), subject]));
}

/** One of them; null where there is nothing of that name. */
export async function readSubject(
  sql: Sql,
  name: { kind: string; id: string },
): Promise<Subject | null> {
  return (await readSubjects(sql, [name])).get(flaggedName(name)) ?? null;
}

type Row = Omit<Subject, "kind" | "claim" | "href" | "author"> & {
  claimId: string | null;
  slug: string | null;
  sentence: string | null;
  name: string;
  handle: string | null;
};

function subjectOf(kind: FlaggableKind, row: Row): Subject {
  const { claimId, slug, sentence, name, handle, ...rest } = row;
  const claim = claimId && slug && sentence ? { id: claimId, slug, sentence } : null;
  return {
    ...{ kind, claim, author: { name, handle } },
    ...rest,
    href: hrefOf(kind, row, claim),
  };
}

function hrefOf(kind: FlaggableKind, { id, words, handle }: Row, claim: Subject["claim"]): string {
  const [, own = ""] = id.split("/");
  const page = claim ? claimPath(claim) : "/claims";
  switch (kind) {
    case "source":
      return sourcePath({ id, title: words });
    case "document":
      return documentPath({ id, title: words });
    case "reviewer":
      return handle ? reviewerPath(handle) : "/claims";
    case "annotation":
      return claim ? notePath(claim.id, own) : "/claims";
    case "claim":
      return page;
    default:
      return `${page}#${PLACES[kind]}${kind === "evidence" || kind === "argument" ? own : ""}`;
  }
}

// Where on the page of its claim something stands.
const PLACES = {
  evidence: "e-",
  argument: "a-",
  vote: "rationales",
  search: "searches",
  request: "evidence",
};

const LIVE = "x.state = 'LIVE'";
/** Everybody who worded something that stands of a contribution. */
const worded = (revisions: string, of: string) => `ARRAY(SELECT x.actor_id UNION
  SELECT w.actor_id FROM ${revisions} w WHERE ${of} AND (w.state IN ('PROPOSED', 'LIVE') OR w.id = x.current_revision_id))`;
const NAMED_ON_CLAIM = `unnest($1::text[]) k JOIN LATERAL (SELECT split_part(k, '/', 1) AS claim_id, split_part(k, '/', 2) AS id) n ON true`;
const SHOWN_UNLESS_RULED = (kind: string) =>
  `NOT assay_is_hidden('${kind}', x.claim_id || '/' || x.id)`;

// Each gives: id, claim_id, words, more, is_shown, wording_id, author_id, author_ids, byline_id.
const OF_KIND: Record<FlaggableKind, string> = {
  claim: `SELECT x.id, x.id AS claim_id, r.sentence AS words, NULL AS more, ${LIVE} AND x.merged_into_id IS NULL AS is_shown,
      r.id AS wording_id, r.actor_id AS author_id, ${worded("claim_revisions", "w.claim_id = x.id")} AS author_ids, r.byline_id
    FROM claims x JOIN claim_revisions r ON r.claim_id = x.id AND r.id = x.current_revision_id
    WHERE x.id = ANY($1::text[]) AND x.audience_id = $2`,
  source: `SELECT x.id, NULL::text AS claim_id, r.title AS words, NULL AS more, ${LIVE} AS is_shown, r.id AS wording_id,
      r.actor_id AS author_id, ${worded("source_revisions", "w.source_id = x.id")} AS author_ids, r.byline_id
    FROM sources x JOIN source_revisions r ON r.source_id = x.id AND r.id = x.current_revision_id
    WHERE x.id = ANY($1::text[]) AND x.audience_id = $2`,
  evidence: `SELECT x.claim_id || '/' || x.id AS id, x.claim_id, r.excerpt AS words, r.note AS more, ${LIVE} AS is_shown,
      r.id AS wording_id, r.actor_id AS author_id,
      ${worded("evidence_revisions", "w.claim_id = x.claim_id AND w.evidence_id = x.id")} AS author_ids, r.byline_id
    FROM ${NAMED_ON_CLAIM} JOIN evidence x ON x.claim_id = n.claim_id AND x.id = n.id
    JOIN evidence_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id WHERE x.audience_id = $2`,
  argument: `SELECT x.claim_id || '/' || x.id AS id, x.claim_id, r.wording AS words, NULL AS more, ${LIVE} AS is_shown,
      r.id AS wording_id, r.actor_id AS author_id,
      ${worded("argument_revisions", "w.claim_id = x.claim_id AND w.argument_id = x.id")} AS author_ids, r.byline_id
    FROM ${NAMED_ON_CLAIM} JOIN arguments x ON x.claim_id = n.claim_id AND x.id = n.id
    JOIN argument_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id WHERE x.audience_id = $2`,
  document: `SELECT x.id, NULL::text AS claim_id, r.title AS words, x.note AS more, s.state = 'LIVE' AS is_shown, NULL::uuid AS wording_id,
      x.actor_id AS author_id, ARRAY[x.actor_id] AS author_ids, x.byline_id
    FROM documents x JOIN sources s ON s.id = x.source_id
    JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
    WHERE x.id = ANY($1::text[]) AND x.audience_id = $2`,
  annotation: `SELECT x.claim_id || '/' || x.id AS id, x.claim_id, r.body AS words, NULL AS more,
      x.retracted_at IS NULL AND ${SHOWN_UNLESS_RULED("annotation")} AS is_shown, r.id AS wording_id,
      x.actor_id AS author_id, ARRAY[x.actor_id] AS author_ids, x.byline_id
    FROM ${NAMED_ON_CLAIM} JOIN claim_annotations x ON x.claim_id = n.claim_id AND x.id = n.id::uuid
    JOIN claim_annotation_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id WHERE x.audience_id = $2`,
  vote: `SELECT x.claim_id || '/' || x.id AS id, x.claim_id, x.rationale AS words, NULL AS more,
      x.superseded_at IS NULL AND x.withdrawn_at IS NULL AS is_shown, NULL::uuid AS wording_id,
      x.actor_id AS author_id, ARRAY[x.actor_id] AS author_ids, x.byline_id
    FROM ${NAMED_ON_CLAIM} JOIN votes x ON x.claim_id = n.claim_id AND x.id = n.id::uuid
    WHERE x.audience_id = $2 AND x.kind = 'POSTERIOR' AND x.rationale IS NOT NULL`,
  search: `SELECT x.claim_id || '/' || x.id AS id, x.claim_id, x.result AS words, x.place || ', for “' || x.words || '”' AS more,
      ${SHOWN_UNLESS_RULED("search")} AS is_shown, NULL::uuid AS wording_id,
      x.actor_id AS author_id, ARRAY[x.actor_id] AS author_ids, x.byline_id
    FROM ${NAMED_ON_CLAIM} JOIN search_logs x ON x.claim_id = n.claim_id AND x.id = n.id::uuid WHERE x.audience_id = $2`,
  request: `SELECT x.claim_id || '/' || x.id AS id, x.claim_id, coalesce(x.note, 'A request without a note.') AS words, NULL AS more,
      x.closed_at IS NULL AND ${SHOWN_UNLESS_RULED("request")} AS is_shown, NULL::uuid AS wording_id,
      x.actor_id AS author_id, ARRAY[x.actor_id] AS author_ids, x.byline_id
    FROM ${NAMED_ON_CLAIM} JOIN requests x ON x.claim_id = n.claim_id AND x.id = n.id::uuid WHERE x.audience_id = $2`,
  reviewer: `SELECT x.id::text AS id, NULL::text AS claim_id, x.name AS words, '@' || x.handle AS more,
      x.email_verified AS is_shown, NULL::uuid AS wording_id,
      a.id AS author_id, ARRAY[a.id] AS author_ids, b.id AS byline_id
    FROM profiles x JOIN actors a ON a.profile_id = x.id JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME'
    WHERE x.id = ANY($1::text[]::uuid[])`,
};

const SUBJECTS = Object.fromEntries(
  Object.entries(OF_KIND).map(([kind, rows]) => [
    kind,
    {
      name: `moderation_subject_${kind}`,
      text: `
      SELECT s.id, s.words, s.more, s.claim_id AS "claimId", t.slug, t.sentence, s.wording_id AS "wordingId",
        s.is_shown AND (s.claim_id IS NULL OR (c.state = 'LIVE' AND c.audience_id = $2 AND c.merged_into_id IS NULL)) AS "isShown",
        s.author_id AS "authorId", s.author_ids AS "authorIds", coalesce(b.pseudonym, p.name, 'a former reviewer') AS name,
        CASE WHEN b.kind = 'NAME' AND p.is_listed THEN p.handle END AS handle, whose.id AS "profileId", whose.suspended_at IS NOT NULL AS "isSuspended"
      FROM (${rows}) s JOIN bylines b ON b.id = s.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
      JOIN actors a ON a.id = s.author_id LEFT JOIN profiles whose ON whose.id = a.profile_id
      LEFT JOIN claims c ON c.id = s.claim_id LEFT JOIN claim_revisions t ON t.claim_id = c.id AND t.id = c.current_revision_id`,
    },
  ]),
) as Record<FlaggableKind, { name: string; text: string }>;
