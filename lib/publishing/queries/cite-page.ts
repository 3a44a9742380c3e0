import "server-only";
import { claimHistoryPath, claimPath } from "@/lib/claims/rules";
import { publicSql } from "@/lib/foundation/db";
import { addressOf } from "@/lib/foundation/address";
import { plainly } from "@/lib/foundation/redacted";
import { sourcePath } from "@/lib/sources/rules";
import { claimItem, type CitedItem } from "../rules/citing";
import { CITATION_FORMATS, citationFiles, type CitationFormat } from "../rules/formats";
import { lossesOf, type Loss } from "../rules/losses";
import { citePath } from "../rules/paths";
import { citationsOf, type Locator, type StyledCitation } from "../rules/styles/citations";
import { sourceItem } from "../rules/citing";
import { getClaimTitle } from "./claim-title";
import { citedSource, type SourceRow } from "./parts";
import { getSourceTitle } from "./source-page";

/** How something is cited: in the styles that readers are asked for, and as records for their programs. */
export type CitePage = {
  /** The way to what is cited. */
  trail: { label: string; href: string }[];
  heading: string;
  /** The other wordings of a claim, each with its own page. */
  wordings: { label: string; href: string }[];
  /** What is cited, in a line. */
  cited: string;
  citations: StyledCitation[];
  records: CiteRecord[];
};
export type CiteRecord = {
  name: string;
  text: string;
  losses: Loss[];
  /** Where the same stands as a file; null where it is no file. */
  href: string | null;
};

/** A source as others cite it; null where there is none that is live. */
export async function getCiteSource(sourceId: string): Promise<CitePage | null> {
  const source = await getSourceTitle(sourceId);
  if (source?.state !== "LIVE") return null;
  return citePage(sourceItem(source), {
    ...{
      heading: "Cite this source",
      cited: source.title,
      files: citationFiles("sources", sourceId),
    },
    trail: [
      { label: "Sources", href: "/sources" },
      { label: source.title, href: source.path },
    ],
  });
}

/**
 * A claim as others cite it, in its present wording or in one that it had; null where there is none.
 * @param revision the number of the wording; null for the present one
 */
export async function getCiteClaim(claimId: string, revision: number | null) {
  const claim = await getClaimTitle(claimId);
  if (!claim || claim.state !== "LIVE" || claim.mergedInto) return null;
  const wording = revision === null ? claim : await getWording(claimId, revision);
  if (!wording) return null;
  const isPresent = wording.revisionNumber === claim.revisionNumber;
  const path = isPresent ? claim.path : claimHistoryPath(claimId);
  return citePage(claimItem({ ...wording, id: claimId }, addressOf(path)), {
    heading: isPresent ? "Cite this claim" : `Cite this claim, revision ${wording.revisionNumber}`,
    cited: plainly(wording.sentence),
    files: isPresent ? citationFiles("claims", claimId) : [],
    wordings: wordingsOf(claimId, claim.revisionNumber ?? 0, wording.revisionNumber),
    trail: trailOf(claim),
  });
}

/** A piece of evidence as others cite it: its source, at the place that its words stand in; null where there is none. */
export async function getCiteEvidence(claimId: string, evidenceId: string) {
  const claim = await getClaimTitle(claimId);
  const [row] =
    claim?.state === "LIVE" ? await publicSql<EvidenceRow>(EVIDENCE, [claimId, evidenceId]) : [];
  if (!claim || !row?.source) return null;
  const { source, excerpt, label, value } = row;
  const locator = label && value ? { label, value } : undefined;
  const item = sourceItem(source);
  const at = locator ? ` at ${locator.label} ${locator.value}` : "";
  const note = `Cited${at} for claim ${claimId} of Assay: ${addressOf(`${claim.path}#e-${evidenceId}`)}`;
  return citePage(
    { ...item, note: item.note ? `${item.note}\n${note}` : note },
    {
      ...{ heading: "Cite this evidence", cited: `“${plainly(excerpt)}”`, files: [], locator },
      trail: [...trailOf(claim), { label: source.title, href: sourcePath(source) }],
    },
  );
}

type EvidenceRow = {
  source: SourceRow | null;
  excerpt: string;
  label: string | null;
  value: string | null;
};
type About = Omit<CitePage, "citations" | "records" | "wordings"> & {
  wordings?: CitePage["wordings"];
  locator?: Locator | undefined;
  files: readonly { name: string; href: string }[];
};

async function citePage(
  item: CitedItem,
  { locator, files, wordings = [], ...about }: About,
): Promise<CitePage> {
  const records = (Object.keys(CITATION_FORMATS) as CitationFormat[]).map((format) => {
    const { name, write } = CITATION_FORMATS[format];
    const href = files.find((file) => file.name === name)?.href ?? null;
    return { name, text: write(item), losses: lossesOf(format, item), href };
  });
  return { ...about, wordings, citations: await citationsOf(item, locator), records };
}

const trailOf = (claim: { sentence: string; id: string; slug: string }) => [
  { label: "Claims", href: "/claims" },
  { label: claim.sentence, href: claimPath(claim) },
];

// The newest first; what waits or was sent back has a number too, and no page.
const wordingsOf = (claimId: string, present: number, shown: number | null) =>
  Array.from({ length: Math.min(present, MOST_WORDINGS) }, (_, at) => present - at)
    .filter((revision) => revision !== shown)
    .map((revision) => ({ label: `revision ${revision}`, href: citePath({ claimId, revision }) }));
const MOST_WORDINGS = 20;

async function getWording(claimId: string, revision: number) {
  const [row] = await publicSql<{ sentence: string; revisionNumber: number; revisedAt: Date }>(
    WORDING,
    [claimId, revision],
  );
  return row ? { ...row, revisedAt: row.revisedAt.toISOString() } : null;
}

const WORDING = {
  name: "publishing_claim_wording",
  text: `SELECT sentence, ordinal AS "revisionNumber", created_at AS "revisedAt" FROM claim_revisions
         WHERE claim_id = $1 AND ordinal = $2`,
};
const EVIDENCE = {
  name: "publishing_cited_evidence",
  text: `SELECT ${citedSource("r.source_id")} AS source, r.excerpt, r.locator_label AS label, r.locator_value AS value
         FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
         WHERE e.claim_id = $1 AND e.id = $2 AND e.state = 'LIVE'`,
};
