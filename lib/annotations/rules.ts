import { hasLink } from "@/lib/foundation/quotas";
import { linksIn } from "@/lib/foundation/markdown";

export const TAG_LENGTH = 60;

/** Whether words can be a tag: one short line. */
export const isTag = (words: string): boolean =>
  !words.includes("\n") && [...words].length <= TAG_LENGTH;

/** Whether readers of a note could follow a link out of it, or copy one, however it is written. */
export const leadsElsewhere = (body: string): boolean => hasLink(body) || linksIn(body).length > 0;

/** The page of one note, with the answers to it. */
export const notePath = (claimId: string, annotationId: string): string =>
  `/claims/${claimId}/annotations/${annotationId}`;

/** The page of all public notes on a claim and what belongs to it. */
export const notesPath = (claimId: string): string => `/claims/${claimId}/annotations`;

/** The form for a note on a claim, or on one piece of evidence or argument of it. */
export const annotatePath = (
  claimId: string,
  item?: { kind: "evidence" | "argument"; itemId: string },
): string => `${notesPath(claimId)}/new${item ? `?${item.kind}=${item.itemId}` : ""}`;
