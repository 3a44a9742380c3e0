import "server-only";
import { hotCommand } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import type { Sql } from "@/lib/foundation/db";
import { sourceTag } from "@/lib/sources/tags";
import { readAnswer, type Answer } from "../queries/answer";
import { isNews, readWordings, type Piece } from "../queries/pieces";
import { checkEvidenceInput } from "../schema";

/**
 * Looks up the words of a piece of evidence, those that it shows and those that wait beside them, in the texts of their source,
 * and keeps what was found where it is news. A public, live piece's claim is counted again after it.
 */
export const checkEvidence = hotCommand({
  permission: "system.check",
  input: checkEvidenceInput,
  subject: async ({ claimId, evidenceId }, { tx: { sql } }) => {
    const [found] = await sql<{ actorId: string }>(PIECE, [claimId, evidenceId]);
    return found ? { kind: "contribution" as const, ownerActorIds: [found.actorId] } : null;
  },
  run: async ({ input: { claimId, evidenceId }, tx: { sql }, now, newUuid, enqueue }) => {
    const wordings = await readWordings(sql, claimId, evidenceId);
    const news: { piece: Piece; answer: Answer }[] = [];
    // What a text in copyright shows is added up: two checks of one source come one after the other.
    await sql(LOCK_SOURCES, [wordings.map(({ sourceId }) => sourceId)]);
    for (const piece of wordings) {
      const answer = await readAnswer(sql, piece);
      if (!isNews(piece, answer)) continue;
      news.push({ piece, answer });
      await keep(sql, newUuid(), piece, answer, now);
    }
    const shown = news.find(({ piece }) => piece.isCurrent);
    const isPublic = shown?.piece.state === "LIVE" && shown.piece.audienceId === PUBLIC_AUDIENCE_ID;
    // A recount draws the claim's page anew; the source's page has no such job, and a burst is one report.
    const tags = isPublic ? [sourceTag(shown.piece.sourceId)] : [];
    for (const tag of tags)
      enqueue("stale.report", { tags: [tag] }, { jobKey: `checks:${tag}`, inMilliseconds: 500 });
    const saying = (answer?: Answer | null) =>
      answer ? { status: answer.status, locatorCheck: answer.locatorCheck } : null;
    return {
      result: { claimId, evidenceId, news: news.length },
      audit: {
        subjectKind: "evidence",
        subjectId: `${claimId}/${evidenceId}`,
        audienceId: wordings[0]?.audienceId ?? null,
        before: saying(shown?.piece.newest),
        after: { ...saying(shown?.answer), wordings: wordings.length, news: news.length },
      },
      stale: isPublic ? [claimTag(claimId), ...tags] : [],
      claimIds: isPublic ? [claimId] : [],
    };
  },
});

async function keep(
  sql: Sql,
  id: string,
  { claimId, revisionId, audienceId }: Piece,
  answer: Answer,
  now: Date,
): Promise<void> {
  await sql(KEEP, [
    ...[claimId, id, revisionId, audienceId, answer.editionId, answer.status, answer.locatorCheck],
    ...[answer.start, answer.end, answer.matched, answer.locator, answer.differences, answer.shown],
    ...[answer.shownStart, answer.shownEnd, answer.reason, answer.checkerVersion, now],
  ]);
}

const PIECE = {
  name: "evidence_piece_to_check",
  text: `SELECT actor_id AS "actorId" FROM evidence WHERE claim_id = $1 AND id = $2 FOR NO KEY UPDATE`,
};
// Records that were merged are one source. Always in the same order, so that two checks never wait for each other.
const LOCK_SOURCES = {
  name: "evidence_lock_sources_to_check",
  text: `SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM (
           SELECT DISTINCT 'checks/' || coalesce(s.merged_into_id, s.id) AS name
           FROM sources s WHERE s.id = ANY ($1::text[]) ORDER BY name) names`,
};
const KEEP = {
  name: "evidence_keep_check",
  text: `INSERT INTO excerpt_checks (claim_id, id, evidence_revision_id, audience_id, edition_id, status, locator_check, start,
           "end", matched, locator, differences, shown, shown_start, shown_end, reason, checker_version, checked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
};
