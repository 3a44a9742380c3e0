import { z } from "zod";
import { TOLD_EVENTS } from "@/lib/access/reactions";
import { timeZones } from "@/lib/classes/rules/zones";
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

/** Whether a letter is to be written, or was sent. */
export const digestInput = z.object({ digestId: z.uuid(), act: z.enum(["write", "end"]) });
export const gatherInput = z.object({});
export const sendDigestInput = digestInput.pick({ digestId: true });

/** How often somebody wants letters, and where they are. */
export const chooseMailInput = z.object({
  cadence: z.enum(["NEVER", "DAILY", "WEEKLY"], { error: "Say how often." }),
  timeZone: z
    .string({ error: "Choose a time zone." })
    .refine((zone) => timeZones().includes(zone), "Choose a time zone from the list."),
  /** The page on which it was chosen. */
  on: z.enum(["account", "classes"]).catch("account"),
});

/** The token of a letter, and whether it stops the others or has them come again. */
export const stopMailInput = z.object({
  token: z.string().min(1).max(100),
  goal: z.enum(["stop", "resume"], { error: OPEN_AGAIN }),
});

/** Whom to remind: those for whom an assignment is due in so many hours. */
export const remindInput = z.object({
  assignmentId: publicIdField,
  hours: z.literal(REMINDERS.map(({ hours }) => hours)),
});
