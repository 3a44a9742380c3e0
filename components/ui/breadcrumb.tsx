export type Crumb = { label: string; href?: string };

/** The way down to this page. The last step is the page itself and needs no link. */
export function Breadcrumb({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav aria-label="You are here" className="meta no-print">
      <ol className="flex flex-wrap">
        {trail.map((crumb, index) => (
          <li key={crumb.label} className="inline-flex min-h-6 items-center">
            {index > 0 && (
              <span aria-hidden="true" className="px-2">
                /
              </span>
            )}
            {crumb.href ? (
              <a href={crumb.href} className="inline-flex min-h-6 items-center">
                {crumb.label}
              </a>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
