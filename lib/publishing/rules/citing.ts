import { plainly } from "@/lib/foundation/redacted";
import { cslOf, type CslItem } from "@/lib/sources/rules";
import { digitsOf } from "@/lib/sources/rules/dates";

/** A record as others cite it: CSL-JSON with an id of ours, by which reference managers tell it from others. */
export type CitedItem = CslItem & { id: string };

/**
 * A claim cited as an entry of Assay: its sentence is the title, and it is dated by its present wording.
 *
 * @param claim.revisedAt an ISO 8601 time; null where the wording is not known
 * @param address the full address of its page
 * @param accessedAt when the reader saw it, where that is known
 */
export function claimItem(claim: CitedClaim, address: string, accessedAt?: Date): CitedItem {
  const { id, sentence, revisionNumber, revisedAt } = claim;
  return {
    id: `assay-${id}`,
    type: "webpage",
    title: plainly(sentence),
    "container-title": CLAIMS_CONTAINER,
    ...(revisedAt && { issued: datePartsOf(new Date(revisedAt)) }),
    ...(accessedAt && { accessed: datePartsOf(accessedAt) }),
    URL: address,
    note: `Claim ${id}${revisionNumber ? `, revision ${revisionNumber}` : ""}`,
  };
}

/** A source as its own record says, under an id of ours. */
export function sourceItem(source: { id: string; title: string; csl: string }): CitedItem {
  return { ...cslOf(source), id: `assay-${source.id}` };
}

/** CSL-JSON as reference managers read it: a list of one. */
export function cslJsonOf(item: CitedItem): string {
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** The parts of a date, as far as they are known, each as wide as it is written in numbers: ["1980", "04", "17"]. */
export function datePartsInDigits(date: CslItem["issued"]): string[] {
  const [parts = []] = date?.["date-parts"] ?? [];
  return digitsOf(parts);
}

/** What a claim is an entry of. */
export const CLAIMS_CONTAINER = "Assay";

export type CitedClaim = {
  id: string;
  sentence: string;
  revisionNumber: number | null;
  revisedAt: string | null;
};

function datePartsOf(at: Date) {
  return { "date-parts": [[at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]] };
}
