import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { beginningOf } from "@/lib/foundation/redacted";
import { placeInWords, type NamedPlace } from "../rules/place";
import { pageOf, redactPath, subjectIn, type RedactionSubject } from "../rules/redaction";
import { choicesOf, type TextChoice } from "../rules/redaction-plan";
import { placeHeld } from "./place";
import { heldTexts, readHeld } from "./held-texts";

/**
 * What the page shows on which an administrator takes words out: every text of a thing with all its wordings, and, of a
 * claim, what else stands on it, a page of each kind. What somebody wrote for themselves alone is not there for
 * administrators either. Null where there is no such thing, and for whoever may never do this.
 */
export async function getRedactionSheet(
  viewer: Viewer,
  place: NamedPlace,
  page = 1,
): Promise<RedactionSheet | null> {
  if (!mayEver("text.redact", viewer)) return null;
  const on = subjectIn(placeInWords(await placeHeld(readSql, place)));
  if (!on) return null;
  const rows = await readHeld(readSql, on);
  if (rows.length === 0) return null;
  const held = heldTexts(rows, on.kind).map(({ held: text }) => text);
  const besides = on.kind === "claim" ? await readBesides(on.id, page) : [];
  const left = choicesOf(held).filter(({ isGone }) => !isGone);
  return {
    on,
    href: pageOf(on),
    choices: left.slice(0, MOST_CHOICES),
    more: Math.max(left.length - MOST_CHOICES, 0),
    besides: besides.flatMap(({ rows }) => rows),
    page,
    hasOlder: besides.some(({ hasOlder }) => hasOlder),
  };
}

export type RedactionSheet = {
  on: RedactionSubject;
  /** Its page; null where it has none. */
  href: string | null;
  /** The texts that are left, the oldest first. */
  choices: TextChoice[];
  /** How many more there are, which are shown once these are gone. */
  more: number;
  besides: Beside[];
  /** Which page of these this is, counted from 1, and whether there is a further one. */
  page: number;
  hasOlder: boolean;
};

type Beside = { kind: RedactionSubject["kind"]; words: string; href: string };

/** What else stands on a claim, by kind. */
async function readBesides(claimId: string, page: number) {
  const found = await readSql<{ kind: Beside["kind"]; id: string; words: string }>(BESIDES, [
    claimId,
    (page - 1) * BESIDES_PER_KIND,
    PUBLIC_AUDIENCE_ID,
  ]);
  return Object.keys(ROWS_BESIDES).map((named) => {
    const rows = found.filter(({ kind }) => kind === named);
    return {
      hasOlder: rows.length > BESIDES_PER_KIND,
      rows: rows.slice(0, BESIDES_PER_KIND).map(({ kind, id, words }) => ({
        ...{ kind, words: beginningOf(words, 120) },
        href: redactPath({ kind, id, claimId }),
      })),
    };
  });
}

const MOST_CHOICES = 300;
/** How many of each kind stand on one page of what else stands on a claim. */
const BESIDES_PER_KIND = 50;

const ROWS_BESIDES = {
  evidence: `e.id, r.excerpt AS words, e.created_at AS at FROM evidence e
      JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id WHERE e.claim_id = $1 AND e.audience_id = $3`,
  argument: `a.id, r.wording AS words, a.created_at AS at FROM arguments a
      JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id WHERE a.claim_id = $1 AND a.audience_id = $3`,
  vote: `v.id::text, v.rationale AS words, v.cast_at AS at FROM votes v
      WHERE v.claim_id = $1 AND v.audience_id = $3 AND v.rationale IS NOT NULL AND v.superseded_at IS NULL`,
  annotation: `n.id::text, r.body AS words, n.created_at AS at FROM claim_annotations n
      JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id WHERE n.claim_id = $1 AND n.audience_id = $3`,
  search: `l.id::text, l.words, l.logged_at AS at FROM search_logs l WHERE l.claim_id = $1 AND l.audience_id = $3`,
  request: `q.id::text, coalesce(q.note, q.closed_reason) AS words, q.requested_at AS at FROM requests q
      WHERE q.claim_id = $1 AND q.audience_id = $3 AND num_nonnulls(q.note, q.closed_reason) > 0`,
};

// Of each kind the newest first, and one more than is shown, which says whether there are further ones.
const BESIDES = {
  name: "moderation_besides_on_claim",
  text: Object.entries(ROWS_BESIDES)
    .map(
      ([kind, rows]) => `(SELECT '${kind}' AS kind, b.id, b.words FROM (SELECT ${rows}) b
      ORDER BY b.at DESC, b.id LIMIT ${BESIDES_PER_KIND + 1} OFFSET $2)`,
    )
    .join(" UNION ALL "),
};
