"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { FormState } from "@/lib/access/form-action";
import { handInAction } from "@/lib/classes/actions/work";

type Input = { asItIs: string };

/** Hands the work in as it is saved, with the list of what is missing. */
export function HandInForm({
  assignmentId,
  missing,
  outcome,
  idempotencyKey,
  isLate,
  isAgain,
}: {
  assignmentId: string;
  missing: readonly { href: string; words: string }[];
  outcome: FormState;
  idempotencyKey: string;
  /** It was due already, and is taken all the same. */
  isLate: boolean;
  /** It was handed in before. */
  isAgain: boolean;
}) {
  return (
    <PostedForm<Input>
      id="hand-in"
      action={handInAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ asItIs: "Hand it in as it is" }}
      hidden={{ assignmentId }}
      summaryTitle="It was not handed in yet."
    >
      {({ fields, isPending }) => (
        <>
          {missing.length > 0 && (
            <div className="max-w-measure space-y-4">
              <div>
                <h3 id="missing-title">What is missing</h3>
                <ul aria-labelledby="missing-title" className="mt-1 text-aside">
                  {missing.map(({ href, words }) => (
                    <li key={words}>
                      <a href={href}>{words}</a>
                    </li>
                  ))}
                </ul>
              </div>
              <Checkbox
                id={fields.asItIs.id}
                name={fields.asItIs.name}
                value="yes"
                label="Hand it in as it is"
                hint="A vote without a position, or without how sure you are, is not part of it, nor is what you began to add and did not finish, nor are words that do not read."
              />
            </div>
          )}
          {isLate && (
            <p className="max-w-measure">It was due already: it will be marked as late.</p>
          )}
          <Button look="primary" aria-disabled={isPending}>
            {isAgain ? "Hand in again" : "Hand in"}
          </Button>
        </>
      )}
    </PostedForm>
  );
}
