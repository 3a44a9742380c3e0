/** A moment as a class reads it, in its own time zone: "Friday 27 November 2026, 18:00". */
export function momentIn(timeZone: string, at: Date): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    ...({ weekday: "long", day: "numeric", month: "long", year: "numeric" } as const),
    timeZone,
  });
  return `${day.format(at).replace(",", "")}, ${clockIn(timeZone, at)}`;
}

/** The hour of a moment in a time zone: "14:05". */
export function clockIn(timeZone: string, at: Date): string {
  const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", { ...hour, timeZone }).format(at);
}

/** How long there is until a moment, in its two largest units, never more than there is: "2 days and 3 hours". Null when it is over. */
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
