/** How long nobody saves anything before it is a sign, and how near its end has to be, in hours. */
export const STUCK_HOURS = 48;
/** Which part of the time is over when somebody should have begun. */
export const BEGUN_BY = 0.5;

/** How a student's work stands in time, as far as being stuck asks. */
export type WorkInTime = {
  now: Date;
  /** From when on the student could work: it was assigned and open, and they were in the class. */
  since: Date;
  /** What is due for them, extensions counted. */
  dueAt: Date;
  isHandedIn: boolean;
  isBegun: boolean;
  /** When they saved anything last; null where nothing is saved. */
  savedAt: Date | null;
};

export type Stuck = "NOT_BEGUN" | "NOTHING_SAVED";

/**
 * Whether a student seems stuck, and by which sign: they have not begun although half of their time is over, or they saved
 * nothing for 48 hours while it is due within 48 hours. Null where neither is so; and before they could begin, after it
 * was due, and of whoever has handed in.
 */
export function stuckBy(work: WorkInTime): Stuck | null {
  const { now, since, dueAt, isHandedIn, isBegun, savedAt } = work;
  if (isHandedIn || now < since || now > dueAt) return null;
  const span = dueAt.getTime() - since.getTime();
  if (!isBegun && now.getTime() - since.getTime() >= span * BEGUN_BY) return "NOT_BEGUN";
  const quiet = now.getTime() - Math.max(since.getTime(), savedAt?.getTime() ?? 0);
  const left = dueAt.getTime() - now.getTime();
  return quiet >= STUCK_HOURS * HOUR && left <= STUCK_HOURS * HOUR ? "NOTHING_SAVED" : null;
}

const HOUR = 3_600_000;
