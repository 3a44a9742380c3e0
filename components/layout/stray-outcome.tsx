import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/access/form-action";

/**
 * What an action of this very request answered, said by the page itself, first of all in its main part: for a form that
 * is no longer on it, since somebody else, or another tab, was quicker. Which forms a page will show is not known before
 * it is drawn; where one of them says the answer (`data-answered`), this is hidden.
 */
export function StrayOutcome({ outcome }: { outcome: FormState }) {
  const messages = Object.values(outcome?.result.error ?? {}).flatMap((said) => said ?? []);
  if (!outcome || messages.length === 0) return null;
  const isSignedOut = outcome.failure?.kind === "signedOut";
  const typed = Object.values(outcome.result.initialValue ?? {}).filter(isProse);
  return (
    <div className="mx-auto w-full max-w-page px-5 pt-7 in-[:root:has([data-answered])]:hidden lg:px-8">
      <ErrorSummary
        title="What you sent was not taken."
        fieldErrors={[]}
        formErrors={isSignedOut ? [SIGNED_OUT] : [...new Set(messages)]}
      />
      {typed.length > 0 && (
        <div className="mt-3 max-w-measure">
          <p className="meta">You had typed:</p>
          {typed.map((text) => (
            <blockquote key={text} className="whitespace-pre-line">
              {text}
            </blockquote>
          ))}
        </div>
      )}
    </div>
  );
}

// The form's own words speak of what is still in it.
const SIGNED_OUT =
  "You are signed out, so nothing was stored. Copy what you typed, sign in, and send it again.";

// Beside what people type a form sends ids, hashes and choices, which are single words.
function isProse(value: unknown): value is string {
  return typeof value === "string" && /\S\s+\S/.test(value);
}
