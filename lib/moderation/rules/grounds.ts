import type { RedactionGround } from "@/prisma/generated/enums";

/** The closed list of grounds on which words may be taken out for good. */
export const GROUNDS = [
  "COURT_ORDER",
  "COPYRIGHT",
  "PERSONAL_DATA",
  "THREAT",
] as const satisfies readonly RedactionGround[];
