import { z } from "zod";
import { publicIdField } from "@/lib/foundation/fields";
import { FOLLOWED_KINDS, readFollowed } from "./rules/followed";
import { NOTICES_PER_PAGE, TOLD_EVENTS } from "./rules/notices";

/** What somebody wants, or no longer wants, to be told of. */
export const followInput = z.object({ kind: z.enum(FOLLOWED_KINDS), id: publicIdField });

/** The same as an address carries it: `claim:3k9x0a7b2c`; null where it names nothing. */
export const followedField = z.string().transform(readFollowed).catch(null);

const OPEN_AGAIN = "Open this page again.";

/** The notifications that a page showed, by their ids in one field; and all that there were when it was read, if it says when. */
export const readNoticesInput = z.object({
  noticeIds: z
    .string({ error: OPEN_AGAIN })
    .default("")
    .transform((ids) => ids.split(",").filter((id) => id !== ""))
    // A hash in the form of a UUID, without the digits that say how it was made.
    .pipe(z.array(z.guid({ error: OPEN_AGAIN })).max(NOTICES_PER_PAGE, OPEN_AGAIN)),
  shownAt: z.iso.datetime({ error: OPEN_AGAIN }).optional(),
});

/** Which event to tell of, and the person after whom to go on. */
export const tellInput = z.object({
  eventId: z.string().regex(/^\d{1,19}$/),
  name: z.enum(TOLD_EVENTS),
  after: z.uuid().optional(),
});
