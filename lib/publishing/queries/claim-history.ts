import "server-only";
import { publicSql } from "@/lib/foundation/db";
import type { DecisionKind, RulingKind, Standing } from "@/prisma/generated/enums";
import type { VerdictOutcome } from "@/lib/verdicts/rules/verdict";
import { changedFields, type FieldChange, type Fields } from "../rules";
import { handleUnder, nameUnder } from "./parts";

export const EVENTS_PER_PAGE = 50;
const LAST_PAGE = 200;
/** So many of the latest verdicts are looked through for those that said something else. */
const VERDICTS = 1000;

/**
 * What became of a claim and of everything that was added to it, the newest first: who did what, why, and
 * what the wording was before. Only what everyone may see; what waits for an editor is not in it.
 *
 * @param page counts from 1; beyond the 200th there is nothing
 */
export async function listClaimHistory(
  claimId: string,
  page = 1,
): Promise<{ events: HistoryEvent[]; hasMore: boolean }> {
  if (page < 1 || page > LAST_PAGE) return { events: [], hasMore: false };
  const rows = await publicSql<{ event: EventRow }>(CLAIM_HISTORY, [
    ...[claimId, EVENTS_PER_PAGE + 1, (page - 1) * EVENTS_PER_PAGE],
  ]);
  const events = rows.slice(0, EVENTS_PER_PAGE).map(({ event }) => eventShown(event));
  return { events, hasMore: rows.length > EVENTS_PER_PAGE };
}

export type HistoryEvent =
  | {
      what: "claim" | "evidence" | "argument";
      kind: DecisionKind;
      at: string;
      /** The id of what it happened to, where that is not the claim itself. */
      subjectId: string | null;
      isRevision: boolean;
      byline: string;
      handle: string | null;
      reason: string | null;
      /** What it says, or said when it was taken out; null where the words are gone. */
      words: string | null;
      /** What a revision changed, field by field; empty for everything else. */
      changes: FieldChange[];
    }
  | {
      what: "ruling";
      rulingId: string;
      kind: Extract<RulingKind, "HIDE" | "SEND_BACK">;
      /** What it was about, by the name that flags have for its kind. */
      about: string;
      isOverturned: boolean;
      at: string;
      byline: string;
      handle: string | null;
      reason: string;
    }
  | { what: "verdict"; at: string; state: VerdictOutcome["state"]; isSettled: boolean }
  | {
      what: "source";
      at: string;
      standing: Standing;
      title: string;
      byline: string;
      handle: string | null;
      reason: string;
    };

type EventRow =
  | Exclude<HistoryEvent, { changes: FieldChange[] }>
  | (Omit<Extract<HistoryEvent, { changes: FieldChange[] }>, "changes" | "words"> & {
      now: Fields | null;
      before: Fields | null;
    });

function eventShown(row: EventRow): HistoryEvent {
  if (!("now" in row)) return row;
  const { now, before, ...event } = row;
  const [words] = now ? Object.values(now) : [];
  const changes = now && before ? changedFields(before, now) : [];
  return { ...event, words: words ?? null, changes };
}

// The words stand in the first field of each; the names of the others are what the page calls them.
const CLAIM_FIELDS = (
  row: string,
) => `json_build_object('sentence', ${row}.sentence, 'kind', lower(${row}.kind::text),
  'who', ${row}.scope_who, 'when', ${row}.scope_when, 'calendar', lower(${row}.scope_calendar::text),
  'where', ${row}.scope_where, 'how strongly', ${row}.scope_strength,
  'about the text', ${titleOf(`${row}.about_source_id`)})`;
const EVIDENCE_FIELDS = (row: string) => `json_build_object('excerpt', ${row}.excerpt,
  'place', ${row}.locator_label || ' ' || ${row}.locator_value, 'direction', lower(${row}.direction::text),
  'directness', lower(${row}.directness::text), 'source', ${titleOf(`${row}.source_id`)},
  'reported source', ${titleOf(`${row}.via_source_id`)}, 'note', ${row}.note)`;
const ARGUMENT_FIELDS = (row: string) => `json_build_object('wording', ${row}.wording)`;

function titleOf(sourceId: string): string {
  return `(SELECT tr.title FROM sources ts JOIN source_revisions tr ON tr.source_id = ts.id
    AND tr.id = ts.current_revision_id WHERE ts.id = ${sourceId})`;
}

/**
 * What one decision says of a contribution: of a revision its fields and those of the live wording before it, of
 * anything else the wording that it began with, or that it has now where it was taken out or put back.
 */
const said = (of: string, table: string, fields: (row: string) => string) => {
  const one = of === "claim" ? "d.claim_id" : `d.${of}_id`;
  const same = of === "claim" ? "" : ` AND w.${of}_id = coalesce(${one}, r.${of}_id)`;
  return `SELECT
      '${of}' AS what, coalesce(${of === "claim" ? "NULL" : one}, ${of === "claim" ? "NULL" : `r.${of}_id`}) AS subject,
      ${fields("n")} AS now, CASE WHEN r.id IS NOT NULL AND b.id IS NOT NULL THEN ${fields("b")} END AS before
    FROM (SELECT) once
    LEFT JOIN ${table} r ON r.claim_id = $1 AND r.id = d.${of}_revision_id
    LEFT JOIN LATERAL (SELECT w.* FROM (SELECT ${columnsOf(of)} FROM ${table} w WHERE w.claim_id = $1${same}
        AND (r.id IS NULL OR w.id = r.id)) w
      ORDER BY CASE WHEN d.kind IN ('RETRACT', 'RESTORE', 'MERGE', 'UNMERGE', 'SORT') THEN -w.ordinal ELSE w.ordinal END LIMIT 1) n ON true
    LEFT JOIN LATERAL (SELECT w.* FROM (SELECT ${columnsOf(of)} FROM ${table} w WHERE w.claim_id = $1${same}
        AND w.ordinal < r.ordinal) w ORDER BY w.ordinal DESC LIMIT 1) b ON true
    WHERE ${one} IS NOT NULL OR d.${of}_revision_id IS NOT NULL`;
};

