/**
 * A time as the people of a class have it on their clocks: "Fri 4 December 2026, 17:00".
 * @param timeZone of the class, an IANA name
 */
export function LocalMoment({ at, timeZone }: { at: Date; timeZone: string }) {
  const format = new Intl.DateTimeFormat("en-GB", { ...FORM, timeZone });
  return <time dateTime={at.toISOString()}>{format.format(at)}</time>;
}

const FORM: Intl.DateTimeFormatOptions = {
  weekday: "short",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
};
