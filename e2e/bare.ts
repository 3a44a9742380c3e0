import pg from "pg";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim, makeTopic } from "@/prisma/factories/claims";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, newPublicId } from "@/prisma/factories/people";
import { makeDocument, makePerson, makeSource } from "@/prisma/factories/sources";

/**
 * Puts one of each thing into an empty installation, with nothing on it: a claim without evidence, evidence that nobody
 * rated, a source that nobody cites, a document without a text, a topic and a person without a claim.
 *
 * @returns the id of the claim that has nothing at all
 */
export async function makeBareThings(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // What the journeys know of a ledger they know of its first claim: that one has a piece of evidence and an argument.
    const [first, bare] = [newPublicId(), newPublicId()].sort();
    await makeReviewer(client, { handle: "mira" });
    await makeReviewer(client, { handle: "edith", role: "EDITOR" });
    await makeClaim(client, { id: first! });
    await makeClaim(client, { id: bare!, sentence: "Medvedev held the opposite." });
    await makeEvidence(client, first!);
    await makeArgument(client, first!, { premises: [bare!] });
    const { id: sourceId } = await makeSource(client, { title: "A source that nobody cites" });
    await makeDocument(client, sourceId);
    await makeTopic(client);
    await makePerson(client);
    await client.query("UPDATE profiles SET is_demonstration = true WHERE handle = 'mira'");
    return bare!;
  } finally {
    await client.end();
  }
}
