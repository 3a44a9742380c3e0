import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { sourceLanguage, newestCheckOf, namedPlace } from "@/lib/evidence/queries/wording";
import { readSql } from "@/lib/foundation/db";
import { cslOf, sourcePath, type CslItem } from "@/lib/sources/rules";
import type { ExcerptStatus } from "@/prisma/generated/enums";

/**
 * What is known of the evidence on a claim of a class's own beside its words: where it is from, and whether the excerpt was
 * found there. For those who are in the class; empty for everybody else, and for claims of everyone's.
 */
export async function listOwnEvidence(viewer: Viewer, claimId: string): Promise<SourcedEvidence[]> {
  const rows = await readSql<Row>(EVIDENCE, [claimId, viewer.actorId]);
  return rows.map(({ id, language, aside, source, locator, check }) => ({
    ...{ id, language, aside, via: null, check },
    source: { csl: cslOf(source), href: sourcePath(source), locator },
  }));
}

export type SourcedEvidence = {
  id: string;
  language: string | null;
  source: { csl: CslItem; href: string; locator: { label: string; value: string } | null };
  via: null;
  /** What whoever added it says beside. */
  aside: string | null;
  check: OwnCheck;
};
export type OwnCheck = { status: ExcerptStatus; reason: string | null };

/** What the last check of an excerpt found; of one that none looked up, that. `w` is its revision. */
export const lastCheckOf = (w: string): string => `
  coalesce(${newestCheckOf(w, "json_build_object('status', k.status, 'reason', k.reason)")},
    json_build_object('status', 'NOT_CHECKED', 'reason', 'it is looked up in no text'))`;

type Row = Pick<SourcedEvidence, "id" | "language" | "aside" | "check"> & {
  source: { id: string; title: string; csl: string };
  locator: SourcedEvidence["source"]["locator"];
};

const EVIDENCE = {
  name: "classes_own_evidence",
  text: `SELECT v.id, w.note AS aside,
      ${sourceLanguage("w")} AS language,
      json_build_object('id', s.id, 'title', sr.title, 'csl', sr.csl) AS source,
      ${namedPlace("w")} AS locator,
      ${lastCheckOf("w")} AS check
    FROM claims c JOIN classes k ON k.audience_id = c.audience_id
    JOIN enrolments e ON e.class_id = k.id AND e.actor_id = $2 AND e.ended_at IS NULL
    JOIN evidence v ON v.claim_id = c.id AND v.audience_id = c.audience_id AND v.state = 'LIVE'
    JOIN evidence_revisions w ON w.claim_id = v.claim_id AND w.id = v.current_revision_id
    JOIN sources s ON s.id = w.source_id JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
    WHERE c.id = $1`,
};
