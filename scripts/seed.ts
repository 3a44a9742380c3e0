import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { castTeacher } from "@/prisma/cast";
import { LACKS_CLASS } from "@/prisma/seed/missing";
import { withClient } from "./postgres/roles";
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

/** Whether a seeding would find nothing to do: asked in one statement, where to seed takes a program of its own. */
export function isSeeded(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ is: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM claims) AND NOT (${LACKS_CLASS}) AND NOT EXISTS (
         SELECT 1 FROM claims c WHERE c.state = 'LIVE'
           AND NOT EXISTS (SELECT 1 FROM tallies t WHERE t.claim_id = c.id)) AS is`,
      [castTeacher.email],
    );
    return rows[0]!.is;
  });
}
