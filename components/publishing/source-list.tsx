import { SourceRow, type SourceRowView } from "@/components/sources/source-row";
import { EmptyState } from "@/components/ui/empty-state";
import { ListPage } from "./list-page";

/** A row of the list, with what reference managers read of it (COinS). */
type ListedSource = SourceRowView & { coins: string };

/** The list of sources. */
export function SourceList({ sources }: { sources: readonly ListedSource[] }) {
  return (
    <ListPage
      title="Sources"
      lede={
        <>
          Everything that evidence is drawn from or that a document names, by title.{" "}
          <a href="/sources/new" className="no-print">
            Add a source
          </a>
        </>
      }
    >
      {sources.map((source) => (
        <div key={source.id}>
          <SourceRow source={source} />
          <span className="Z3988" title={source.coins} />
        </div>
      ))}
      {sources.length === 0 && (
        <EmptyState>No source is recorded yet. The first comes with the first evidence.</EmptyState>
      )}
    </ListPage>
  );
}
