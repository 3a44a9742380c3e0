const DAY_MS = 24 * 60 * 60 * 1000;

/** From when on what was done counts against a day's allowance. */
export const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY_MS);

/**
 * Seconds until one more is allowed; null where it is allowed now.
 *
 * @param times when each of the latest was done, the newest first, all within a day before `now`
 * @param most how many a day allows
 */
export function secondsToWait(times: readonly Date[], most: number, now: Date): number | null {
  const oldest = times[most - 1];
  return oldest ? (oldest.getTime() + DAY_MS - now.getTime()) / 1000 : null;
}

/** Whether a text names an address of the web that a reader could follow. */
export const hasLink = (text: string): boolean => /https?:\/\//i.test(text);

/** Whether somebody who came at `openedAt` is too new to publish links: for their first 24 hours. */
export const isTooNewForLinks = (openedAt: Date, now: Date): boolean => openedAt > dayBefore(now);

/** What they are told at the field that has one. */
export const LINKS_WAIT =
  "Links wait until an account is 24 hours old. Take the link out, or send this again tomorrow.";
