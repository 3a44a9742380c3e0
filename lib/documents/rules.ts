import { slugOf } from "@/lib/foundation/slug";

/** The address of a document's dossier. */
export const documentPath = ({ id, title }: { id: string; title: string }): string =>
  `/documents/${id}/${slugOf(title)}`;
