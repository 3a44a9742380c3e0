import { RedactionList } from "@/components/moderation/redaction-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListedRedaction } from "@/lib/publishing/queries/redactions";
import { ListPage } from "./list-page";
import { Pages, type PositionView } from "./pages";

/** Everything that was ever redacted here. */
export function RedactionsPage({
  redactions,
  ...position
}: { redactions: readonly ListedRedaction[] } & PositionView) {
  return (
    <ListPage
      title="What was redacted"
      lede={
        <>
          Nothing here is deleted in silence. Where a court orders it, or copyright, personal data
          or a threat demand it, an administrator takes words out of every revision, log and index,
          and their length and hash stay in their place. You can <a href="/report">report</a> such
          words without an account.
        </>
      }
    >
      {redactions.length > 0 && <RedactionList redactions={redactions} namesSubject />}
      {redactions.length === 0 &&
        (position.page > 1 ? (
          <EmptyState action={{ label: "Back to the first page.", href: "/redactions" }}>
            The list ends before this page.
          </EmptyState>
        ) : (
          <EmptyState>Nothing has been redacted yet.</EmptyState>
        ))}
      <Pages label="Redactions, pages" path="/redactions" position={position} />
    </ListPage>
  );
}
