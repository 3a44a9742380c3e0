import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash, valueOf } from "@/lib/reviews/rules";
import { creditsOf, idOf, type Seeding } from "./context";

/** The demonstration votes, each bound to the ledger as the seed leaves it. Returns how many. */
export async function seedVotes(seeding: Seeding): Promise<number> {
  const { tx, corpus, now, newUuid } = seeding;
  const seen = await seenByClaim(seeding);
  const rows = corpus.votes.map((vote, order) => {
    const claimId = idOf(corpus.claims, vote.claim);
    const { claimRevisionId, hash } = seen.get(claimId)!;
    return {
      reliedOn: vote.reliedOn.map((key) => idOf(corpus.evidence, key)),
      data: {
        claimId,
        id: newUuid(),
        audienceId: PUBLIC_AUDIENCE_ID,
        kind: "POSTERIOR" as const,
        claimRevisionId,
        seenHash: hash,
        position: "position" in vote ? valueOf(vote.position) : null,
        offScale: "offScale" in vote ? vote.offScale : null,
        confidence: vote.confidence,
        rationale: vote.rationale,
        castAt: new Date(now.getTime() + order),
        ...creditsOf(seeding, vote.reviewer),
      },
    };
  });
  await tx.db.vote.createMany({ data: rows.map(({ data }) => data) });
  await tx.db.voteEvidence.createMany({
    data: rows.flatMap(({ data: { claimId, id }, reliedOn }) =>
      reliedOn.map((evidenceId) => ({ claimId, voteId: id, evidenceId })),
    ),
  });
  return rows.length;
}

async function seenByClaim({ tx, corpus }: Seeding) {
  const seen = new Map<string, { claimRevisionId: string; hash: string }>();
  for (const { id } of corpus.claims) {
    const ledger = await readSeenLedger(tx.sql, id, PUBLIC_AUDIENCE_ID);
    if (!ledger) throw new Error(`claim ${id} is not live`);
    seen.set(id, { claimRevisionId: ledger.claimRevisionId, hash: seenHash(ledger) });
  }
  return seen;
}
