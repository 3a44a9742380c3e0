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
  const { before, after } = around(excerpt, context ?? NOTHING);
  return (
    <>
      <blockquote lang={language ?? undefined} className="mt-1.5">
        {before && <span className="text-soft">{before}</span>}
        <QuotedExcerpt excerpt={excerpt} isAmongWords={before !== ""} />
        {after && <span className="text-soft">{after}</span>}
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

const NOTHING = { before: "", after: "" };

/**
 * The words before and after an excerpt. It was found from its first letter to its last: a mark that it begins or ends with
 * itself is not said twice.
 */
function around(excerpt: string, { before, after }: { before: string; after: string }) {
  return {
    before: /^["“‘'(]/u.test(excerpt) ? before.replace(/["“‘'(]+$/u, "") : before,
    after: /[^\p{L}\p{N}\s]$/u.test(excerpt) ? after.replace(/^[.,;:!?…"'”’)\]]+/u, "") : after,
  };
}
