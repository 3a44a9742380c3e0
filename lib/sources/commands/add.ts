import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { cslItemOf, storedCsl, type SourceRecord } from "../rules";
import { personsNamed } from "./persons";

/**
 * Writes a source with its first revision, its authors, an origin group of its own and the decision it
 * begins with, in the transaction of who asks. Returns its id.
 */
export async function addSource(adding: Adding, record: SourceRecord): Promise<string> {
  const { tx, viewer, now, state, newUuid, newPublicId } = adding;
  const { actorId, bylineId } = viewer.require();
  const made = { audienceId: PUBLIC_AUDIENCE_ID, state, actorId, bylineId };
  const [sourceId, revisionId, originGroupId] = [newPublicId(), newUuid(), newUuid()];
  const { title } = record;
  const csl = storedCsl(sourceId, cslItemOf(record));
  await tx.db.originGroup.create({ data: { id: originGroupId, createdAt: now } });
  await tx.db.source.create({
    data: { ...made, id: sourceId, currentRevisionId: revisionId, originGroupId, createdAt: now },
  });
  await tx.db.sourceRevision.create({
    data: { ...made, id: revisionId, sourceId, ordinal: 1, csl, title, createdAt: now },
  });
  const personIds = await personsNamed(adding, record.authors);
  await tx.db.authorship.createMany({
    data: personIds.map((personId, position) => ({ sourceId, personId, role: "author", position })),
  });
  await tx.db.decision.create({
    data: { ...made, kind: state === "LIVE" ? "ADD" : "PROPOSE", sourceId, decidedAt: now },
  });
  return sourceId;
}
