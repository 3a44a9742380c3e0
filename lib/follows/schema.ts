import { z } from "zod";
import { publicIdField } from "@/lib/foundation/fields";
import { FOLLOWED_KINDS, readFollowed } from "./rules/followed";
import { TOLD_EVENTS } from "./rules/notices";

/** What somebody wants, or no longer wants, to be told of. */
export const followInput = z.object({ kind: z.enum(FOLLOWED_KINDS), id: publicIdField });

/** The same as an address carries it: `claim:3k9x0a7b2c`; null where it names nothing. */
export const followedField = z.string().transform(readFollowed).catch(null);

/** One notification, or without an id all that were shown, which are those that came before `shownAt`. */
export const readNoticesInput = z.object({
  noticeId: z.uuid({ error: "Open this page again." }).optional(),
  shownAt: z.iso.datetime({ error: "Open this page again." }),
});

/** Which event to tell of, and the person after whom to go on. */
export const tellInput = z.object({
  eventId: z.string().regex(/^\d{1,19}$/),
  name: z.enum(TOLD_EVENTS),
  after: z.uuid().optional(),
});
