/** The foot of every page: the few words of law, said everywhere in the same way. */
export function SiteFooter() {
  return (
    <footer className="mt-auto border-t border-rule">
      <div className="meta mx-auto flex max-w-page flex-wrap items-baseline justify-between gap-x-10 gap-y-2 px-5 py-6 lg:px-8">
        <p className="max-w-[44rem]">
          Contributions are <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>,
          votes and verdicts <a href="https://creativecommons.org/publicdomain/zero/1.0/">CC0</a>.
          Quotations belong to their sources.
        </p>
        <nav aria-label="About this site" className="no-print flex flex-wrap gap-x-5">
          {pages.map(({ label, href }) => (
            <a key={href} href={href} className="inline-flex min-h-6 items-center text-soft">
              {label}
            </a>
          ))}
        </nav>
      </div>
    </footer>
  );
}

const pages = [
  { label: "Topics", href: "/topics" },
  { label: "People", href: "/people" },
  { label: "Needs a source", href: "/requests" },
  { label: "Rulings", href: "/rulings" },
  { label: "About", href: "/about" },
  { label: "Terms", href: "/terms" },
  { label: "Privacy", href: "/privacy" },
  { label: "Contact", href: "/contact" },
  { label: "Report", href: "/report" },
];
