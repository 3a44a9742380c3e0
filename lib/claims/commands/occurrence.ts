import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { invalid, invalidField, type Failure } from "@/lib/foundation/errors";
import { personsNamed } from "@/lib/sources/commands/persons";
import { placeIn, selectorAt, type FullSelector } from "@/lib/texts/rules/anchors";
import type { OccurrenceMode } from "@/prisma/generated/enums";
import { meantWords } from "../rules";
import { WORDS_LENGTH } from "../schema";

/** Where a form says that a claim stands, and who asserts it there; nobody named is the author. */
export type PlaceGiven = {
  documentId: string;
  editionId: string;
  sentenceId: number;
  words: string;
  mode: OccurrenceMode;
  asserterId: string | null;
  asserterName: string | null;
};

/** The words that are meant, in the text they stand in; or what is wrong with what the form says of them. */
export async function findWords(
  { tx }: Pick<Adding, "tx">,
  { documentId, editionId, sentenceId, words }: PlaceGiven,
): Promise<FoundWords | Failure> {
  const [found] = await tx.sql<SentenceRow>(SENTENCE, [
    documentId,
    editionId,
    sentenceId,
    PUBLIC_AUDIENCE_ID,
  ]);
  if (!found) return invalid({}, ["This text is no longer shown. Open its document again."]);
  const { blockStart, blockEnd, start, end } = found;
  const block = found.text.slice(blockStart, blockEnd);
  const sentence = { start: start - blockStart, end: end - blockStart };
  const meant = meantWords(block, sentence, words);
  if (meant === "absent") return invalidField("words", ABSENT);
  if (meant === "ambiguous") return invalidField("words", AMBIGUOUS);
  const selector = selectorAt(found.text, blockStart + meant.start, blockStart + meant.end);
  if ([...selector.exact].length > WORDS_LENGTH.most) return invalidField("words", TOO_LONG);
  return { kind: "found", sourceId: found.sourceId, text: found.text, selector };
}

/** Writes the place of a claim in a document: its selectors, and an anchor for every text of the source. */
export async function addOccurrence(
  adding: Adding,
  claimId: string,
  { documentId, editionId, mode, asserterId, asserterName }: PlaceGiven,
  { sourceId, text, selector }: FoundWords,
): Promise<void> {
  const { tx, now, viewer, newUuid } = adding;
  const { actorId, bylineId } = viewer.require();
  const [newAsserterId] = asserterName ? await personsNamed(adding, [asserterName]) : [];
  const occurrenceId = newUuid();
  const exactSha256 = sha256Hex(selector.exact);
  await tx.db.occurrence.create({
    data: {
      ...{ claimId, id: occurrenceId, documentId, editionId, mode, ...selector, exactSha256 },
      asserterId: newAsserterId ?? asserterId,
      audienceId: PUBLIC_AUDIENCE_ID,
      ...{ actorId, bylineId, createdAt: now },
    },
  });
  const editions = await tx.db.edition.findMany({
    where: { sourceId },
    select: { id: true, text: { select: { text: true } } },
  });
  const { exact, prefix, suffix } = selector;
  await tx.db.occurrenceAnchor.createMany({
    data: editions.map(({ id, text: held }) => ({
      ...{ claimId, occurrenceId, editionId: id, audienceId: PUBLIC_AUDIENCE_ID },
      // A position counts in the text that it was taken from and in no other.
      ...(id === editionId
        ? placeIn(text, selector)
        : placeIn(held?.text ?? null, { exact, prefix, suffix })),
      ...{ exactSha256, anchoredAt: now },
    })),
  });
}

/** Whether the person who is said to assert it is known; the failure where not. */
export async function unknownAsserter(
  { tx }: Pick<Adding, "tx">,
  { asserterId }: Pick<PlaceGiven, "asserterId">,
): Promise<Failure | null> {
  if (asserterId === null) return null;
  const known = await tx.db.person.count({
    where: { id: asserterId, audienceId: PUBLIC_AUDIENCE_ID },
  });
  return known > 0 ? null : invalidField("asserterId", "This person is not in the ledger.");
}

export type FoundWords = {
  kind: "found";
  sourceId: string;
  text: string;
  selector: FullSelector;
};

type SentenceRow = {
  sourceId: string;
  text: string;
  blockStart: number;
  blockEnd: number;
  start: number;
  end: number;
};

const TOO_LONG = `A passage has at most ${WORDS_LENGTH.most} characters.`;
const ABSENT =
  "These words do not stand there. Copy them from the text above, and begin in the marked sentence.";
const AMBIGUOUS =
  "These words stand there more than once. Take some of the words around them as well.";

// Only a text that everyone may read gives words to select.
const SENTENCE = {
  name: "claims_sentence",
  text: `SELECT e.source_id AS "sourceId", t.text, b.start AS "blockStart", b."end" AS "blockEnd", n.start, n."end"
         FROM documents d JOIN sources s ON s.id = d.source_id AND s.state = 'LIVE'
         JOIN editions e ON e.source_id = d.source_id AND e.id = $2 AND e.holding = 'SHOWN' AND e.audience_id = $4
         JOIN edition_texts t ON t.edition_id = e.id
         JOIN sentences n ON n.edition_id = e.id AND n.id = $3
         JOIN blocks b ON b.edition_id = e.id AND b.id = n.block_id
         WHERE d.id = $1 AND d.audience_id = $4`,
};
