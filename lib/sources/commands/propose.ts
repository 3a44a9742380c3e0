import "server-only";
import { linksTooEarly, tooManyProposals } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { conflict } from "@/lib/foundation/errors";
import { readPublicId } from "@/lib/foundation/ids";
import { listAlikeSources } from "../queries/alike";
import { newRecord } from "../rules/record";
import { proposeSourceInput } from "../schema/propose";
import { sourceListTag } from "../tags";
import { addSource } from "./add";

/**
 * Brings a source into the ledger: proposed by a member, live at once by an editor. Where sources that
 * may be the same are there, the first attempt answers with them; sent again with their ids in
 * `shownAlike` it is carried out.
 */
export const proposeSource = command({
  permission: "source.propose",
  input: proposeSourceInput,
  subject: async () => NOTHING,
  run: async ({ input, subject: _, ...adding }) => {
    const { tx, viewer, state, now } = adding;
    const { shownAlike, thenClaimId, ...record } = input;
    const obstacle =
      (state === "LIVE" ? null : await tooManyProposals(tx, viewer, now)) ??
      (await linksTooEarly(tx, viewer, now, { url: record.url, title: record.title }));
    if (obstacle) return obstacle;
    const alike = await listAlikeSources(tx.sql, newRecord(record));
    if (alike.some(({ id }) => !shownAlike.includes(id))) return conflict(ALIKE, { alike });
    const sourceId = await addSource(adding, record);
    const then = readPublicId(thenClaimId ?? "");
    return {
      result: { sourceId, state, thenClaimId: then.kind === "valid" ? then.id : null },
      audit: {
        subjectKind: "source",
        subjectId: sourceId,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { state, ...record },
      },
      stale: state === "LIVE" ? [sourceListTag()] : [],
    };
  },
});

const ALIKE =
  "The ledger has sources that may be this one. If none of them is, send this again as it stands.";
