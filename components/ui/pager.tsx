/** Steps through a long list, as links. A step that does not exist is left out; with neither there is nothing to show. */
export function Pager({
  label,
  position,
  previousHref,
  nextHref,
}: {
  /** What is paged, for those who jump between landmarks: "Claims, pages". */
  label: string;
  /** Where one stands: "21 to 40 of 61". */
  position: string;
  previousHref?: string | null;
  nextHref?: string | null;
}) {
  if (!previousHref && !nextHref) return null;
  return (
    <nav
      aria-label={label}
      className="no-print mt-6 flex flex-wrap items-center gap-x-6 gap-y-1 font-sans text-aside"
    >
      {previousHref && (
        <a href={previousHref} rel="prev" className="inline-flex min-h-8 items-center">
          Earlier
        </a>
      )}
      <span className="meta">{position}</span>
      {nextHref && (
        <a href={nextHref} rel="next" className="inline-flex min-h-8 items-center">
          Further
        </a>
      )}
    </nav>
  );
}
