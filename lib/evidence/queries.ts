import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { readDb } from "@/lib/foundation/db";

// More sources than a list of choices can carry are found by search, which comes with the larger shelf.
const CHOICES = 500;

/** What the page for adding evidence shows: the claim and the sources to choose from; null where there is no such public, live claim. */
export async function getEvidenceSheet(claimId: string): Promise<EvidenceSheet | null> {
  const [claim, sources] = await Promise.all([
    readDb().claim.findFirst({
      where: { id: claimId, audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE", mergedIntoId: null },
      select: { id: true, currentRevision: { select: { slug: true, sentence: true } } },
    }),
    readDb().source.findMany({
      where: { audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE" },
      orderBy: { createdAt: "asc" },
      take: CHOICES,
      select: { id: true, currentRevision: { select: { title: true } } },
    }),
  ]);
  if (!claim?.currentRevision) return null;
  const { slug, sentence } = claim.currentRevision;
  return {
    claim: { id: claim.id, slug, sentence },
    sources: sources
      .map(({ id, currentRevision }) => ({ id, title: currentRevision?.title ?? id }))
      .sort((one, other) => one.title.localeCompare(other.title, "en")),
  };
}

export type EvidenceSheet = {
  claim: { id: string; slug: string; sentence: string };
  sources: { id: string; title: string }[];
};
