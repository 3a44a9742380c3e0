import "server-only";
import { claimHistoryPath, claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { publicSql } from "@/lib/foundation/db";
import { addressOf } from "@/lib/foundation/address";
import { partsAround, plainly } from "@/lib/foundation/redacted";
import { sourcePath } from "@/lib/sources/rules";
import { sourceTag } from "@/lib/sources/tags";
import { claimItem, sourceItem, type CitedItem } from "../rules/citing";
import { CITATION_FORMATS, citationFiles, type CitationFormat } from "../rules/formats";
import { lossesOf, type Loss } from "../rules/losses";
import { citePath } from "../rules/paths";
import { citationsOf, type Locator, type StyledCitation } from "../rules/styles/citations";
import { getClaimTitle } from "./claim-title";
import { citedSource, type SourceRow } from "./parts";
import { getSourceTitle } from "./source-page";

/** How something is cited: in the styles that readers are asked for, and as records for their programs. */
export type CitePage = {
  /** The address that the page is known by. */
  path: string;
  /** What it shows, as cached things are called. */
  tags: string[];
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

/** Where the page is of what something was merged into. */
export type CiteElsewhere = { movedTo: string };

/** A source as others cite it; null where there is none that is live. */
export async function getCiteSource(sourceId: string): Promise<CitePage | CiteElsewhere | null> {
  const source = await getSourceTitle(sourceId);
  if (source?.state !== "LIVE") return null;
  if (source.mergedInto) return { movedTo: citePath({ sourceId: source.mergedInto.id }) };
  return citePage(sourceItem(source), {
    ...{ path: citePath({ sourceId }), tags: [sourceTag(sourceId)] },
    ...{ heading: "Cite this source", cited: source.title },
    files: citationFiles("sources", sourceId),
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
export async function getCiteClaim(
  claimId: string,
  revision: number | null,
): Promise<CitePage | CiteElsewhere | null> {
  const claim = await getClaimTitle(claimId);
  if (claim?.state !== "LIVE") return null;
  if (claim.mergedInto) return { movedTo: citePath({ claimId: claim.mergedInto }) };
  const wording = revision === null ? claim : await getWording(claimId, revision);
  if (!wording) return null;
  const isPresent = wording.revisionNumber === claim.revisionNumber;
  const path = isPresent ? claim.path : claimHistoryPath(claimId);
  return citePage(claimItem({ ...wording, id: claimId }, addressOf(path)), {
    path: citePath({ claimId, ...(revision !== null && { revision }) }),
    tags: [claimTag(claimId)],
    heading: isPresent ? "Cite this claim" : `Cite this claim, revision ${wording.revisionNumber}`,
    cited: plainly(wording.sentence),
    citedAs: revised(plainly(wording.sentence), wording.revisionNumber),
    files: isPresent ? citationFiles("claims", claimId) : [],
    wordings: await wordingsBeside(claimId, wording.revisionNumber),
    trail: trailOf(claim),
  });
}

/** A piece of evidence as others cite it: its source, at the place that its words stand in; null where there is none. */
export async function getCiteEvidence(
  claimId: string,
  evidenceId: string,
): Promise<CitePage | null> {
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
      path: citePath({ claimId, evidenceId }),
      tags: [claimTag(claimId), sourceTag(source.id)],
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
  /** Its title in citations, where that is not the one of its record. */
  citedAs?: string;
  wordings?: CitePage["wordings"];
  locator?: Locator | undefined;
  files: readonly { name: string; href: string }[];
};

async function citePage(
  item: CitedItem,
  { locator, files, wordings = [], citedAs = item.title, ...about }: About,
): Promise<CitePage> {
  const records = (Object.keys(CITATION_FORMATS) as CitationFormat[]).map((format) => {
    const { name, write } = CITATION_FORMATS[format];
    const href = files.find((file) => file.name === name)?.href ?? null;
    return { name, text: write(item), losses: lossesOf(format, item), href };
  });
  const citations = await citationsOf({ ...item, title: citedAs }, locator);
  return { ...about, wordings, citations, records };
}

/** A claim is reworded under the same address: whoever cites it says which wording they saw. */
const revised = (sentence: string, revision: number | null): string =>
  revision === null ? sentence : `${sentence.replace(/\.$/, "")} (revision ${revision})`;

const trailOf = (claim: { sentence: string; id: string; slug: string }) => [
  { label: "Claims", href: "/claims" },
  { label: claim.sentence, href: claimPath(claim) },
];

/** The newest first. What waits or was sent back has a number too, and no page; of one that was redacted whole nothing is left to cite. */
async function wordingsBeside(
  claimId: string,
  shown: number | null,
): Promise<CitePage["wordings"]> {
  const rows = await publicSql<{ revision: number; sentence: string }>(WORDINGS, [
    claimId,
    MOST_WORDINGS,
  ]);
  return rows
    .filter(({ revision, sentence }) => revision !== shown && !isAllRedacted(sentence))
    .map(({ revision }) => ({
      label: `revision ${revision}`,
      href: citePath({ claimId, revision }),
    }));
}
const MOST_WORDINGS = 20;

const isAllRedacted = (sentence: string) =>
  partsAround(sentence).every((part) => typeof part !== "string" || part.trim() === "");

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
const WORDINGS = {
  name: "publishing_claim_wordings",
  text: `SELECT ordinal AS revision, sentence FROM claim_revisions WHERE claim_id = $1 ORDER BY ordinal DESC LIMIT $2`,
};
const EVIDENCE = {
  name: "publishing_cited_evidence",
  text: `SELECT ${citedSource("r.source_id")} AS source, r.excerpt, r.locator_label AS label, r.locator_value AS value
         FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
         WHERE e.claim_id = $1 AND e.id = $2 AND e.state = 'LIVE'`,
};
