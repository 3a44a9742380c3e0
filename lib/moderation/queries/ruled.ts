import "server-only";
import type { Sql } from "@/lib/foundation/db";
import { onClaim } from "../rules/flags";
import type { Contribution, Named } from "./contribution";

/** A contribution by the name that flags and rulings have for it. */
export const flaggedAs = ({ kind, claimId, contributionId }: Named) => ({
  kind,
  id:
    kind === "evidence" || kind === "argument" ? onClaim(claimId!, contributionId) : contributionId,
});

/** Whether a ruling put a contribution where it is: only a second person's review takes that back. */
export async function isRuledOn(sql: Sql, found: Contribution): Promise<boolean> {
  if (found.state !== "RETRACTED" && found.state !== "SENT_BACK") return false;
  const { kind, id } = flaggedAs(found);
  const [newest] = found.decisions;
  const rows = await sql(RULED_ON, [kind, id, found.state, newest?.decidedAt ?? new Date(0)]);
  return rows.length > 0;
}

// What its author words anew after it was sent back goes the way of every proposal: a later decision is about that.
const RULED_ON = {
  name: "moderation_is_ruled_on",
  text: `SELECT 1 FROM rulings r WHERE r.subject_kind = $1 AND r.subject_id = $2
           AND r.kind = CASE $3 WHEN 'RETRACTED' THEN 'HIDE' ELSE 'SEND_BACK' END::"RulingKind" AND r.ruled_at >= $4::timestamptz
           AND NOT EXISTS (SELECT 1 FROM ruling_reviews v WHERE v.ruling_id = r.id AND NOT v.is_upheld) LIMIT 1`,
};
