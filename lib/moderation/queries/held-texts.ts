import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { RedactableKind, RedactionSubject } from "../rules/redaction";
import type { HeldText } from "../rules/redaction-plan";

/**
 * Every text that is held of something, with all its wordings, over whichever connection is handed in: a row for each
 * row of storage that has one, in the order in which they were written; none is left out, however many. What is not for
 * everyone is read by nobody here: empty where there is no such thing, and where it is somebody's own. Inside a
 * transaction with `lock`, nobody else changes these rows before it ends.
 */
export async function readHeld(
  sql: Sql,
  { kind, claimId, id }: RedactionSubject,
  { lock = false } = {},
): Promise<HeldRow[]> {
  const rows: HeldRow[] = [];
  for (const held of HELD[kind]) {
    const statement = {
      name: `moderation_held_${kind}_${held.table}${lock ? "_locked" : ""}`,
      text: `SELECT x.ctid::text AS at, ${held.actor ?? "NULL"} AS "actorId", ${held.byline ?? "NULL"} AS "bylineId",
               json_build_object(${columnsOf(held)}) AS texts
             FROM ${held.table} x WHERE $1::text IS NOT DISTINCT FROM $1 AND (${held.of}) AND ${isEveryones(held.table)}
             ORDER BY ${held.order}${lock ? " FOR NO KEY UPDATE" : ""}`,
    };
    const found = await sql<Omit<HeldRow, "table">>(statement, [claimId, id]);
    rows.push(...found.map((row) => ({ ...row, table: held.table })));
  }
  return rows;
}

export type HeldRow = {
  table: string;
  /** Where the row stands in its table until it is changed. */
  at: string;
  /** Whose words these are; null where nobody's in particular. */
  actorId: string | null;
  bylineId: string | null;
  /** By column; null where nothing stands there. */
  texts: Record<string, string | null>;
};

/** The texts of rows under the names that readers have for them, with where they stand. */
export function heldTexts(rows: readonly HeldRow[], kind: RedactableKind) {
  return rows.flatMap((row) =>
    Object.entries(row.texts).flatMap(([column, text]) => {
      const label = HELD[kind].find(({ table }) => table === row.table)?.columns[column];
      if (!label || !text) return [];
      return [{ row, column, held: { label, text, isRecord: column === "csl" } as HeldText }];
    }),
  );
}

/** The columns whose texts the program made of others, with the column that each was made of. */
export const madeFrom = (table: string): Readonly<Record<string, string>> =>
  Object.values(HELD)
    .flat()
    .find((held) => held.table === table)?.made ?? {};

/** A condition on a row `x` of a table of these: that it is for everyone. */
export const isEveryones = (table: string): string =>
  hasAudience(table) ? `x.audience_id = '${PUBLIC_AUDIENCE_ID}'` : "true";

/** Whether rows of a table of these may be for somebody alone; the others are everyone's, or editors' work. */
export const hasAudience = (table: string): boolean => !WITHOUT_AUDIENCE.includes(table);

/** Every table in which people's own words stand, with the columns by what readers call them: where the same words may stand in something else. */
export const listHeld = (): Pick<Held, "table" | "columns">[] => {
  const tables = Object.values(HELD)
    .flat()
    .filter(({ columns }) => Object.keys(columns).length > 0);
  return [...new Map(tables.map((held) => [held.table, held])).values()];
};

const columnsOf = ({ columns, made = {} }: Held) =>
  [...Object.keys(columns), ...Object.keys(made)]
    .map((column) => `'${column}', x.${column}`)
    .join(", ");

/** A table that holds texts of a kind: `x` is a row of it, `$1` the claim and `$2` the thing's own id. */
type Held = {
  table: string;
  of: string;
  order: string;
  /** The texts that are shown and chosen, by what readers call them. */
  columns: Record<string, string>;
  /** Texts that the program made of others, with the column that each was made of: they go with it. */
  made?: Record<string, string>;
  actor?: string;
  byline?: string;
};

const WITHOUT_AUDIENCE: readonly string[] = [
  ...["standing_changes", "lineages", "origin_changes", "profiles", "flags"],
  ...["text_withdrawals", "text_imports"],
  ...["ruling_answers", "ruling_reviews", "redactions"],
];

const BY_BOTH = { actor: "x.actor_id", byline: "x.byline_id" };
const REASON = { reason: "Reason for a decision" };

