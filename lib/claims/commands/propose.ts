import "server-only";
import { linksTooEarly, tooManyProposals } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { documentTag } from "@/lib/documents/tags";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import { sourceTag } from "@/lib/sources/tags";
import { listAlikeClaims } from "../queries/alike";
import { proposeClaimInput } from "../schema";
import { claimListTag } from "../tags";
import { addClaim } from "./add";
import { documentOf } from "./document";
import { addOccurrence, findWords, unknownAsserter } from "./occurrence";

/**
 * Makes a claim of words of a document: proposed by a member, live at once by an editor and then marked
 * as not seen by a second person. Where claims that say something similar are live, the first attempt
 * answers with them; sent again with their ids in `shownAlike` it is carried out.
 */
export const proposeClaim = command({
  permission: "claim.propose",
  input: proposeClaimInput,
  subject: ({ documentId }, { tx }) => documentOf(tx, documentId),
  run: async ({ input, subject: _, ...adding }) => {
    const { tx, viewer, state, now } = adding;
    const { shownAlike, topics, documentId, editionId, sentenceId, words, mode, ...given } = input;
    const { asserterId, asserterName, scopeCalendar = null, ...said } = given;
    const place = { documentId, editionId, sentenceId, words, mode, asserterId, asserterName };
    const obstacle =
      (state === "LIVE" ? null : await tooManyProposals(tx, viewer, now)) ??
      (await linksTooEarly(tx, viewer, now, { sentence: said.sentence })) ??
      (await unknown(tx, said.aboutSourceId, topics)) ??
      (await unknownAsserter(adding, place));
    if (obstacle) return obstacle;
    const found = await findWords(adding, place);
    if (found.kind !== "found") return found;
    const alike = await listAlikeClaims(tx.sql, said.sentence);
    if (alike.some(({ id }) => !shownAlike.includes(id))) return conflict(ALIKE, { alike });
    const claimId = await addClaim(adding, { ...said, scopeCalendar }, topics);
    await addOccurrence(adding, claimId, place, found);
    return {
      result: { documentId, sentenceId, claimId, state },
      audit: {
        subjectKind: "claim",
        subjectId: claimId,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { state, ...said, scopeCalendar, topics, documentId, words: found.selector.exact },
      },
      // What waits is shown nowhere yet.
      stale:
        state === "LIVE"
          ? [claimListTag(), documentTag(documentId), ...aboutTags(said.aboutSourceId)]
          : [],
      claimIds: state === "LIVE" ? [claimId] : [],
    };
  },
});

const ALIKE =
  "The ledger has claims that say something similar. If one of them is yours, say so there; if none is, send this again.";

const aboutTags = (sourceId: string | null) => (sourceId ? [sourceTag(sourceId)] : []);

async function unknown(
  { db }: Transaction,
  aboutSourceId: string | null,
  topicIds: readonly string[],
): Promise<Failure | null> {
  const shown = { audienceId: PUBLIC_AUDIENCE_ID };
  const [sources, topics] = [
    aboutSourceId &&
      (await db.source.count({ where: { ...shown, id: aboutSourceId, state: "LIVE" } })),
    await db.topic.count({ where: { ...shown, id: { in: [...topicIds] } } }),
  ];
  if (sources === 0) return invalidField("aboutSourceId", "This source is not in the ledger.");
  if (topics < topicIds.length) return invalidField("topics", "One of these is no topic any more.");
  return null;
}
