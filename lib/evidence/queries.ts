import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readDb } from "@/lib/foundation/db";
import type { ContentState } from "@/prisma/generated/enums";

// More sources than a list of choices can carry are found by search, which comes with the larger shelf.
const CHOICES = 500;
// The newest; a page for all that one added comes with the account's pages.
const ADDITIONS = 50;

/**
 * What the page for adding evidence shows: the claim, the sources to choose from, and what the viewer added to
 * this claim before. Null where there is no such public, live claim.
 */
export async function getEvidenceSheet(
  viewer: Viewer,
  claimId: string,
): Promise<EvidenceSheet | null> {
  const [claim, sources, additions] = await Promise.all([
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
    listMyAdditions(viewer, claimId),
  ]);
  if (!claim?.currentRevision) return null;
  const { slug, sentence } = claim.currentRevision;
  return {
    claim: { id: claim.id, slug, sentence },
    sources: sources
      .map(({ id, currentRevision }) => ({ id, title: currentRevision?.title ?? id }))
      .sort((one, other) => one.title.localeCompare(other.title, "en")),
    additions,
  };
}

export type EvidenceSheet = {
  claim: { id: string; slug: string; sentence: string };
  sources: { id: string; title: string }[];
  additions: Addition[];
};
export type Addition = {
  id: string;
  state: ContentState;
  excerpt: string;
  /** Why it was sent back or taken out; an acceptance may have a reason too. */
  reason: string | null;
  isSeenBySecond: boolean;
};

// A proposal is seen by its proposer and by editors, so that the author stands in the `where`.
async function listMyAdditions(viewer: Viewer, claimId: string): Promise<Addition[]> {
  if (!viewer.actorId) return [];
  const additions = await readDb().evidence.findMany({
    where: { claimId, actorId: viewer.actorId, audienceId: PUBLIC_AUDIENCE_ID },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: ADDITIONS,
    select: {
      id: true,
      state: true,
      currentRevision: { select: { excerpt: true } },
      decisions: { orderBy: { decidedAt: "desc" }, select: { kind: true, reason: true } },
    },
  });
  return additions.map(({ id, state, currentRevision, decisions }) => ({
    id,
    state,
    excerpt: currentRevision?.excerpt ?? "",
    reason: decisions[0]?.reason ?? null,
    isSeenBySecond: decisions.some(({ kind }) => kind === "ACCEPT"),
  }));
}
