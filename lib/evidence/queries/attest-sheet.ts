import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { cslOf, type CslItem } from "@/lib/sources/rules";
import { whyNotAttested, type MachinesWord } from "../rules/attesting";

/**
 * What somebody sees who may say that they transcribed words from the print: the words, where they stand, who said so before,
 * and why they cannot where they cannot. Null where there is no such public, live evidence. Which way its adder reads it is
 * not among it: whoever comes here may still be its second reader. All but `isOwn` and `mineId` is public.
 */
export async function getAttestSheet(
  viewer: Viewer,
  { claimId, evidenceId }: { claimId: string; evidenceId: string },
): Promise<AttestSheet | null> {
  const [row] = await readSql<Row>(SHEET, [
    ...[claimId, evidenceId, PUBLIC_AUDIENCE_ID, viewer.actorId],
  ]);
  if (!row) return null;
  const { source, machine, ...sheet } = row;
  return {
    ...{ claimId, evidenceId },
    ...sheet,
    source: { id: source.id, csl: cslOf(source) },
    answered: whyNotAttested(machine),
    isMisplaced: machine?.status === "WRONG_LOCATOR" || machine?.status === "AMBIGUOUS",
  };
}

export type AttestSheet = {
  claimId: string;
  evidenceId: string;
  /** The wording that is attested. */
  revisionId: string;
  slug: string;
  sentence: string;
  excerpt: string;
  language: string | null;
  locator: { label: string; value: string } | null;
  source: { id: string; csl: CslItem };
  /** What the machine said, where it had a text to look in: nobody's word is taken then. */
  answered: string | null;
  /** Whether it found them elsewhere, or in several places: the form for another wording says which. */
  isMisplaced: boolean;
  isOwn: boolean;
  /** The viewer's own attestation that stands. */
  mineId: string | null;
  /** How many people stand by it, and those of them who did so first. */
  givenCount: number;
  given: Attested[];
};
/** Somebody's word that they transcribed a wording from the print. */
export type Attested = {
  id: string;
  byline: string;
  handle: string | null;
  copy: string | null;
  note: string | null;
  /** As JSON carries a moment. */
  attestedAt: string;
};

type Derived = "claimId" | "evidenceId" | "source" | "answered" | "isMisplaced";
type Row = Omit<AttestSheet, Derived> & {
  source: { id: string; title: string; csl: string };
  machine: MachinesWord;
};

const MOST_SHOWN = 20;
const OF_WORDING = `FROM attestations t
     WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id AND t.withdrawn_at IS NULL`;
const SHEET = {
  name: "evidence_attest_sheet",
  text: `
  SELECT r.id AS "revisionId", cr.slug, cr.sentence, r.excerpt,
    (SELECT d.language FROM editions d WHERE d.source_id = r.source_id AND d.role <> 'PRECIS' ORDER BY d.created_at LIMIT 1) AS language,
    CASE WHEN r.locator_label IS NOT NULL THEN json_build_object('label', r.locator_label, 'value', r.locator_value) END AS locator,
    (SELECT json_build_object('id', s.id, 'title', w.title, 'csl', w.csl) FROM sources s
     JOIN source_revisions w ON w.source_id = s.id AND w.id = s.current_revision_id WHERE s.id = r.source_id) AS source,
    (SELECT json_build_object('status', k.status, 'locator', k.locator) FROM excerpt_checks k
     WHERE k.claim_id = r.claim_id AND k.evidence_revision_id = r.id ORDER BY k.checked_at DESC, k.id DESC LIMIT 1) AS machine,
    coalesce($4::uuid IN (e.actor_id, r.actor_id), false) AS "isOwn",
    (SELECT t.id::text ${OF_WORDING} AND t.actor_id = $4::uuid) AS "mineId",
    (SELECT count(*)::int ${OF_WORDING}) AS "givenCount",
    coalesce((SELECT json_agg(json_build_object('id', first.id, 'copy', first.copy, 'note', first.note,
        'attestedAt', first.attested_at,
        'byline', CASE b.kind WHEN 'PSEUDONYM' THEN b.pseudonym ELSE coalesce(p.name, 'a former reviewer') END,
        'handle', CASE WHEN b.kind = 'NAME' AND p.is_listed THEN p.handle END) ORDER BY first.attested_at, first.id)
      FROM (SELECT t.* ${OF_WORDING} ORDER BY t.attested_at, t.id LIMIT ${MOST_SHOWN}) first
      JOIN bylines b ON b.id = first.byline_id LEFT JOIN profiles p ON p.id = b.profile_id), '[]') AS given
  FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN claims c ON c.id = e.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL
  JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
  WHERE e.claim_id = $1 AND e.id = $2 AND e.audience_id = $3 AND e.state = 'LIVE'`,
};
