import type { LatePolicy } from "@/prisma/generated/enums";

/** What becomes of work that is late; `lateReduction` is percent of the grade for each day begun, where it is reduced. */
export type Lateness = { latePolicy: LatePolicy; lateReduction: number | null };

/** Whether students lose nothing by a change: they have planned by what they were told. */
export const isNoStricter = (before: Lateness, after: Lateness): boolean =>
  lossOf(after) <= lossOf(before);

// Percent of the grade that the first day costs; what is refused costs more than all of it.
function lossOf({ latePolicy, lateReduction }: Lateness): number {
  if (latePolicy === "REFUSED") return 101;
  return latePolicy === "REDUCED" ? (lateReduction ?? 100) : 0;
}
