import { WithMarks } from "@/components/moderation/with-marks";
import { issuedInWords, nameList } from "@/components/sources/csl";
import type { CslItem } from "@/lib/sources/rules";

export type DocumentRowView = {
  id: string;
  href: string;
  title: string;
  csl: CslItem;
  claimCount: number;
  sentenceCount: number;
  seenSentenceCount: number;
};

/** One document in a list, with how far it has been read. */
export function DocumentRow({
  document,
  heading: Heading = "h2",
}: {
  document: DocumentRowView;
  heading?: "h2" | "h3";
}) {
  const { csl, claimCount, sentenceCount, seenSentenceCount } = document;
  return (
    <article className="border-b border-rule py-4">
      <Heading className="font-serif text-body leading-snug font-normal tracking-normal">
        <a href={document.href} className="italic">
          <WithMarks text={document.title} />
        </a>
      </Heading>
      <p className="meta dotted-list mt-1">
        <span>{nameList(csl.author) ?? "author not recorded"}</span>
        {imprintOf(csl).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <span>{claimCount === 1 ? "1 claim" : `${claimCount} claims`}</span>
        <span>
          {seenSentenceCount} of {sentenceCount} sentences looked at
        </span>
      </p>
    </article>
  );
}

/** Where and when it appeared, as far as it is recorded. */
function imprintOf(csl: CslItem): string[] {
  return [csl["container-title"], issuedInWords(csl.issued)].filter((fact) => fact != null);
}
