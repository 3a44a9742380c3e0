/** The first stop of the Tab key: past the navigation, to the element with the given id. */
export function SkipLink({ targetId, children }: { targetId: string; children: React.ReactNode }) {
  return (
    <a
      href={`#${targetId}`}
      className="sr-only rounded-control bg-press px-4 py-2 font-sans text-aside text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-10 focus:px-4 focus:py-2"
    >
      {children}
    </a>
  );
}
