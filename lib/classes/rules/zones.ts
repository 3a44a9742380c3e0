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

/** Which of some local times, by their fields, are not there once. */
export type OddTimes = { skipped: string[]; twice: string[] };

/** The fields whose times are skipped, and those whose times come twice. */
export function oddTimesOf(readings: Record<string, LocalReading | null>): OddTimes {
  const ofKind = (kind: LocalReading["kind"]) =>
    Object.entries(readings).flatMap(([field, read]) => (read?.kind === kind ? [field] : []));
  return { skipped: ofKind("SKIPPED"), twice: ofKind("TWICE") };
}

/** An instant as a form in that zone shows it: "2026-03-29T03:30". */
export const localOf = (at: Date, zone: string): string => clockFace(at, zone).slice(0, 16);

/** The same in words, with what tells two equal ones apart: "Sunday 29 March 2026 at 03:30 (UTC+02:00)". */
export function localInWords(at: Date, zone: string): string {
  const face = clockFace(at, zone);
  const day = DAY.format(new Date(`${face}Z`)).replace(",", "");
  const offset = offsetInWords(at, zone).replace("-", "−");
  return `${day} at ${face.slice(11, 16)} (UTC${offset})`;
}

/** The same as short as a table needs it: "29 Mar 2026, 03:30". */
export const localInShort = (at: Date, zone: string): string =>
  `${dayInShort(at, zone)}, ${clockIn(at, zone)}`;

/** Its day alone: "29 Mar 2026". */
export const dayInShort = (at: Date, zone: string): string =>
  SHORT_DAY.format(new Date(`${clockFace(at, zone)}Z`));

/** The hour of an instant in a zone: "14:05". */
export const clockIn = (at: Date, zone: string): string => clockFace(at, zone).slice(11, 16);

/** The same to the second: "14:05:20". */
export const secondsIn = (at: Date, zone: string): string => clockFace(at, zone).slice(11);

/** An instant as ISO 8601 in a zone, to the second: "2026-11-27T19:00:00+01:00". */
export const isoInZone = (at: Date, zone: string): string =>
  clockFace(at, zone) + offsetInWords(at, zone);

/** How long there is until an instant, in its two largest units, never more than there is: "2 days and 3 hours". Null when it is over. */
export function timeLeft(now: Date, until: Date): string | null {
  const minutes = Math.floor((until.getTime() - now.getTime()) / 60_000);
  if (until <= now) return null;
  if (minutes < 1) return "less than a minute";
  const units = [
    ["day", Math.floor(minutes / 1_440)],
    ["hour", Math.floor(minutes / 60) % 24],
    ["minute", minutes % 60],
  ] as const;
  const first = units.findIndex(([, count]) => count > 0);
  return units
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${unit}${count === 1 ? "" : "s"}`)
    .join(" and ");
}

/** A zone as a page calls it: "America/New York". */
export const zoneInWords = (zone: string): string => zone.replaceAll("_", " ");

/** The zones in which a class can keep its times, by their IANA names. */
export const timeZones = (): string[] => [
  ...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]),
];

const DAY = new Intl.DateTimeFormat("en-GB", {
  ...({ weekday: "long", day: "numeric", month: "long", year: "numeric" } as const),
  timeZone: "UTC",
});

const SHORT_DAY = new Intl.DateTimeFormat("en-GB", {
  ...({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const),
});

/** What calendar and clock show in a zone: "2026-03-29T03:30:00". */
const clockFace = (at: Date, zone: string): string =>
  new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString().slice(0, 19);

function offsetInWords(at: Date, zone: string): string {
  const minutes = offsetAt(at.getTime(), zone) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
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
