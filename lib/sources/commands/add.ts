import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { storedCsl } from "../rules";
import { namesIn } from "../rules/names";
import { newRecord, type RecordGiven } from "../rules/record";
import { personsNamed } from "./persons";

/**
 * Writes a source with its first revision, its authors, an origin group of its own and the decision it
 * begins with, in the transaction of who asks. Returns its id.
 */
export async function addSource(adding: Adding, given: RecordGiven): Promise<string> {
  const { tx, viewer, now, state, newUuid, newPublicId } = adding;
  const { actorId, bylineId } = viewer.require();
  const made = { audienceId: PUBLIC_AUDIENCE_ID, state, actorId, bylineId };
  const [sourceId, revisionId, originGroupId] = [newPublicId(), newUuid(), newUuid()];
  const { title } = given;
  const csl = storedCsl(sourceId, newRecord(given));
  await tx.db.originGroup.create({ data: { id: originGroupId, createdAt: now } });
  await tx.db.source.create({
    data: { ...made, id: sourceId, currentRevisionId: revisionId, originGroupId, createdAt: now },
  });
  await tx.db.sourceRevision.create({
    data: { ...made, id: revisionId, sourceId, ordinal: 1, csl, title, createdAt: now },
  });
  for (const [role, names] of Object.entries(creditedIn(given))) {
    const personIds = await personsNamed(adding, names);
    await tx.db.authorship.createMany({
      data: personIds.map((personId, position) => ({ sourceId, personId, role, position })),
    });
  }
  await tx.db.decision.create({
    data: { ...made, kind: state === "LIVE" ? "ADD" : "PROPOSE", sourceId, decidedAt: now },
  });
  return sourceId;
}

const creditedIn = ({ authors, editors, translators }: RecordGiven) => ({
  author: namesIn(authors),
  editor: namesIn(editors),
  translator: namesIn(translators),
});