// The public's role reads no row as a whole: the actor stands in it.
const columnsOf = (of: string) =>
  ({
    claim:
      "w.id, w.ordinal, w.sentence, w.kind, w.scope_who, w.scope_when, w.scope_calendar, w.scope_where, w.scope_strength, w.about_source_id",
    evidence:
      "w.id, w.ordinal, w.excerpt, w.locator_label, w.locator_value, w.direction, w.directness, w.source_id, w.via_source_id, w.note",
    argument: "w.id, w.ordinal, w.wording",
  })[of]!;

// What a ruling did to the ledger is a decision of the same moment, with the same reason: the ruling tells it.
const IS_OF_RULING = `EXISTS (SELECT 1 FROM rulings y WHERE y.ruled_at = decided_at AND y.kind IN ('HIDE', 'SEND_BACK')
  AND y.subject_id IN (claim_id, root_claim_id || '/' || coalesce(evidence_id, argument_id)))`;

// Of the same moment, an acceptance came after what it accepts: by chance their names stand in that order.
const CLAIM_HISTORY = {
  name: "publishing_claim_history",
  text: `
  SELECT event FROM (
    SELECT picked.at, d.kind::text AS kind, picked.id::text, json_build_object('what', s.what, 'kind', d.kind, 'at', d.decided_at,
      'subjectId', s.subject, 'isRevision', num_nonnulls(d.claim_revision_id, d.evidence_revision_id, d.argument_revision_id) = 1,
      'byline', ${nameUnder("d")}, 'handle', ${handleUnder("d")}, 'reason', d.reason, 'now', s.now, 'before', s.before) AS event
    FROM (SELECT id, decided_at AS at FROM decisions WHERE (claim_id = $1 OR root_claim_id = $1) AND NOT ${IS_OF_RULING}
          ORDER BY decided_at DESC, kind::text, id LIMIT $2::int + $3::int) picked
    JOIN (SELECT id, kind, decided_at, reason, byline_id, claim_id, evidence_id, argument_id, claim_revision_id,
                 evidence_revision_id, argument_revision_id FROM decisions) d ON d.id = picked.id
    CROSS JOIN LATERAL (
      ${said("claim", "claim_revisions", CLAIM_FIELDS)}
      UNION ALL ${said("evidence", "evidence_revisions", EVIDENCE_FIELDS)}
      UNION ALL ${said("argument", "argument_revisions", ARGUMENT_FIELDS)}) s
    UNION ALL
    SELECT r.ruled_at, '', r.id::text, json_build_object('what', 'ruling', 'rulingId', r.id, 'kind', r.kind, 'about', r.subject_kind,
      'at', r.ruled_at, 'byline', ${nameUnder("r")}, 'handle', ${handleUnder("r")}, 'reason', r.public_reason,
      'isOverturned', EXISTS (SELECT 1 FROM ruling_reviews o WHERE o.ruling_id = r.id AND NOT o.is_upheld))
    FROM (SELECT id, kind, subject_kind, ruled_at, byline_id, public_reason FROM rulings
          WHERE split_part(subject_id, '/', 1) = $1 AND kind IN ('HIDE', 'SEND_BACK')
            AND EXISTS (SELECT 1 FROM claims c WHERE c.id = $1)
          ORDER BY ruled_at DESC, id LIMIT $2::int + $3::int) r
    UNION ALL
    SELECT v.computed_at, '', v.id::text, json_build_object('what', 'verdict', 'at', v.computed_at, 'state', v.state, 'isSettled', v.is_settled)
    FROM (SELECT id, computed_at, state, is_settled, lag(ROW(state, is_settled)) OVER (ORDER BY computed_at, id) AS was
          FROM (SELECT id, computed_at, state, is_settled FROM verdicts WHERE claim_id = $1
                ORDER BY computed_at DESC, id LIMIT ${VERDICTS}) kept) v WHERE v.was IS DISTINCT FROM ROW(v.state, v.is_settled)
    UNION ALL
    SELECT h.changed_at, '', h.id::text, json_build_object('what', 'source', 'at', h.changed_at, 'standing', h.standing,
      'title', ${titleOf("h.source_id")}, 'byline', ${nameUnder("h")}, 'handle', ${handleUnder("h")}, 'reason', h.reason)
    FROM (SELECT id, source_id, standing, reason, byline_id, changed_at FROM standing_changes
          WHERE source_id IN (SELECT coalesce(o.merged_into_id, o.id) FROM evidence_revisions r
            JOIN sources o ON o.id IN (r.source_id, r.via_source_id) WHERE r.claim_id = $1)
          ORDER BY changed_at DESC, id LIMIT $2::int + $3::int) h
  ) events ORDER BY at DESC, kind, id LIMIT $2::int OFFSET $3::int`,
};