/** What people say about one wording of a piece of evidence. */
const JUDGED: readonly Pick<Held, "table" | "columns">[] = [
  {
    table: "attestations",
    columns: { copy: "Copy that was transcribed", note: "Note of who attested" },
  },
  { table: "fit_checks", columns: { reason: "Reason of a fit check" } },
  { table: "fit_settlements", columns: { reason: "Reason of an editor for what fits" } },
  { table: "standing_looks", columns: { note: "Note on a source that stands otherwise" } },
];

const HELD: Record<RedactableKind, readonly Held[]> = {
  claim: [
    {
      ...{ table: "claim_revisions", of: "x.claim_id = $2", order: "x.ordinal", ...BY_BOTH },
      columns: {
        ...{ sentence: "Sentence", scope_who: "Who", scope_when: "When", scope_where: "Where" },
        ...{ scope_strength: "How strongly", reason: "Reason for the wording" },
      },
      made: { slug: "sentence" },
    },
    {
      ...{ table: "occurrences", of: "x.claim_id = $2", order: "x.created_at, x.id", ...BY_BOTH },
      columns: {
        ...{ exact: "Words of the document", prefix: "Words before them" },
        suffix: "Words after them",
      },
    },
    decisionsOn("x.claim_id = $2 OR (x.root_claim_id = $2 AND x.claim_revision_id IS NOT NULL)"),
  ],
  evidence: [
    {
      ...{ table: "evidence_revisions", of: "x.claim_id = $1 AND x.evidence_id = $2" },
      ...{ order: "x.ordinal", ...BY_BOTH },
      columns: {
        ...{ excerpt: "Excerpt", locator_value: "Place in the source", note: "Note" },
        reason: "Reason for the wording",
      },
    },
    {
      table: "excerpt_checks",
      of: `x.claim_id = $1 AND x.evidence_revision_id IN (SELECT r.id FROM evidence_revisions r WHERE r.claim_id = $1 AND r.evidence_id = $2)`,
      order: "x.checked_at, x.id",
      columns: {},
      made: { matched: "excerpt", differences: "excerpt", shown: "excerpt" },
    },
    ...JUDGED.map((held): Held => ({
      ...{ ...held, order: "x.id", ...BY_BOTH },
      of: `x.claim_id = $1 AND x.evidence_revision_id IN (SELECT r.id FROM evidence_revisions r WHERE r.claim_id = $1 AND r.evidence_id = $2)`,
    })),
    decisionsOn(
      `x.root_claim_id = $1 AND (x.evidence_id = $2 OR x.evidence_revision_id IN (
         SELECT r.id FROM evidence_revisions r WHERE r.claim_id = $1 AND r.evidence_id = $2))`,
    ),
  ],
  argument: [
    {
      ...{ table: "argument_revisions", of: "x.claim_id = $1 AND x.argument_id = $2" },
      ...{ order: "x.ordinal", ...BY_BOTH },
      columns: { wording: "Wording", reason: "Reason for the wording" },
    },
    decisionsOn(
      `x.root_claim_id = $1 AND (x.argument_id = $2 OR x.argument_revision_id IN (
         SELECT r.id FROM argument_revisions r WHERE r.claim_id = $1 AND r.argument_id = $2))`,
    ),
  ],
  annotation: [
    {
      ...{
        table: "claim_annotation_revisions",
        of: "x.claim_id = $1 AND x.annotation_id = $2::uuid",
      },
      ...{ order: "x.ordinal", actor: "x.actor_id", columns: { body: "Note" } },
      byline: `(SELECT n.byline_id FROM claim_annotations n WHERE n.claim_id = x.claim_id AND n.id = x.annotation_id)`,
    },
  ],
  // A vote that was changed or confirmed carries its reasons along: all of one reviewer's on one claim.
  vote: [
    {
      ...{ table: "votes", order: "x.cast_at", ...BY_BOTH, columns: { rationale: "Reasons" } },
      of: "x.claim_id = $1 AND x.actor_id = (SELECT v.actor_id FROM votes v WHERE v.claim_id = $1 AND v.id = $2::uuid)",
    },
  ],
  search: [
    {
      ...{
        table: "search_logs",
        of: "x.claim_id = $1 AND x.id = $2::uuid",
        order: "x.id",
        ...BY_BOTH,
      },
      columns: { place: "Where was looked", words: "Words looked for", result: "Result" },
    },
  ],
  request: [
    {
      ...{
        table: "requests",
        of: "x.claim_id = $1 AND x.id = $2::uuid",
        order: "x.id",
        ...BY_BOTH,
      },
      columns: { note: "What is asked for", closed_reason: "Why it was closed" },
    },
  ],
  source: [
    {
      ...{ table: "source_revisions", of: "x.source_id = $2", order: "x.ordinal", ...BY_BOTH },
      columns: { title: "Title", csl: "Record", reason: "Reason for the wording" },
    },
    {
      ...{ table: "standing_changes", of: "x.source_id = $2", order: "x.changed_at", ...BY_BOTH },
      columns: { reason: "Reason for its standing" },
    },
    {
      ...{ table: "lineages", of: "x.source_id = $2", order: "x.recorded_at", actor: "x.actor_id" },
      columns: { reason: "Reason for its lineage" },
    },
    {
      ...{ table: "origin_changes", of: "x.source_id = $2", order: "x.changed_at" },
      ...{ actor: "x.actor_id", columns: { reason: "Reason for its origin" } },
    },
    {
      ...{ table: "editions", of: "x.source_id = $2", order: "x.created_at", actor: "x.actor_id" },
      columns: { label: "Name of a text", rights_note: "Note on the rights to it" },
    },
    {
      ...{ table: "text_withdrawals", order: "x.withdrawn_at", ...BY_BOTH },
      of: "x.edition_id IN (SELECT e.id FROM editions e WHERE e.source_id = $2)",
      columns: { reason: "Why a text was withdrawn", restored_reason: "Why it was restored" },
    },
    {
      ...{
        table: "text_imports",
        of: "x.source_id = $2",
        order: "x.created_at",
        actor: "x.actor_id",
      },
      columns: {
        ...{ label: "Name of what was given", rights_note: "Note on the rights to it" },
        ...{ file_name: "Name of its file", said: "What was said of it", notes: "Notes on it" },
      },
    },
    decisionsOn("x.source_id = $2 OR x.root_source_id = $2"),
  ],
  document: [
    {
      ...{ table: "documents", of: "x.id = $2", order: "x.id", ...BY_BOTH },
      columns: { note: "Note" },
    },
    {
      ...{ table: "citations", of: "x.document_id = $2", order: "x.created_at, x.id" },
      ...{ actor: "x.actor_id", columns: { note: "Note on what it cites" } },
    },
  ],
  person: [
    {
      ...{ table: "persons", of: "x.id = $2", order: "x.id", actor: "x.actor_id" },
      columns: { name: "Name", sort_name: "Name for sorting", note: "Note" },
    },
  ],
  reviewer: [
    {
      ...{
        table: "profiles",
        of: "x.id::text = $2",
        order: "x.id",
        columns: { name: "Name" },
      },
      actor: "(SELECT a.id FROM actors a WHERE a.profile_id = x.id)",
      byline: "(SELECT b.id FROM bylines b WHERE b.profile_id = x.id AND b.kind = 'NAME')",
    },
  ],
  flag: [
    {
      ...{ table: "flags", of: "x.id = $2::uuid", order: "x.id", actor: "x.actor_id" },
      columns: { note: "What was reported", contact: "How to reach the reporter" },
    },
  ],
  ruling: [
    {
      ...{ table: "rulings", of: "x.id = $2::uuid", order: "x.id", ...BY_BOTH },
      columns: { public_reason: "Reason of the ruling" },
    },
    {
      ...{ table: "ruling_answers", of: "x.ruling_id = $2::uuid", order: "x.answered_at" },
      ...{ actor: "x.actor_id", columns: { body: "Answer of the author" } },
    },
    {
      ...{ table: "ruling_reviews", of: "x.ruling_id = $2::uuid", order: "x.reviewed_at" },
      ...{ actor: "x.actor_id", columns: { public_reason: "Reason of the second person" } },
    },
  ],
  redaction: [
    {
      ...{ table: "redactions", of: "x.id = $2::uuid", order: "x.id", ...BY_BOTH },
      columns: { public_reason: "Reason of the redaction" },
    },
  ],
};

function decisionsOn(of: string): Held {
  return { table: "decisions", of, order: "x.decided_at, x.id", ...BY_BOTH, columns: REASON };
}
