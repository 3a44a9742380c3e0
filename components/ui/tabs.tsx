/** The parts of something that waits, as links above it. */
export function Tabs({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="border-b border-rule font-sans text-aside">
      <ul className="flex flex-wrap gap-x-5">{children}</ul>
    </nav>
  );
}

/** One of them. */
export function Tab({
  href,
  isHere,
  children,
}: {
  href: string;
  isHere: boolean;
  children: React.ReactNode;
}) {
  return (
    <li>
      <a
        href={href}
        aria-current={isHere ? "page" : undefined}
        className="inline-flex min-h-9 items-center gap-1.5 border-b-2 border-transparent no-underline aria-[current=page]:border-press aria-[current=page]:font-[650] aria-[current=page]:text-ink"
      >
        {children}
      </a>
    </li>
  );
}
