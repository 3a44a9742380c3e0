/**
 * How a local time was read: most are there once; one that the change to summer time skips is read as the time so much
 * later, and one that the change back brings twice as the first of the two.
 */
export type LocalReading = { at: Date; kind: "ONCE" | "SKIPPED" | "TWICE" };

const DAY_MS = 86_400_000;

/**
 * The instant that people in a zone mean by a local date and time.
 *
 * @param local "2026-03-29T02:30", as a form sends it; a valid date
 * @param zone an IANA name, "Europe/Berlin"
 */
export function readLocal(local: string, zone: string): LocalReading {
  const asUtc = Date.parse(`${local}Z`);
  // No zone changes twice within two days: what is so a day before and a day after is all that there can be.
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map((at) => offsetAt(at, zone)) as [
    number,
    number,
  ];
  const meant = [...new Set([before, after])]
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetAt(at, zone) === asUtc)
    .sort((one, other) => one - other);
  if (meant.length === 0) return { at: new Date(asUtc - before), kind: "SKIPPED" };
  return { at: new Date(meant[0]!), kind: meant.length === 1 ? "ONCE" : "TWICE" };
}

/** An instant as a form in that zone shows it: "2026-03-29T03:30". */
export function localOf(at: Date, zone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString().slice(0, 16);
}

/** The same in words, with what tells two equal ones apart: "29 March 2026 at 03:30 (UTC+02:00)". */
export function localInWords(at: Date, zone: string): string {
  const local = new Date(at.getTime() + offsetAt(at.getTime(), zone));
  const day = DAY.format(local);
  return `${day} at ${local.toISOString().slice(11, 16)} (${offsetInWords(at, zone)})`;
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
});

function offsetInWords(at: Date, zone: string): string {
  const minutes = offsetAt(at.getTime(), zone) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `UTC${minutes < 0 ? "−" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** By how much clocks in a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;
  const shown = Date.UTC(
    ...([parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second] as const),
  );
  // The clock shows no parts of a second.
  return shown - Math.floor(at / 1000) * 1000;
}

// Making one takes longer than asking it a hundred times.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  clocks.set(zone, made);
  return made;
}
