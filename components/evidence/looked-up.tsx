import type { FormState } from "@/lib/access/form-action";
import type { LookedUp } from "@/lib/evidence/queries/look-up";
import { CheckBadge } from "./check-badge";
import { CheckFindings } from "./check-findings";

/** What the check says of the words in a form before they are sent. It is said aloud when it comes. */
export function LookedUpNote({ state }: { state: FormState }) {
  // Only the check of this form's own button answers with it.
  const found = state?.found as LookedUp | undefined;
  return (
    <div aria-live="polite">
      {found && (
        <section
          aria-label="What the check says"
          className="max-w-measure space-y-2 border-l-4 border-rule pl-4"
        >
          <p className="meta">
            <CheckBadge check={{ ...found, foundAt: found.locator }} />
          </p>
          <CheckFindings
            check={{ ...found, foundAt: found.locator, found: { ...found, ...NOWHERE } }}
            placeHref={null}
          />
          {found.isSpent && (
            <p className="meta">
              Its words in the text are kept back: enough of this source was shown before anything
              was sent.
            </p>
          )}
          <p className="meta">Nothing is sent yet. {NEXT[found.status]}</p>
        </section>
      )}
    </div>
  );
}

const NEXT: Record<LookedUp["status"], string> = {
  VERIFIED: "The words stand in the source as you give them.",
  WRONG_LOCATOR: "Put the place right, and check again if you like.",
  AMBIGUOUS: "Say in which of the places you found them.",
  NOT_FOUND: "Compare your words with the source, letter by letter.",
  NOT_CHECKED: "You can send it all the same; it is looked up when that is possible.",
};

// It stands on no card: it has no text of its own to be told from.
const NOWHERE = { start: null, end: null, edition: null } as const;
