import { localOf, readLocal } from "./zones";

const WEEK_MS = 7 * 86_400_000;

/** The dates of an assignment. */
export type Dates = { opensAt: Date; dueAt: Date; releasesAt: Date | null };

/**
 * The dates of a copy: the same days of the week at the same hours, by as few whole weeks later as it takes to open after
 * now; each as the clocks say it in the zone of the class that it came from, read in that of the class that it is for.
 */
export function datesForCopy(
  dates: Dates,
  { from, to, now }: { from: string; to: string; now: Date },
): Dates & { weeks: number } {
  const moved = (at: Date, weeks: number) => readLocal(weeksLater(localOf(at, from), weeks), to).at;
  let weeks = Math.max(0, Math.floor((now.getTime() - dates.opensAt.getTime()) / WEEK_MS));
  while (moved(dates.opensAt, weeks) <= now) weeks += 1;
  return {
    opensAt: moved(dates.opensAt, weeks),
    dueAt: moved(dates.dueAt, weeks),
    releasesAt: dates.releasesAt && moved(dates.releasesAt, weeks),
    weeks,
  };
}

const weeksLater = (local: string, weeks: number): string =>
  new Date(Date.parse(`${local}Z`) + weeks * WEEK_MS).toISOString().slice(0, 16);
