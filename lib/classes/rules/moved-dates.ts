import type { Dates } from "./weeks";
import { localOf, readLocal } from "./zones";

const DAY_MS = 86_400_000;

/**
 * By how many days something that first opened at an instant is moved so that it opens on the same weekday of the week after
 * this one, as the people of a zone count weeks: from Monday on. Whole weeks, backwards where it lies further ahead.
 */
export function daysToNextWeek(first: Date, now: Date, zone: string): number {
  const today = dayOf(now, zone);
  // Day 0, 1 January 1970, was a Thursday.
  const nextMonday = today - ((today + 3) % 7) + 7;
  return Math.ceil((nextMonday - dayOf(first, zone)) / 7) * 7;
}

/** By how many days something that first opened at an instant is moved to open on a date. @param date "2027-01-11" */
export const daysTo = (date: string, first: Date, zone: string): number =>
  Date.parse(`${date}T00:00Z`) / DAY_MS - dayOf(first, zone);

/** The instant at the same time of the day so many days later where the people of a zone are: also across summer time. */
export function movedBy(days: number, at: Date, zone: string): Date {
  const local = new Date(Date.parse(`${localOf(at, zone)}Z`) + days * DAY_MS);
  const moved = readLocal(local.toISOString().slice(0, 16), zone).at;
  return new Date(moved.getTime() + (at.getTime() % 60_000));
}

/** The same of all dates of an assignment. */
export function datesMovedBy(
  days: number,
  { opensAt, dueAt, releasesAt }: Dates,
  zone: string,
): Dates {
  const moved = (at: Date) => movedBy(days, at, zone);
  return {
    ...{ opensAt: moved(opensAt), dueAt: moved(dueAt) },
    releasesAt: releasesAt && moved(releasesAt),
  };
}

const dayOf = (at: Date, zone: string): number =>
  Date.parse(`${localOf(at, zone).slice(0, 10)}T00:00Z`) / DAY_MS;
