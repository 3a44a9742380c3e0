/** Something that opens in place. It works without script, and prints open. */
export function Details({
  summary,
  isOpen = false,
  children,
}: {
  summary: React.ReactNode;
  isOpen?: boolean;
  children: React.ReactNode;
}) {
  return (
    <details open={isOpen}>
      <summary className="min-h-6 py-0.5 font-sans text-note font-[560] text-press marker:text-soft">
        {summary}
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}
