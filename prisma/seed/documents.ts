import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { anchorsOf } from "./anchors";
import { creditsOf, idOf, type Seeding } from "./context";

/** Dossiers, the places where claims stand in them, and what they cite. */
export async function seedDocuments(
  seeding: Seeding,
  editions: ReadonlyMap<string, string>,
): Promise<void> {
  const { tx, corpus } = seeding;
  await tx.db.document.createMany({
    data: corpus.documents.map(({ id, source, note, addedBy }) => ({
      id,
      sourceId: idOf(corpus.sources, source),
      audienceId: PUBLIC_AUDIENCE_ID,
      note,
      createdAt: seeding.now,
      ...creditsOf(seeding, addedBy),
    })),
  });
  const occurrences = await seedOccurrences(seeding, editions);
  await seedCitations(seeding, editions, occurrences);
}

type Placed = { claimId: string; occurrenceId: string };

// The words are kept as they stand in the edition that is shown; of the one that is not held,
// position and hash alone, as the corpus gives them.
async function seedOccurrences(
  seeding: Seeding,
  editions: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Placed>> {
  const { tx, corpus, now, newUuid } = seeding;
  const rows = corpus.occurrences.map((occurrence) => ({
    occurrence,
    id: newUuid(),
    claimId: idOf(corpus.claims, occurrence.claim),
  }));
  await tx.db.occurrence.createMany({
    data: rows.map(
      ({ occurrence: { document, asserter, mode, anchors, addedBy }, id, claimId }) => {
        const { edition, start, end, sha256, exact, prefix, suffix } = anchors[1];
        return {
          claimId,
          id,
          documentId: idOf(corpus.documents, document),
          editionId: editions.get(edition)!,
          audienceId: PUBLIC_AUDIENCE_ID,
          mode,
          asserterId: asserter === "reviewer" ? null : idOf(corpus.persons, asserter),
          exact,
          prefix,
          suffix,
          start,
          end,
          exactSha256: sha256,
          createdAt: now,
          ...creditsOf(seeding, addedBy),
        };
      },
    ),
  });
  await tx.db.occurrenceAnchor.createMany({
    data: rows.flatMap(({ occurrence, id, claimId }) =>
      anchorsOf(corpus, occurrence).map(({ edition, ...anchor }) => ({
        ...anchor,
        claimId,
        occurrenceId: id,
        editionId: editions.get(edition)!,
        audienceId: PUBLIC_AUDIENCE_ID,
        anchoredAt: now,
      })),
    ),
  });
  return new Map(
    rows.map(({ occurrence, id, claimId }) => [occurrence.key, { claimId, occurrenceId: id }]),
  );
}

async function seedCitations(
  seeding: Seeding,
  editions: ReadonlyMap<string, string>,
  occurrences: ReadonlyMap<string, Placed>,
): Promise<void> {
  const { tx, corpus, now } = seeding;
  await tx.db.citation.createMany({
    data: corpus.citations.map(({ document, source, anchor, occurrence, note }) => {
      const placed = occurrence ? occurrences.get(occurrence) : undefined;
      return {
        documentId: idOf(corpus.documents, document),
        audienceId: PUBLIC_AUDIENCE_ID,
        citedSourceId: idOf(corpus.sources, source),
        editionId: editions.get(anchor.edition)!,
        start: anchor.start,
        end: anchor.end,
        claimId: placed?.claimId ?? null,
        occurrenceId: placed?.occurrenceId ?? null,
        note,
        actorId: creditsOf(seeding, "edith").actorId,
        createdAt: now,
      };
    }),
  });
}
