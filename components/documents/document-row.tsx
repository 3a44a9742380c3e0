export type DocumentRowView = {
  id: string;
  href: string;
  title: string;
  author: string | null;
  /** Where and when it appeared. */
  imprint: string;
  claimCount: number;
  sentenceCount: number;
  seenSentenceCount: number;
};

/** One document in a list, with how far it has been read. */
export function DocumentRow({ document }: { document: DocumentRowView }) {
  const { claimCount, sentenceCount, seenSentenceCount } = document;
  return (
    <article className="border-b border-rule py-4">
      <h2 className="text-body leading-snug font-normal tracking-normal">
        <a href={document.href} className="italic">
          {document.title}
        </a>
      </h2>
      <p className="meta dotted-list mt-1">
        <span>{document.author ?? "author not recorded"}</span>
        <span>{document.imprint}</span>
        <span>{claimCount === 1 ? "1 claim" : `${claimCount} claims`}</span>
        <span>
          {seenSentenceCount} of {sentenceCount} sentences looked at
        </span>
      </p>
    </article>
  );
}
