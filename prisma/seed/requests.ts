import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { nameWords } from "@/lib/evidence/commands/name-words";
import { creditsOf, idOf, type Seeding } from "./context";

/** What sources are asked for, on words of claims. */
export async function seedRequests(seeding: Seeding): Promise<void> {
  const { tx, corpus, now, newUuid } = seeding;
  for (const { claim, words, by, note } of corpus.requests) {
    const claimId = idOf(corpus.claims, claim);
    const named = await nameWords(tx, claimId, words);
    if ("kind" in named) throw new Error(`the sentence of ${claim} does not have “${words}” once`);
    await tx.db.request.create({
      data: {
        ...{ ...named, ...creditsOf(seeding, by), id: newUuid(), claimId, targetClaimId: claimId },
        ...{ kind: "NEEDS_SOURCE", audienceId: PUBLIC_AUDIENCE_ID, note, requestedAt: now },
      },
    });
  }
}
