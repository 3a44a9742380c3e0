import { readPublicId } from "@/lib/foundation/ids";
import { splitSentences } from "@/lib/texts/rules/sentences";
import { placesOfWords } from "@/lib/texts/rules/words";

/** The address of a claim's page. The id decides; the slug is for readers, and says no more than that it was redacted. */
export const claimPath = ({ id, slug }: { id: string; slug: string }): string =>
  `/claims/${id}/${slug.startsWith("[redacted ") ? "redacted" : slug}`;

/** The address of a topic's page. */
export const topicPath = ({ id, slug }: { id: string; slug: string }): string =>
  `/topics/${id}/${slug}`;

/** The address of what became of a claim and of everything on it. */
export const claimHistoryPath = (claimId: string): string => `/claims/${claimId}/history`;

/** The address of the picture by which a shared claim is shown elsewhere. */
export const claimPicturePath = (claimId: string): string => `/claims/${claimId}/picture.png`;

/** Which claims take votes, notes and evidence: those that an audience sees live, and not merged into another. */
export const openClaim = (audienceId: string) =>
  ({ audienceId, state: "LIVE", mergedIntoId: null }) as const;

/** The forms that act on a claim. */
export const claimForms = (claimId: string) => ({
  vote: `/claims/${claimId}/vote`,
  addEvidence: `/claims/${claimId}/evidence/new`,
  annotate: `/claims/${claimId}/annotations/new`,
  logSearch: `/claims/${claimId}/searches/new`,
  request: `/claims/${claimId}/requests/new`,
});

/** The form that makes a claim from a sentence of a document; `claimId` where it asserts one that is here. */
export function claimFromSentencePath(documentId: string, sentenceId: number, claimId?: string) {
  const claim = claimId ? `&claim=${claimId}` : "";
  return `/documents/${documentId}/claims/new?sentence=${sentenceId}${claim}`;
}

/** How long a claim may be, in characters: one sentence that a reader takes in at once. */
export const SENTENCE_LENGTH = { least: 3, most: 400 };

/** Whether a text is one sentence, so that it can be one claim. */
export const isOneSentence = (text: string): boolean => splitSentences(text).length === 1;

/** The claim that an address, or an id on its own, names; null where it names none. */
export function claimIdIn(raw: string): string | null {
  const named = /(?:^|\/claims\/)([0-9A-Za-z]{10})(?:[/?#]|$)/.exec(raw.trim())?.[1];
  const read = readPublicId(named ?? "");
  return read.kind === "invalid" ? null : read.id;
}

/**
 * Which words of a paragraph are meant by words that somebody copied from it: those that share
 * something with the sentence that they began from. They may go beyond it, into the next sentences.
 *
 * @param block the paragraph; all offsets count from its beginning
 */
export function meantWords(
  block: string,
  sentence: { start: number; end: number },
  words: string,
): { start: number; end: number } | "absent" | "ambiguous" {
  const places = placesOfWords(block, words).filter(
    ({ start, end }) => start < sentence.end && end > sentence.start,
  );
  const [place, other] = places;
  if (!place) return "absent";
  return other ? "ambiguous" : { start: place.start, end: place.end };
}
