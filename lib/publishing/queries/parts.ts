import "server-only";
import { claimPath } from "@/lib/claims/rules";
import { documentPath } from "@/lib/documents/rules";
import type {
  ClaimKind,
  EditionRole,
  ExcerptStatus,
  Holding,
  Rights,
} from "@/prisma/generated/enums";
import {
  contextIn,
  newestCheck,
  type CheckRow as NewestCheck,
  type ExcerptContext,
} from "@/lib/evidence/queries/context";
import { turnoutOf, type Turnout } from "@/lib/reviews/rules";
import { sameSources, standingIn } from "@/lib/sources/queries/one-source";
import { cslOf, sourcePath, type CslItem } from "@/lib/sources/rules";
import { textPath } from "@/lib/sources/rules/texts";
import type { VerdictOutcome } from "@/lib/verdicts/rules/verdict";

// Pieces of SQL that several public statements share. None holds a value: all are made from names
// that stand in this folder. Everything is read as the public's role, which decides what a row shows.

/** The name under a contribution whose row goes by `row` in the statement. */
export const nameUnder = (row: string) => `
  (SELECT CASE b.kind WHEN 'PSEUDONYM' THEN b.pseudonym ELSE coalesce(p.name, 'a former reviewer') END
   FROM bylines b LEFT JOIN profiles p ON p.id = b.profile_id WHERE b.id = ${row}.byline_id)`;

/** The handle behind that name, where it is the name of an account that has a page; null under a pseudonym. */
export const handleUnder = (row: string) => `
  (SELECT p.handle FROM bylines b JOIN profiles p ON p.id = b.profile_id
   WHERE b.id = ${row}.byline_id AND b.kind = 'NAME' AND p.is_listed)`;

/** The slug and the sentence of a claim by its revision, which is not there where a ruling took the words. */
export const slugIn = (revision: string) => `coalesce(${revision}.slug, 'retracted')`;
export const sentenceIn = (revision: string) =>
  `coalesce(${revision}.sentence, 'A retracted claim')`;

/** A source as a citation needs it; null where `sourceId` is null or not public. */
export const citedSource = (sourceId: string) => `
  (SELECT json_build_object('id', cs.id, 'title', cr.title, 'csl', cr.csl, 'standing', ${standingIn("cs")})
   FROM sources cs JOIN source_revisions cr ON cr.source_id = cs.id AND cr.id = cs.current_revision_id
   WHERE cs.id = ${sourceId})`;

/** How a claim stands, for a mark in a list. */
export const standingOfClaim = (claimId: string) => `
  json_build_object(
    'state', (SELECT v.state FROM verdicts v WHERE v.claim_id = ${claimId} ORDER BY v.computed_at DESC, v.id DESC LIMIT 1),
    'freshCount', (SELECT ${FRESH} FROM tallies t WHERE t.claim_id = ${claimId} LIMIT 1),
    'staleCount', (SELECT t.stale FROM tallies t WHERE t.claim_id = ${claimId} LIMIT 1))`;

/** Fresh votes of a tally. */
const FRESH =
  "(t.refuted + t.mostly_refuted + t.mixed + t.mostly_supported + t.supported + t.insufficient + t.not_checkable)";

/**
 * The machine's newest word on an excerpt, and how many people stand by having transcribed it: the public role sees no
 * attestation that was withdrawn. Where there is no word yet, whether a text of the source is held that it could be looked up
 * in.
 */
export const excerptCheck = (revision: string) => `
  json_build_object(
    'newest', ${newestCheck(revision)},
    'attestations', (SELECT count(*) FROM attestations t
                     WHERE t.claim_id = ${revision}.claim_id AND t.evidence_revision_id = ${revision}.id),
    'isTextHeld', EXISTS (SELECT 1 FROM editions d WHERE d.source_id IN (${sameSources(`${revision}.source_id`)})
                          AND d.role <> 'PRECIS' AND d.holding <> 'NOT_HELD'))`;

/** How much live evidence a claim `c` has on either side. */
export const EVIDENCE_COUNTS = `
  (SELECT json_build_object('supports', count(*) FILTER (WHERE er.direction = 'SUPPORTS'),
                            'contradicts', count(*) FILTER (WHERE er.direction = 'CONTRADICTS'))
   FROM evidence e JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
   WHERE e.claim_id = c.id AND e.state = 'LIVE')`;

/** One item of a list of claims, read over `claims c`, its revision `r` and whatever picked them. */
export const CLAIM_ROW = `json_build_object('id', c.id, 'slug', r.slug, 'sentence', r.sentence, 'kind', r.kind,
  'standing', ${standingOfClaim("c.id")},
  'document', (SELECT json_build_object('id', d.id, 'title', sr.title)
    FROM occurrences o JOIN documents d ON d.id = o.document_id JOIN sources s ON s.id = d.source_id
    JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
    WHERE o.claim_id = c.id ORDER BY o.created_at, o.id LIMIT 1),
  'evidence', ${EVIDENCE_COUNTS})`;

