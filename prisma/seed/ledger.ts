import "server-only";
import { z } from "zod";
import { command } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { conflict } from "@/lib/foundation/errors";
import { readCorpus } from "../corpus/read";
import { seedArguments, seedClaims, seedEvidence } from "./claims";
import { creditsOf, type Seeding } from "./context";
import { seedDocuments } from "./documents";
import { seedFits } from "./fits";
import { seedRequests } from "./requests";
import { seedPersons, seedSources } from "./sources";
import { seedEditions } from "./texts";
import { seedVotes } from "./votes";

/** Writes the whole demonstration ledger into a database that has none. */
export const seedLedger = command({
  permission: "system.seed",
  input: z.object({}),
  subject: async () => NOTHING,
  run: async ({ tx, now, newUuid }) => {
    if ((await tx.db.claim.count()) > 0) return conflict("This database has a ledger already.");
    const seeding: Seeding = {
      tx,
      now,
      newUuid,
      corpus: readCorpus(),
      people: await peopleByHandle(tx.db),
    };
    const { actorId } = creditsOf(seeding, "edith");
    await seedPersons(seeding, actorId);
    await seedSources(seeding);
    const editions = await seedEditions(seeding, actorId);
    await seedClaims(seeding);
    await seedDocuments(seeding, editions);
    await seedEvidence(seeding);
    await seedArguments(seeding);
    // Before the votes, which are bound to how sources stand.
    await seedFits(seeding);
    await seedRequests(seeding);
    const votes = await seedVotes(seeding);
    const { claims, evidence } = seeding.corpus;
    return {
      result: { claims: claims.length, evidence: evidence.length, votes },
      audit: { subjectKind: "ledger", subjectId: "demonstration", after: { votes } },
    };
  },
});

async function peopleByHandle(db: Seeding["tx"]["db"]): Promise<Seeding["people"]> {
  const bylines = await db.byline.findMany({
    where: { kind: "NAME", profile: { isDemonstration: true } },
    select: { id: true, actorId: true, profile: { select: { handle: true } } },
  });
  return new Map(
    bylines.flatMap(({ id, actorId, profile }) =>
      profile ? [[profile.handle, { actorId, bylineId: id }]] : [],
    ),
  );
}
