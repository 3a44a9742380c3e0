/**
 * A date as a reader writes it: "3 May 2024", counted in UTC so that every copy of a page says the same.
 * @param at an ISO 8601 date or time
 */
export function Day({ at }: { at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {format.format(new Date(at))}
    </time>
  );
}

const format = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
