/** A moment as a class says it: "27 November 2026 at 19:00", in the class's own zone, which the page names once. */
export function ClassMoment({ at, timeZone }: { at: Date; timeZone: string }) {
  const words = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, dateStyle: "long", timeStyle: "short" },
  }).format(at);
  return <time dateTime={at.toISOString()}>{words}</time>;
}
