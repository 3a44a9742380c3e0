"use client";

import { useSyncExternalStore } from "react";
import { localInWords } from "@/lib/classes/rules/zones";

/** The same time on the reader's own clock, where that shows another one than the clocks of the class do; nothing without script. */
export function OwnMoment({ at, timeZone }: { at: string; timeZone: string }) {
  const own = useSyncExternalStore(
    () => () => undefined,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => timeZone,
  );
  const [there, here] = [timeZone, own].map((zone) => localInWords(new Date(at), zone));
  return there === here ? null : `\u00a0· ${here} where you are`;
}
