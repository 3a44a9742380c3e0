import "server-only";
import { publicSql } from "@/lib/foundation/db";
import type { RedactionMark } from "@/lib/foundation/redacted";
import type { RedactionGround } from "@/prisma/generated/enums";
import { handleUnder, nameUnder } from "./parts";
import { pageOf, windowOf } from "./paging";

export const REDACTIONS_PER_PAGE = 50;

/** One page of what was redacted, the newest first: by whom, when, on which ground and why, and how much it was. */
export async function listRedactions(page = 1) {
  const rows = await publicSql<{ redaction: ListedRedaction }>(
    REDACTIONS,
    windowOf(page, REDACTIONS_PER_PAGE),
  );
  const { items, ...position } = pageOf(rows, page, REDACTIONS_PER_PAGE);
  return { ...position, redactions: items.map(({ redaction }) => redaction) };
}

/** SQL: what was redacted of a claim and of everything on it, or of a source, as `ListedRedaction[]`; the newest first. */
export const redactionsOn = (kind: "claim" | "source", id: string): string => `
  coalesce((SELECT json_agg(here.redaction ORDER BY here.redacted_at DESC) FROM (
    SELECT ${REDACTION}, r.redacted_at FROM redactions r
    WHERE (r.subject_kind = '${kind}' AND r.subject_id = ${id})
      ${kind === "claim" ? `OR (r.subject_id ~>=~ (${id} || '/') AND r.subject_id ~<~ (${id} || '0'))` : ""}
    ORDER BY r.redacted_at DESC LIMIT ${MOST_HERE}) here), '[]')`;

const MOST_HERE = 20;

export type ListedRedaction = {
  id: string;
  kind: string;
  /** Of something on a claim, the claim's id before its own. */
  subjectId: string;
  ground: RedactionGround;
  reason: string;
  at: string;
  byline: string;
  handle: string | null;
  texts: RedactionMark[];
};

const REDACTION = `json_build_object('id', r.id, 'kind', r.subject_kind, 'subjectId', r.subject_id, 'ground', r.ground,
  'reason', r.public_reason, 'at', r.redacted_at, 'byline', ${nameUnder("r")}, 'handle', ${handleUnder("r")},
  'texts', coalesce((SELECT json_agg(json_build_object('length', t.length, 'sha256', t.sha256) ORDER BY t.length DESC, t.sha256)
    FROM redacted_texts t WHERE t.redaction_id = r.id), '[]')) AS redaction`;

const REDACTIONS = {
  name: "publishing_redactions",
  text: `SELECT ${REDACTION} FROM redactions r ORDER BY r.redacted_at DESC, r.id LIMIT $1 OFFSET $2`,
};
