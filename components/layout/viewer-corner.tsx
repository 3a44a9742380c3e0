/**
 * Who is signed in, on pages that are the same bytes for everyone: `PageScript` writes the name and how many
 * notifications are new, and shows editors their desk. Without script, and without anybody, the link reads "Sign in" and leads to a page that serves both.
 */
export function ViewerCorner() {
  return (
    <span className="flex min-w-0 flex-1 items-center justify-end gap-x-4">
      <a
        href="/desk"
        data-editors=""
        hidden
        suppressHydrationWarning
        className={`${link} whitespace-nowrap`}
      >
        Desk
      </a>
      <a
        href="/notifications"
        data-news=""
        hidden
        suppressHydrationWarning
        className={`${link} whitespace-nowrap`}
      >
        new
      </a>
      <a href="/account" data-viewer="" suppressHydrationWarning className={`${link} truncate`}>
        Sign in
      </a>
    </span>
  );
}

const link = "inline-block py-2 text-soft no-underline hover:text-ink hover:underline";
