/** A sentence in its paragraph, marked. */
export function SentenceInContext({
  before,
  sentence,
  after,
  language,
}: {
  before: string;
  sentence: string;
  after: string;
  language: string;
}) {
  return (
    <blockquote
      lang={language}
      className="max-w-measure border-l border-rule pl-5 leading-[1.68] text-soft"
    >
      {before}
      <mark className="bg-mark text-ink">{sentence}</mark>
      {after}
    </blockquote>
  );
}