/** A page may carry 128 tags; what it shows beyond these is renewed with the page's own life. */
export const tagsOf = (tags: readonly string[]): string[] => [...new Set(tags)].slice(0, 120);

export type SourceRow = { id: string; title: string; csl: string; standing: SourceStanding };
export type SourceStanding = "GOOD" | "DISPUTED" | "SUPERSEDED" | "RETRACTED" | "UNREACHABLE";
export type Locator = { label: string; value: string };
export type Cited = { csl: CslItem; href: string; locator: Locator | null };

/** A source as a citation, with the place in it. */
export const citation = (source: SourceRow, locator: Locator | null = null): Cited => ({
  csl: cslOf(source),
  href: sourcePath(source),
  locator,
});

export type StandingRow = {
  state: VerdictOutcome["state"] | null;
  freshCount: number | null;
  staleCount: number | null;
};
export type VerdictMark = {
  state: VerdictOutcome["state"];
  turnout: Turnout;
  freshCount: number;
  staleCount: number;
};

/** A verdict in a list. A claim that was never counted is undecided, without votes. */
export function verdictMark({ state, freshCount, staleCount }: StandingRow): VerdictMark {
  const fresh = freshCount ?? 0;
  return {
    state: state ?? "UNDECIDED",
    turnout: turnoutOf(fresh),
    freshCount: fresh,
    staleCount: staleCount ?? 0,
  };
}

export type CheckRow = {
  newest: NewestCheck | null;
  attestations: number;
  isTextHeld: boolean;
};
export type CheckShown = {
  status: ExcerptStatus;
  foundAt: string | null;
  reason: string | null;
  attestationCount: number;
  /** What the newest check found, as far as everybody may see it; null before the first. */
  found: (ExcerptContext & { href: string | null }) | null;
};

/** What is known of an excerpt. A check that did not run says why, and never looks like a pass. */
export function checkShown({ newest, attestations, isTextHeld }: CheckRow): CheckShown {
  const unchecked = isTextHeld ? "it has not been looked up yet" : "no text is stored";
  return {
    status: newest?.status ?? "NOT_CHECKED",
    foundAt: newest?.locator ?? null,
    reason: newest ? newest.reason : unchecked,
    attestationCount: attestations,
    found: newest && foundShown(contextIn(newest)),
  };
}

/** With the way to its place in the text, where that is shown. */
function foundShown(context: ExcerptContext): NonNullable<CheckShown["found"]> {
  const { edition, start } = context;
  if (!edition?.isShown || start === null) return { ...context, href: null };
  const text = { sourceId: edition.sourceId, editionId: edition.id };
  return {
    ...context,
    href: textPath(text, edition.part ?? undefined, edition.block ?? undefined),
  };
}

export type ListedClaimRow = {
  id: string;
  slug: string;
  sentence: string;
  kind: ClaimKind;
  standing: StandingRow;
  document: { id: string; title: string } | null;
  evidence: { supports: number; contradicts: number };
};
export type ListedClaim = ReturnType<typeof listedClaim>;

/** One claim in a list. */
export function listedClaim({ slug, standing, document, ...row }: ListedClaimRow) {
  return {
    ...row,
    href: claimPath({ id: row.id, slug }),
    verdict: verdictMark(standing),
    document: document && { title: document.title, href: documentPath(document) },
  };
}

/** When and why a source `s` was retracted; null where it was not. */
export const RETRACTION = `
  (SELECT json_build_object('reason', r.reason, 'at', r.decided_at) FROM decisions r
   WHERE r.source_id = s.id AND r.kind = 'RETRACT' AND s.state = 'RETRACTED' ORDER BY r.decided_at DESC LIMIT 1)`;

/** The texts of a source `s`, as a list. */
export const EDITIONS = `
  coalesce((SELECT json_agg(json_build_object('id', e.id, 'role', e.role, 'holding', e.holding, 'language', e.language,
      'rights', e.rights, 'rightsNote', e.rights_note, 'label', e.label, 'sha256', e.sha256, 'at', e.created_at,
      'path', '/sources/' || e.source_id || '/texts/' || e.id, 'isWithdrawn', EXISTS (
        SELECT 1 FROM text_withdrawals w WHERE w.edition_id = e.id AND w.restored_at IS NULL)) ORDER BY e.created_at, e.id)
    FROM editions e WHERE e.source_id IN (${sameSources("s.id")})), '[]')`;

export type EditionShown = {
  id: string;
  role: EditionRole;
  holding: Holding;
  language: string;
  rights: Rights;
  rightsNote: string;
  label: string;
  sha256: string;
  at: string;
  path: string;
  isWithdrawn: boolean;
};
