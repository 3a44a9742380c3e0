import { localInWords } from "@/lib/classes/rules/zones";

/**
 * A time as the people of a class have it on their clocks: "Friday 4 December 2026 at 17:00 (UTC+01:00)".
 * @param timeZone of the class, an IANA name
 */
export function LocalMoment({ at, timeZone }: { at: Date; timeZone: string }) {
  return <time dateTime={at.toISOString()}>{localInWords(at, timeZone)}</time>;
}
