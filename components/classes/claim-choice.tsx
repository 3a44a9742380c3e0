"use client";

import { useEffect, useRef } from "react";
import type { Posted } from "@/components/layout/form-fields";
import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { FieldErrors } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { ClaimsToAssign, GoneClaim } from "@/lib/classes/queries/claims-to-assign";
import { ON_ENTER } from "@/lib/classes/rules/choice";
import { plainly } from "@/lib/foundation/redacted";
import { ChoosingFrom } from "./choosing-from";
import { ClaimAtAGlance } from "./claim-at-a-glance";

/**
 * Claims that are chosen in a form: those that were taken, in their order, and others to take. Its buttons belong to the form
 * and carry everything that stands in it, so that nothing typed is lost, without script either.
 */
export function ClaimChoice({
  field: { id, name, errors = [] },
  legend = "The claims",
  choice,
  most,
  state,
}: {
  field: Posted;
  legend?: string;
  choice: ClaimsToAssign;
  /** How many there is room for. */
  most: number;
  state: FormState;
}) {
  const { chosen, gone, look, within, page } = choice;
  const wasAsked = Boolean(state?.result.initialValue?.ask);
  const said = useFocusKept(choice, wasAsked);
  const hidden = {
    ...{ look, from: within?.id ?? "", page: String(page), most: String(most) },
    searched: choice.words,
  };
  return (
    <fieldset id={id} className="max-w-[44rem] space-y-4">
      <legend className="font-sans text-aside font-[620]">{legend}</legend>
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <ChoosingFrom choice={choice} isFull={chosen.length >= most} />
      <p ref={said} role="status" tabIndex={-1} autoFocus={wasAsked} className="meta">
        {chosenInWords(chosen.length, most)}
      </p>
      {gone.length > 0 && <Gone gone={gone} />}
      <ol className="list-decimal space-y-3 pl-6" aria-label="Claims that are chosen">
        {chosen.map((claim, nth) => {
          const words = plainly(claim.sentence);
          const steps = [
            ...(nth > 0 ? [["up", "Move up"]] : []),
            ...(nth < chosen.length - 1 ? [["down", "Move down"]] : []),
            ["drop", "Leave it out"],
          ] as [keyof typeof STEPS, string][];
          return (
            <li key={claim.id}>
              <input type="hidden" data-chosen="" name={name} value={claim.id} />
              <WithMarks text={claim.sentence} />
              <ClaimAtAGlance claim={claim} />
              <span className="flex flex-wrap gap-x-4">
                {steps.map(([step, label]) => (
                  <Button
                    key={step}
                    look="quiet"
                    name="ask"
                    value={`${step}:${claim.id}`}
                    aria-label={`${STEPS[step]}: ${words}`}
                  >
                    {label}
                  </Button>
                ))}
              </span>
            </li>
          );
        })}
      </ol>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

/** What a browser presses when somebody presses Enter in a line of a form: it searches, or sends the form. */
export function AskOnEnter() {
  return <button hidden aria-hidden tabIndex={-1} name="ask" value={ON_ENTER} />;
}

const STEPS = { up: "Move up", down: "Move down", drop: "Leave out the claim" };

/** What was pressed may be gone with what it did: whoever goes by the keyboard is led to what is said of it. */
function useFocusKept(choice: ClaimsToAssign, wasAsked: boolean) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (wasAsked && document.activeElement === document.body)
      said.current?.focus({ preventScroll: true });
  }, [choice, wasAsked]);
  return said;
}

function chosenInWords(count: number, most: number): string {
  if (count === 0) return `No claim is chosen yet. Take one to ${most}.`;
  if (count >= most) return `${count} claims are chosen: there is room for no more.`;
  return count === 1 ? "One claim is chosen." : `${count} claims are chosen.`;
}

function Gone({ gone }: { gone: readonly GoneClaim[] }) {
  const title =
    gone.length === 1
      ? "One of the claims that were chosen no longer stands."
      : `${gone.length} of the claims that were chosen no longer stand.`;
  return (
    <Notice outcome="kept" title={title}>
      <ul className="space-y-2">
        {gone.map(({ id, sentence: words, mergedIntoId, mergedIntoSentence }) => (
          <li key={id}>
            {words ? <WithMarks text={words} /> : "A claim that is not there"}
            {mergedIntoId && mergedIntoSentence && (
              <>
                {" was merged into: "}
                <WithMarks text={mergedIntoSentence} />{" "}
                <Button
                  look="quiet"
                  name="ask"
                  value={`take:${mergedIntoId}`}
                  aria-label={`Take the claim: ${plainly(mergedIntoSentence)}`}
                >
                  Take that
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-2">The form goes on without; nothing changes before you save it.</p>
    </Notice>
  );
}
