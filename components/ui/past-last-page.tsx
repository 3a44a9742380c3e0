import { EmptyState } from "./empty-state";

/** What a list says of a page beyond its last. */
export function PastLastPage({ firstHref }: { firstHref: string }) {
  return (
    <EmptyState action={{ label: "To the first page.", href: firstHref }}>
      The list does not reach as far as this page.
    </EmptyState>
  );
}
