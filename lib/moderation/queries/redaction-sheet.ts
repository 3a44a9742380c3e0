import "server-only";
import { mayEver } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { placeInWords, type NamedPlace } from "../rules/place";
import { pageOf, redactPath, subjectIn, type RedactionSubject } from "../rules/redaction";
import { choicesOf, type TextChoice } from "../rules/redaction-plan";
import { placeHeld } from "./place";
import { heldTexts, readHeld } from "./held-texts";

/**
 * What the page shows on which an administrator takes words out: every text of a thing with all its wordings, and, of a
 * claim, what else stands on it. Null where there is no such thing, and for whoever may never do this.
 */
export async function getRedactionSheet(
  viewer: Viewer,
  place: NamedPlace,
): Promise<RedactionSheet | null> {
  if (!mayEver("text.redact", viewer)) return null;
  const on = subjectIn(placeInWords(await placeHeld(readSql, place)));
  if (!on) return null;
  const rows = await readHeld(readSql, on);
  if (rows.length === 0) return null;
  const held = heldTexts(rows, on.kind).map(({ held: text }) => text);
  const besides = on.kind === "claim" ? await readSql<Besides>(BESIDES, [on.id]) : [];
  const left = choicesOf(held).filter(({ isGone }) => !isGone);
  return {
    on,
    href: pageOf(on),
    choices: left.slice(0, MOST_CHOICES),
    more: Math.max(left.length - MOST_CHOICES, 0),
    besides: besides.map(({ kind, id, words }) => ({
      ...{ kind, words },
      href: redactPath({ kind, id, claimId: on.id }),
    })),
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
  besides: { kind: RedactionSubject["kind"]; words: string; href: string }[];
};

type Besides = { kind: RedactionSubject["kind"]; id: string; words: string };

const MOST_CHOICES = 300;
const MOST_BESIDES = 200;

const BESIDES = {
  name: "moderation_besides_on_claim",
  text: `SELECT b.kind, b.id, left(b.words, 120) AS words FROM (
      SELECT 1 AS part, 'evidence' AS kind, e.id, r.excerpt AS words, e.created_at AS at FROM evidence e
        JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id WHERE e.claim_id = $1
      UNION ALL SELECT 2, 'argument', a.id, r.wording, a.created_at FROM arguments a
        JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id WHERE a.claim_id = $1
      UNION ALL SELECT 3, 'vote', v.id::text, v.rationale, v.cast_at FROM votes v
        WHERE v.claim_id = $1 AND v.rationale IS NOT NULL AND v.superseded_at IS NULL
      UNION ALL SELECT 4, 'annotation', n.id::text, r.body, n.created_at FROM claim_annotations n
        JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id WHERE n.claim_id = $1
      UNION ALL SELECT 5, 'search', l.id::text, l.words, l.logged_at FROM search_logs l WHERE l.claim_id = $1
      UNION ALL SELECT 6, 'request', q.id::text, coalesce(q.note, q.closed_reason), q.requested_at FROM requests q
        WHERE q.claim_id = $1 AND num_nonnulls(q.note, q.closed_reason) > 0
    ) b ORDER BY b.part, b.at DESC, b.id LIMIT ${MOST_BESIDES}`,
};
