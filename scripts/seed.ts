import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { Refusal } from "./refusal";

/** What a seeding did: nothing where the database already has content. */
export type SeedReport = { seeded: boolean; counts: Record<string, number> };

/**
 * Puts the demo corpus into an empty database, or the rest of it where an earlier seeding was cut short.
 *
 * @param texts folder with the texts of sources that are not part of the project, matched in private
 */
export async function seedDatabase(texts: string | undefined): Promise<SeedReport> {
  if (texts !== undefined && !(existsSync(texts) && statSync(texts).isDirectory()))
    throw new Refusal(`There is no folder ${texts}.`, 2);
  const { seedIfEmpty } = await import("@/prisma/seed");
  return seedIfEmpty(texts === undefined ? {} : { texts: path.resolve(texts) });
}
