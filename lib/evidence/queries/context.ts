import "server-only";
import { readSql, type Sql } from "@/lib/foundation/db";
import type { ExcerptStatus, LocatorCheck } from "@/prisma/generated/enums";
import { shownCheckIn, type ShownCheck } from "../rules/checks";
import { newestCheckOf } from "./wording";

/**
 * What the machine found about a wording of a piece of evidence, with the words of the source around it, as far as everybody
 * may read them; null before the first check. Says nothing of who added it, which way it points or what they noted. Whoever
 * asks, asks the law whether the viewer may know of the piece at all.
 *
 * @param revisionId the wording; the one that the piece shows, unless told
 */
export async function getContext(
  { claimId, evidenceId, revisionId }: { claimId: string; evidenceId: string; revisionId?: string },
  sql: Sql = readSql,
): Promise<ExcerptContext | null> {
  const [row] = await sql<{ check: CheckRow }>(CHECK_OF_WORDING, [
    claimId,
    evidenceId,
    revisionId ?? null,
  ]);
  return row ? contextIn(row.check) : null;
}

export type ExcerptContext = Omit<CheckRow, "shown" | "edition"> &
  ShownCheck & {
    /** The text in which it stands, or the nearest passage does; null where none was looked in. */
    edition: (CheckRow["edition"] & { isShown: boolean }) | null;
  };

/** The newest check of a revision as it is read, in JSON. */
export type CheckRow = {
  status: ExcerptStatus;
  locatorCheck: LocatorCheck;
  /** Where it stands by the text's own map: "chapter V". */
  locator: string | null;
  reason: string | null;
  start: number | null;
  end: number | null;
  shown: string | null;
  edition: {
    id: string;
    sourceId: string;
    label: string;
    holding: "SHOWN" | "PRIVATE" | "NOT_HELD";
    /** Of a long text, the part in which it stands, from 1; and the block in which it begins. */
    part: number | null;
    block: number | null;
  } | null;
};

/** A check as screens show it. A text that was taken from show since shows nothing. */
export function contextIn({ shown, edition, ...check }: CheckRow): ExcerptContext {
  const isHeld = edition !== null && edition.holding !== "NOT_HELD";
  const seen = isHeld ? shownCheckIn(shown) : null;
  return {
    ...check,
    ...(seen ?? { before: "", after: "", differences: [], isCapped: false }),
    edition: edition && { ...edition, isShown: edition.holding === "SHOWN" },
  };
}

/** SQL for the newest check of the wording that `revision` names, as `CheckRow`; null before the first. */
export const newestCheck = (revision: string): string =>
  newestCheckOf(
    revision,
    `json_build_object('status', k.status, 'locatorCheck', k.locator_check, 'locator', k.locator, 'reason', k.reason,
     'start', k.start, 'end', k."end", 'shown', k.shown, 'edition', (
       SELECT json_build_object('id', d.id, 'sourceId', d.source_id, 'label', d.label, 'holding', d.holding,
         'block', (SELECT b.id FROM blocks b WHERE b.edition_id = d.id AND b.start <= k.start ORDER BY b.start DESC LIMIT 1),
         'part', (
         SELECT p.ordinal FROM edition_parts p WHERE p.edition_id = d.id AND p.first_block <= (
           SELECT b.id FROM blocks b WHERE b.edition_id = d.id AND b.start <= k.start ORDER BY b.start DESC LIMIT 1)
         ORDER BY p.ordinal DESC LIMIT 1)) FROM editions d WHERE d.id = k.edition_id))`,
  );

const CHECK_OF_WORDING = {
  name: "evidence_check_of_wording",
  text: `SELECT ${newestCheck("r")} AS check FROM evidence e
         JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.evidence_id = e.id
           AND r.id = coalesce($3::uuid, e.current_revision_id)
         WHERE e.claim_id = $1 AND e.id = $2
           AND EXISTS (SELECT 1 FROM excerpt_checks k WHERE k.claim_id = r.claim_id AND k.evidence_revision_id = r.id)`,
};
