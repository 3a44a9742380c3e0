/** Until when something is held, to the minute. */
export function HeldUntil({ until }: { until: Date }) {
  const iso = until.toISOString();
  return (
    <>
      held until <time dateTime={iso}>{`${iso.slice(11, 16)} UTC`}</time>
    </>
  );
}
