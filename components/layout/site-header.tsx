import { Icon } from "@/components/ui/icon";
import { SkipLink } from "@/components/ui/skip-link";
import { ThemeSwitch } from "./theme-switch";
import { ViewerCorner } from "./viewer-corner";

export type SiteSection = "claims" | "documents" | "sources" | "method";

/**
 * The head of every page. `<main>` is expected to have the id `main`.
 * @param section the part of the site that the page belongs to, where it knows
 * @param query what was searched for, kept in the field on the page of results
 */
export function SiteHeader({ section, query }: { section?: SiteSection; query?: string }) {
  return (
    <header className="border-b border-rule font-sans text-note">
      <SkipLink targetId="main">Skip to the text</SkipLink>
      <div className="mx-auto grid max-w-page grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 px-5 py-2 lg:grid-cols-[auto_auto_minmax(8rem,19rem)_minmax(0,1fr)_17rem] lg:gap-x-7 lg:px-8">
        <a
          href="/"
          className="py-1.5 font-serif text-head leading-none font-semibold tracking-tight text-ink no-underline"
        >
          Assay
        </a>
        <nav
          aria-label="Main"
          className="no-print col-span-full row-start-2 flex flex-wrap gap-x-4 sm:col-span-1 sm:gap-x-5 lg:row-start-auto lg:gap-x-6"
        >
          {sections.map(({ key, label, short, href }) => (
            <a
              key={key}
              href={href}
              aria-current={key === section ? "page" : undefined}
              className="py-1.5 text-soft no-underline hover:text-ink hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {short ? (
                <>
                  <span className="sm:hidden">{short}</span>
                  <span className="max-sm:hidden">{label}</span>
                </>
              ) : (
                label
              )}
            </a>
          ))}
        </nav>
        <SearchField query={query} />
        <div className="no-print col-start-2 row-start-1 flex min-w-0 items-center gap-x-2 lg:col-start-5">
          <ViewerCorner />
          <a
            href="/claims"
            className="inline-flex size-9 items-center justify-center text-soft hover:text-ink sm:hidden"
          >
            <Icon shape="search" size={13} label="Search claims" />
          </a>
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

const sections: {
  key: SiteSection;
  label: string;
  /** On a phone, where the other would take a line of its own. */
  short?: string;
  href: string;
}[] = [
  { key: "claims", label: "Claims", href: "/claims" },
  { key: "documents", label: "Documents", href: "/documents" },
  { key: "sources", label: "Sources", href: "/sources" },
  {
    ...{ key: "method", label: "How a verdict is made", short: "Method" },
    href: "/how-a-verdict-is-made",
  },
];

// The corner keeps a place of fixed width for a name that arrives later; the field gives way to it beforehand. A phone
// has the way to the list in its place, which begins with a field of its own.
function SearchField({ query }: { query?: string }) {
  return (
    <search className="no-print col-start-2 row-start-2 max-sm:hidden lg:col-start-auto lg:row-start-auto">
      <form action="/claims" className="relative">
        <button
          type="submit"
          className="absolute inset-y-0 left-0 inline-flex w-9 cursor-pointer items-center justify-center text-soft hover:text-ink"
        >
          <Icon shape="search" size={13} label="Search" />
        </button>
        <input
          type="search"
          name="q"
          defaultValue={query}
          aria-label="Search claims"
          placeholder="Search claims"
          className="control min-h-9 py-1 pl-9 font-sans lg:text-note"
        />
      </form>
    </search>
  );
}
