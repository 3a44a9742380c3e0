/**
 * A way that editors alone can go, on pages that are the same bytes for everyone: `PageScript` shows it to them. Without
 * script, where nobody knows who reads, it says whose it is.
 */
export function EditorsLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <>
      <a href={href} rel="nofollow" data-editors="" hidden suppressHydrationWarning>
        {children}
      </a>
      <noscript>
        <a href={href} rel="nofollow">
          {children} (editors)
        </a>
      </noscript>
    </>
  );
}
