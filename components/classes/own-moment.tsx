"use client";

import { useSyncExternalStore } from "react";
import { clockIn, localInShort, localOf } from "@/lib/classes/rules/zones";

/**
 * The same time on the reader's own clock, where that shows another one than the clocks of the class do; nothing without
 * script. Its line is there before the script is, so that nothing moves under anybody's finger.
 */
export function OwnMoment({ at, timeZone }: { at: string; timeZone: string }) {
  const own = useOwnZone(timeZone);
  const [there, here] = [timeZone, own].map((zone) => localInShort(new Date(at), zone));
  return <span className="block min-h-[1lh]">{there !== here && `${here} where you are`}</span>;
}

/**
 * When something was, after "Saved": "at 14:05" on the reader's own clock where that was today, else with the day; without
 * script always with the day, on the clocks of the class.
 */
export function useOwnShort(at: string, timeZone: string): string {
  const moment = new Date(at);
  return useSyncExternalStore(
    () => () => undefined,
    () => shortly(moment, Intl.DateTimeFormat().resolvedOptions().timeZone),
    () => `on ${localInShort(moment, timeZone)}`,
  );
}

function shortly(at: Date, zone: string): string {
  const isToday = localOf(at, zone).slice(0, 10) === localOf(new Date(), zone).slice(0, 10);
  return isToday ? `at ${clockIn(at, zone)}` : `on ${localInShort(at, zone)}`;
}

const useOwnZone = (timeZone: string): string =>
  useSyncExternalStore(
    () => () => undefined,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => timeZone,
  );
