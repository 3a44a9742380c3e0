"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { chooseMailAction } from "@/lib/follows/actions";

/** Asked once, whether somebody wants letters: each answer is a button, and no is one of them. */
export function MailQuestion({
  timeZone,
  ...form
}: {
  outcome: FormState;
  idempotencyKey: string;
  timeZone: string;
}) {
  return (
    <aside aria-labelledby="letters-title" className="max-w-measure border-t border-rule pt-4">
      <h2 id="letters-title" className="font-sans text-aside font-[620]">
        Letters
      </h2>
      <p className="meta mt-1 mb-3">
        What is new in your classes stands under <a href="/notifications">notifications</a>. It can
        come by mail, too, in one letter at six in the morning. None is sent unless you say so.
      </p>
      <PostedForm<{ cadence: string }>
        id="letters-question"
        action={chooseMailAction}
        labels={{}}
        hidden={{ on: "classes", timeZone }}
        summaryTitle="Nothing was changed."
        {...form}
      >
        {({ isPending }) => (
          <p className="flex flex-wrap gap-3">
            {ANSWERS.map(([cadence, words]) => (
              <Button key={cadence} name="cadence" value={cadence} aria-disabled={isPending}>
                {words}
              </Button>
            ))}
          </p>
        )}
      </PostedForm>
    </aside>
  );
}

const ANSWERS = [
  ["NEVER", "No letters"],
  ["DAILY", "Once a day"],
  ["WEEKLY", "Once a week"],
] as const;
