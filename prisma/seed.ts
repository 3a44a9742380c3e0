import "server-only";
import { readFileSync } from "node:fs";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { readDb } from "@/lib/foundation/db";
import { env } from "@/lib/foundation/env";
import { checkEverything } from "@/lib/evidence/commands/check-everything";
import { seedCast, seedOthers } from "@/lib/identity/commands/appoint";
import { recountClaim } from "@/lib/verdicts/commands";
import { castSignIns } from "./cast";
import { readCorpus } from "./corpus/read";
import { isWithoutClass, seedClass } from "./seed/class";
import { seedLedger } from "./seed/ledger";
import { addTexts } from "./seed/texts";

/**
 * Puts the demonstration into an empty database: its people, the ledger in one transaction, and the
 * counts that follow from it. What an earlier, interrupted seeding left out is made up for.
 *
 * @param texts folder with the texts of books that are not part of the project
 * @returns whether the ledger was written now, and how many of each thing there are
 */
export async function seedIfEmpty({ texts }: { texts?: string } = {}): Promise<{
  seeded: boolean;
  counts: Record<string, number>;
}> {
  const isEmpty = (await readDb().claim.count()) === 0;
  if (isEmpty) await seedEverything();
  if (isEmpty) await checkEverything();
  await recountUncounted();
  if (await isWithoutClass()) await seedClass(systemClock());
  if (texts !== undefined) await addBooks(texts);
  return { seeded: isEmpty, counts: await countThings() };
}

/** Adds books that are not part of the project; what is quoted from them is looked up at once. */
async function addBooks(folder: string): Promise<void> {
  const added = await asSystem(addTexts)({ folder }, systemClock);
  if (!added.ok) return must(added);
  for (const sourceId of added.value.result.added) await checkEverything(sourceId);
}

async function seedEverything(): Promise<void> {
  const { reviewers } = readCorpus();
  await seedCast(castSignIns, castPasswords());
  await seedOthers(reviewers, { isListed: true });
  must(await asSystem(seedLedger)({}, systemClock));
}

// Where no passwords were drawn (somebody else's server), the cast has none and cannot sign in.
function castPasswords(): Record<string, string> {
  const { castPath } = env();
  return castPath ? (JSON.parse(readFileSync(castPath, "utf8")) as Record<string, string>) : {};
}

async function recountUncounted(): Promise<void> {
  const uncounted = await readDb().claim.findMany({
    where: { state: "LIVE", tallies: { none: {} } },
    select: { id: true },
  });
  for (const { id } of uncounted) must(await asSystem(recountClaim)({ claimId: id }, systemClock));
}

async function countThings(): Promise<Record<string, number>> {
  const db = readDb();
  const [claims, sources, evidence, steps, votes, reviewers] = await Promise.all([
    db.claim.count(),
    db.source.count(),
    db.evidence.count(),
    db.argument.count(),
    db.vote.count(),
    db.profile.count({ where: { isDemonstration: true } }),
  ]);
  return { claims, sources, evidence, arguments: steps, votes, reviewers };
}

function must<T extends { ok: boolean }>(outcome: T): void {
  if (!outcome.ok) throw new Error(`seeding was refused: ${JSON.stringify(outcome)}`);
}
