import "server-only";
import { linksTooEarly, tooManyProposals } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaimOf } from "@/lib/claims/commands/open-claim";
import { claimTag } from "@/lib/claims/tags";
import type { Transaction } from "@/lib/foundation/db";
import { invalidField, type Failure } from "@/lib/foundation/errors";
import { addSource } from "@/lib/sources/commands/add";
import { sourceListTag, sourceTag } from "@/lib/sources/tags";
import { proposeEvidenceInput } from "../schema";
import { nameWords } from "./name-words";
import { tooMuchQuoted } from "./quote-within-cap";

/**
 * Adds a source's words to a claim: proposed by a member, live at once by an editor and then marked
 * as not seen by a second person. A source that the form describes is added with it, in the same state:
 * a member's evidence and its new source wait side by side, and the database lets no evidence become
 * live before its sources are.
 */
export const proposeEvidence = command({
  permission: "evidence.propose",
  input: proposeEvidenceInput,
  subject: ({ claimId }, { tx }) => openClaimOf(tx, claimId),
  run: async ({ input, subject: _, ...adding }) => {
    const { viewer, tx, now, state, newUuid, newPublicId } = adding;
    const { actorId, bylineId } = viewer.require();
    const { claimId, sourceId: chosenId, newSource, claimWords, ...said } = input;
    const links = { note: said.note, url: newSource?.url ?? null };
    const obstacle =
      (state === "LIVE" ? null : await tooManyProposals(tx, viewer, now, newSource ? 2 : 1)) ??
      (await linksTooEarly(tx, viewer, now, links)) ??
      (await unknownSource(tx, viewer, state, { sourceId: chosenId, ...said })) ??
      (await overQuoted(tx, viewer, state, { sourceId: chosenId, ...said }));
    if (obstacle) return obstacle;
    const span = await nameWords(tx, claimId, claimWords);
    if ("kind" in span) return span;
    const sourceId = newSource ? await addSource(adding, newSource) : chosenId!;
    const words = { sourceId, ...said, ...span };
    const evidenceId = newPublicId();
    const revisionId = newUuid();
    const made = { claimId, audienceId: PUBLIC_AUDIENCE_ID, state, actorId, bylineId };
    await tx.db.evidence.create({
      data: { ...made, id: evidenceId, currentRevisionId: revisionId, createdAt: now },
    });
    await tx.db.evidenceRevision.create({
      data: { ...made, ...words, id: revisionId, evidenceId, ordinal: 1, createdAt: now },
    });
    await tx.db.decision.create({
      data: {
        kind: state === "LIVE" ? "ADD" : "PROPOSE",
        state,
        audienceId: PUBLIC_AUDIENCE_ID,
        rootClaimId: claimId,
        evidenceId,
        actorId,
        bylineId,
        decidedAt: now,
      },
    });
    return {
      result: { claimId, evidenceId, state },
      audit: {
        subjectKind: "evidence",
        subjectId: `${claimId}/${evidenceId}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { state, ...words, ...(newSource && { newSource }) },
      },
      // The public page says how many proposals wait; a live one stands on its sources' pages too.
      stale: [
        claimTag(claimId),
        ...(state === "LIVE" ? sourceTags(words, newSource !== null) : []),
      ],
      claimIds: state === "LIVE" ? [claimId] : [],
      evidence: [{ claimId, evidenceId }],
    };
  },
});

// An editor's is shown at once; a member's waits, with all that waits of theirs.
async function overQuoted(
  { sql }: Transaction,
  viewer: Viewer,
  state: "PROPOSED" | "LIVE",
  { sourceId, excerpt }: { sourceId: string | null; excerpt: string },
): Promise<Failure | null> {
  if (sourceId === null) return null;
  const { actorId } = viewer.require();
  const waits = state === "PROPOSED" ? { actorId, insteadOf: null } : null;
  const tooMuch = await tooMuchQuoted(sql, { sourceId, excerpt, waits });
  return tooMuch ? invalidField("excerpt", `${tooMuch} Quote fewer words of it.`) : null;
}

type Sources = { sourceId: string | null; viaSourceId: string | null };

const sourceTags = ({ sourceId, viaSourceId }: Sources, isNew: boolean): string[] => [
  ...[sourceId, viaSourceId].flatMap((id) => (id ? [sourceTag(id)] : [])),
  ...(isNew ? [sourceListTag()] : []),
];

// What waits may lean on a source of one's own that waits as well. The sources stay as they are until the end.
async function unknownSource(
  tx: Transaction,
  viewer: Viewer,
  state: "PROPOSED" | "LIVE",
  { sourceId, viaSourceId }: Sources,
): Promise<Failure | null> {
  const { actorId } = viewer.require();
  const ids = [sourceId, viaSourceId].flatMap((id) => id ?? []);
  const waiting = state === "PROPOSED" ? actorId : null;
  const known = await tx.sql<{ id: string }>(KNOWN, [ids, PUBLIC_AUDIENCE_ID, waiting]);
  const isKnown = (id: string | null) => id === null || known.some((source) => source.id === id);
  if (!isKnown(sourceId)) return invalidField("sourceId", UNKNOWN);
  if (!isKnown(viaSourceId)) return invalidField("viaSourceId", UNKNOWN);
  return null;
}

const KNOWN = {
  name: "evidence_known_sources",
  text: `SELECT id FROM sources WHERE id = ANY($1::text[]) AND audience_id = $2 AND merged_into_id IS NULL
           AND (state = 'LIVE' OR state = 'PROPOSED' AND actor_id = $3) ORDER BY id FOR SHARE`,
};
const UNKNOWN = "This source is not in the ledger.";
