import type { ExcerptContext } from "@/lib/evidence/queries/context";
import { CheckBadge } from "./check-badge";
import { QuotedExcerpt } from "./quoted-excerpt";

/**
 * An excerpt among the words of its text that may be shown, with what the quotation skipped, put in or parted, and what the
 * machine says of it.
 */
export function WordsAround({
  excerpt,
  language,
  context,
}: {
  excerpt: string;
  language: string | null;
  context: ExcerptContext | null;
}) {
  return (
    <>
      <blockquote lang={language ?? undefined} className="mt-1.5">
        {context?.before && <span className="text-soft">{context.before} </span>}
        <QuotedExcerpt excerpt={excerpt} />
        {context?.after && <span className="text-soft"> {context.after}</span>}
      </blockquote>
      {context && (
        <>
          <p className="meta mt-2">
            <CheckBadge check={{ ...context, foundAt: context.locator }} />
          </p>
          <Differences context={context} />
          {context.isCapped && (
            <p className="meta mt-1">
              The words around it are kept back: enough of this text is shown elsewhere.
            </p>
          )}
        </>
      )}
    </>
  );
}

function Differences({ context: { differences } }: { context: ExcerptContext }) {
  if (differences.length === 0) return null;
  return (
    <ul className="mt-2 space-y-1 border-l-4 border-qualifies pl-3 text-aside">
      {differences.map((one, nth) => (
        <li key={nth}>{differenceInWords(one)}</li>
      ))}
    </ul>
  );
}

function differenceInWords(one: ExcerptContext["differences"][number]): React.ReactNode {
  switch (one.kind) {
    case "skipped":
      return one.source === null
        ? `The ellipsis passes over ${one.units} characters.`
        : `The ellipsis passes over: “${one.source}”`;
    case "inserted":
      return one.source
        ? `“${one.excerpt}” stands in the place of: “${one.source}”`
        : `“${one.excerpt}” was put in.`;
    case "parted":
      return `“${one.excerpt}” stands in the text as “${one.source}”.`;
    case "nearest":
      return (
        <>
          Most like it in the text: “
          {one.words.map((word, at) => (
            <span key={at}>{nearestWord(word)} </span>
          ))}
          ”
        </>
      );
  }
}

function nearestWord({
  text,
  is,
}: {
  text: string;
  is: "same" | "source" | "excerpt";
}): React.ReactNode {
  if (is === "source") return <ins>{text}</ins>;
  return is === "excerpt" ? <del>{text}</del> : text;
}
