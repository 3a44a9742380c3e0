import { SourceRow, type SourceRowView } from "@/components/sources/source-row";
import { EmptyState } from "@/components/ui/empty-state";
import { ListPage } from "./list-page";

/** The list of sources. */
export function SourceList({ sources }: { sources: readonly SourceRowView[] }) {
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
        <SourceRow key={source.id} source={source} />
      ))}
      {sources.length === 0 && (
        <EmptyState>No source is recorded yet. The first comes with the first evidence.</EmptyState>
      )}
    </ListPage>
  );
}
