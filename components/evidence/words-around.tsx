import type { ExcerptContext } from "@/lib/evidence/queries/context";
import { CheckBadge } from "./check-badge";
import { CheckDifferences } from "./check-differences";
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
          <CheckDifferences differences={context.differences} />
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
