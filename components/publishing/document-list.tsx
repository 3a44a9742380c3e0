import { DocumentRow, type DocumentRowView } from "@/components/documents/document-row";
import { EmptyState } from "@/components/ui/empty-state";
import { ListPage } from "./list-page";

/** The list of dossiers. */
export function DocumentList({ documents }: { documents: readonly DocumentRowView[] }) {
  return (
    <ListPage
      title="Documents"
      lede="Texts whose assertions have been made into claims. Each has a dossier that shows sentence by sentence what is known of them."
    >
      {documents.map((document) => (
        <DocumentRow key={document.id} document={document} />
      ))}
      {documents.length === 0 && (
        <EmptyState>No document has been opened yet. Editors import the first.</EmptyState>
      )}
    </ListPage>
  );
}
