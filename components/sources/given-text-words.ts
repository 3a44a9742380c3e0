import type { ImportState } from "@/prisma/generated/enums";

/** How far a text is that was given, in passing. */
export const IMPORT_STATES: Record<ImportState, string> = {
  ...{ WAITING: "Waiting", READING: "Being read", STORED: "Stored", REFUSED: "Not stored" },
  CANCELLED: "Cancelled",
};
