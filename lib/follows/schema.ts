import { z } from "zod";
import { TOLD_EVENTS } from "@/lib/access/reactions";
import { publicIdField } from "@/lib/foundation/fields";
import { FOLLOWED_KINDS, readFollowed } from "./rules/followed";
import { REMINDERS } from "./rules/due-soon";
import { NOTICES_PER_PAGE } from "./rules/notices";

/** What somebody wants, or no longer wants, to be told of. */
export const followInput = z.object({ kind: z.enum(FOLLOWED_KINDS), id: publicIdField });

/** The same as an address carries it: `claim:3k9x0a7b2c`; null where it names nothing. */
export const followedField = z.string().transform(readFollowed).catch(null);

const OPEN_AGAIN = "Open this page again.";

/** Which notifications a page shows; all of them where it does not say. */
export const noticesFromField = z.enum(["all", "classes"]).catch("all");

/** The notifications that a page showed, by their ids in one field; and all that there were when it was read, if it says when. */
export const readNoticesInput = z.object({
  noticeIds: z
    .string({ error: OPEN_AGAIN })
    .default("")
    .transform((ids) => ids.split(",").filter((id) => id !== ""))
    // A hash in the form of a UUID, without the digits that say how it was made.
    .pipe(z.array(z.guid({ error: OPEN_AGAIN })).max(NOTICES_PER_PAGE, OPEN_AGAIN)),
  shownAt: z.iso.datetime({ error: OPEN_AGAIN }).optional(),
  from: noticesFromField,
});

/** Which event to tell of, and the person after whom to go on. */
export const tellInput = z.object({
  eventId: z.string().regex(/^\d{1,19}$/),
  name: z.enum(TOLD_EVENTS),
  after: z.uuid().optional(),
});

/** Whom to remind: those for whom an assignment is due in so many hours. */
export const remindInput = z.object({
  assignmentId: publicIdField,
  hours: z.literal(REMINDERS.map(({ hours }) => hours)),
});
