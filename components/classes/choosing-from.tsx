import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field, fieldAria } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { claimPath } from "@/lib/claims/rules";
import type { ClaimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { LOOKS, OFFERED_AT_ONCE, type Look } from "@/lib/classes/rules/choice";
import { plainly } from "@/lib/foundation/redacted";
import { ClaimAtAGlance } from "./claim-at-a-glance";

/** Where claims are taken from: found by words, in a document, under a topic, in a set, or the class's own. */
export function ChoosingFrom({
  choice,
  isFull,
}: {
  choice: ClaimsToAssign;
  /** Nothing more can be taken. */
  isFull: boolean;
}) {
  const { look, words, shelf, within } = choice;
  const isChosen = (id: string) => choice.chosen.some((one) => one.id === id);
  return (
    <div className="space-y-4 border-l-2 border-rule pl-4">
      <div role="group" aria-label="Where to look for them" className="flex flex-wrap gap-2">
        {LOOKS.filter((one) => one !== "OWN" || choice.hasOwn).map((one) => (
          <Button key={one} name="ask" value={`look:${one}`} aria-pressed={one === look}>
            {one === look ? <b>{LABELS[one]}</b> : LABELS[one]}
          </Button>
        ))}
      </div>
      {look === "SEARCH" ? (
        <Search words={words} />
      ) : (
        <input type="hidden" name="words" value={words} />
      )}
      {shelf && <Shelf look={look} shelf={shelf} />}
      {within && (
        <p className="flex flex-wrap items-baseline gap-x-4">
          <b>
            <WithMarks text={within.title} />
          </b>
          <Button look="quiet" name="ask" value="close:">
            {BACK[look]}
          </Button>
        </p>
      )}
      {!shelf && <Found choice={choice} {...{ isFull, isChosen }} />}
      <Steps key={`${look} ${within?.id} ${words}`} choice={choice} />
    </div>
  );
}

const LABELS: Record<Look, string> = {
  ...{ SEARCH: "By words", DOCUMENT: "From a document", TOPIC: "From a topic" },
  ...{ SET: "From a set of mine", OWN: "This class’s own" },
};
const BACK: Partial<Record<Look, string>> = {
  ...{ DOCUMENT: "All documents", TOPIC: "All topics", SET: "All sets" },
};
const NOTHING: Record<Look, string> = {
  SEARCH: "No claim has these words.",
  DOCUMENT: "No document has a claim yet.",
  TOPIC: "No claim stands under a topic yet.",
  SET: "You keep no set of claims yet. Make one under “Your classes”, or from the claims of an assignment.",
  OWN: "None of this class’s own claims stands any more.",
};

function Search({ words }: { words: string }) {
  const field = { id: "choice-words", hint: "By any of their words." };
  return (
    <Field {...field} label="Find claims">
      <span className="flex gap-2.5">
        <TextInput
          key={words}
          type="search"
          name="words"
          defaultValue={words}
          maxLength={200}
          {...fieldAria(field)}
        />
        <Button name="ask" value="look:SEARCH">
          Search
        </Button>
      </span>
    </Field>
  );
}

function Shelf({ look, shelf }: { look: Look; shelf: NonNullable<ClaimsToAssign["shelf"]> }) {
  if (shelf.length === 0) return <EmptyState>{NOTHING[look]}</EmptyState>;
  return (
    <ul className="divide-y divide-rule">
      {shelf.map(({ id, title, count }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-4 py-1">
          <Button
            look="quiet"
            name="ask"
            value={`open:${id}`}
            aria-label={`Open ${plainly(title)}`}
          >
            <span className="text-left">
              <WithMarks text={title} />
            </span>
          </Button>
          <span className="meta">{count === 1 ? "one claim" : `${count} claims`}</span>
        </li>
      ))}
    </ul>
  );
}

function Found({
  choice: { look, words, found },
  isFull,
  isChosen,
}: {
  choice: ClaimsToAssign;
  isFull: boolean;
  isChosen: (id: string) => boolean;
}) {
  if (found.length === 0)
    return look === "SEARCH" && words === "" ? null : <EmptyState>{NOTHING[look]}</EmptyState>;
  const free = found.filter(({ id }) => !isChosen(id));
  return (
    <>
      <ul aria-label="Claims that were found" className="divide-y divide-rule">
        {found.map((claim) => (
          <li key={claim.id} className="py-2">
            <WithMarks text={claim.sentence} />
            <ClaimAtAGlance claim={claim} />
            <span className="meta flex flex-wrap items-baseline gap-x-5">
              {isChosen(claim.id) ? (
                <span>taken</span>
              ) : (
                !isFull && (
                  <Button
                    look="quiet"
                    name="ask"
                    value={`take:${claim.id}`}
                    aria-label={`Take the claim: ${plainly(claim.sentence)}`}
                  >
                    Take it
                  </Button>
                )
              )}
              {!claim.isOwn && (
                <a
                  href={claimPath(claim)}
                  target="_blank"
                  className="inline-flex min-h-8 items-center"
                >
                  Look at it in another tab
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
      {free.length > 1 && !isFull && (
        <Button name="ask" value={`take:${free.map(({ id }) => id).join(" ")}`}>
          Take all that are shown
        </Button>
      )}
    </>
  );
}

// Drawn anew for what else is looked at: a press that waited for an answer is of the list that it was made in.
function Steps({ choice: { page, total } }: { choice: ClaimsToAssign }) {
  const from = (page - 1) * OFFERED_AT_ONCE;
  const to = Math.min(from + OFFERED_AT_ONCE, total);
  const hasFurther = to < total;
  if (total === 0 || (page === 1 && !hasFurther)) return null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-5">
      {page > 1 && (
        <Button look="quiet" name="ask" value={`page:${page - 1}`}>
          Earlier
        </Button>
      )}
      <span className="meta">{`${from + 1} to ${to} of ${total}`}</span>
      {hasFurther && (
        <Button look="quiet" name="ask" value={`page:${page + 1}`}>
          Further
        </Button>
      )}
    </p>
  );
}
