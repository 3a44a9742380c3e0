import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { storedCsl } from "@/lib/sources/rules";
import { creditsOf, decisionsOf, idOf, type Seeding } from "./context";

/** Authors, speakers and topics. */
export async function seedPersons({ tx: { db }, corpus }: Seeding, actorId: string): Promise<void> {
  const made = { audienceId: PUBLIC_AUDIENCE_ID, actorId };
  await db.person.createMany({
    data: corpus.persons.map(({ id, name, sortName, note }) => ({
      ...made,
      id,
      name,
      sortName,
      note: note ?? null,
    })),
  });
  await db.topic.createMany({
    data: corpus.topics.map(({ id, slug, name }) => ({ ...made, id, slug, name })),
  });
}

/** Sources with their first revision, authors, origin groups and lineage. */
export async function seedSources(seeding: Seeding): Promise<void> {
  const {
    tx: { db },
    corpus: { sources },
    newUuid,
  } = seeding;
  const groups = new Map(sources.map(({ key }) => [key, newUuid()]));
  await db.originGroup.createMany({ data: [...groups.values()].map((id) => ({ id })) });
  const rows = sources.map((source) => ({
    source,
    revisionId: newUuid(),
    made: {
      audienceId: PUBLIC_AUDIENCE_ID,
      state: "LIVE" as const,
      createdAt: seeding.now,
      ...creditsOf(seeding, source.addedBy),
    },
  }));
  await db.source.createMany({
    data: rows.map(({ source, revisionId, made }) => ({
      ...made,
      id: source.id,
      currentRevisionId: revisionId,
      standing: source.standing,
      originGroupId: groups.get(source.originGroupOf ?? source.key)!,
    })),
  });
  await db.sourceRevision.createMany({
    data: rows.map(({ source, revisionId, made }) => ({
      ...made,
      id: revisionId,
      sourceId: source.id,
      ordinal: 1,
      csl: storedCsl(source.id, source.csl),
      title: source.csl.title,
    })),
  });
  await db.decision.createMany({
    data: sources.flatMap((source) => decisionsOf(seeding, { sourceId: source.id }, source)),
  });
  await seedAuthorships(seeding);
  await seedLineage(seeding, groups);
}

async function seedAuthorships({ tx: { db }, corpus }: Seeding): Promise<void> {
  const named = (role: string, keys: readonly string[], sourceId: string) =>
    keys.map((key, position) => ({
      sourceId,
      role,
      position,
      personId: idOf(corpus.persons, key),
    }));
  await db.authorship.createMany({
    data: corpus.sources.flatMap((source) => [
      ...named("author", source.authors, source.id),
      ...named("translator", source.translators, source.id),
    ]),
  });
}

async function seedLineage(seeding: Seeding, groups: ReadonlyMap<string, string>): Promise<void> {
  const { tx, corpus, now } = seeding;
  await tx.db.lineage.createMany({
    data: corpus.sources.flatMap((source) =>
      source.lineage.map(({ leansOn, kind, reason }) => ({
        sourceId: source.id,
        leansOnId: idOf(corpus.sources, leansOn),
        kind,
        reason,
        actorId: creditsOf(seeding, source.addedBy).actorId,
        recordedAt: now,
      })),
    ),
  });
  await tx.db.originChange.createMany({
    data: corpus.sources.flatMap((source) =>
      source.originGroupOf
        ? [
            {
              sourceId: source.id,
              kind: "JOIN",
              withId: idOf(corpus.sources, source.originGroupOf),
              originGroupId: groups.get(source.originGroupOf)!,
              reason: source.originReason ?? "Leans on one original.",
              actorId: creditsOf(seeding, source.addedBy).actorId,
              changedAt: now,
            },
          ]
        : [],
    ),
  });
}
