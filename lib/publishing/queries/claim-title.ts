import "server-only";
import { claimPath } from "@/lib/claims/rules";
import { publicSql } from "@/lib/foundation/db";
import { plainly } from "@/lib/foundation/redacted";
import { verdictOfNothing, type KeptVerdict } from "@/lib/verdicts/rules/verdict";
import type { ContentState } from "@/prisma/generated/enums";
import { EVIDENCE_COUNTS, sentenceIn, slugIn } from "./parts";

/** What tells a claim from others wherever it is named, and how it stands: for titles, previews and citations; null where there is none. */
export async function getClaimTitle(claimId: string): Promise<ClaimTitle | null> {
  const [row] = await publicSql<{ title: TitleRow }>(CLAIM_TITLE, [claimId]);
  if (!row) return null;
  const { verdict, isAboutText, mergedInto, ...title } = row.title;
  return {
    ...title,
    sentence: plainly(title.sentence),
    path: claimPath(title),
    mergedInto: mergedInto?.id ?? null,
    verdict: verdict ? (JSON.parse(verdict) as KeptVerdict) : verdictOfNothing({ isAboutText }),
  };
}

export type ClaimTitle = Omit<TitleRow, "verdict" | "isAboutText" | "mergedInto"> & {
  path: string;
  mergedInto: string | null;
  verdict: KeptVerdict;
};

type TitleRow = {
  id: string;
  sentence: string;
  slug: string;
  state: ContentState;
  revisionNumber: number | null;
  /** When the sentence got its present words; null where they are gone. */
  revisedAt: string | null;
  mergedInto: { id: string } | null;
  isAboutText: boolean;
  verdict: string | null;
  isDemonstration: boolean;
  evidence: { supports: number; contradicts: number };
};

const CLAIM_TITLE = {
  name: "publishing_claim_title",
  text: `
  SELECT json_build_object('id', c.id, 'sentence', ${sentenceIn("r")}, 'slug', ${slugIn("r")},
    'state', c.state, 'revisionNumber', r.ordinal, 'revisedAt', r.created_at,
    'mergedInto', (SELECT json_build_object('id', m.id) FROM claims m WHERE m.id = c.merged_into_id),
    'isAboutText', r.about_source_id IS NOT NULL, 'verdict', t.verdict,
    'isDemonstration', coalesce(t.is_demonstration, false), 'evidence', ${EVIDENCE_COUNTS}) AS title
  FROM claims c LEFT JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  LEFT JOIN LATERAL (SELECT t.verdict, t.is_demonstration FROM tallies t WHERE t.claim_id = c.id LIMIT 1) t ON true
  WHERE c.id = $1 AND (r.id IS NOT NULL OR c.state = 'RETRACTED')`,
};
