import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { creditsOf, idOf, type Seeding } from "./context";

/** How second people read some of the evidence, and what became of some of the sources since. */
export async function seedFits(seeding: Seeding): Promise<void> {
  await seedReadings(seeding);
  await seedStandings(seeding);
}

async function seedReadings(seeding: Seeding): Promise<void> {
  const { tx, corpus, now } = seeding;
  for (const { evidence, reader, ...reading } of corpus.fits.readings) {
    const { claimId, currentRevisionId } = await tx.db.evidence.findFirstOrThrow({
      where: { id: idOf(corpus.evidence, evidence) },
      select: { claimId: true, currentRevisionId: true },
    });
    await tx.db.fitCheck.create({
      data: {
        ...{ ...reading, ...creditsOf(seeding, reader), claimId, checkedAt: now },
        ...{ audienceId: PUBLIC_AUDIENCE_ID, evidenceRevisionId: currentRevisionId! },
      },
    });
  }
}

async function seedStandings(seeding: Seeding): Promise<void> {
  const { tx, corpus, now } = seeding;
  for (const { source, standing, by, reason } of corpus.fits.standings) {
    const sourceId = idOf(corpus.sources, source);
    await tx.db.standingChange.create({
      data: { sourceId, standing, reason, changedAt: now, ...creditsOf(seeding, by) },
    });
    await tx.db.source.update({ where: { id: sourceId }, data: { standing } });
  }
}
