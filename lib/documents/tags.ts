/** One document's dossier. */
export const documentTag = (documentId: string) => `document:${documentId}`;
/** The list of documents. */
export const documentListTag = () => "documents";
