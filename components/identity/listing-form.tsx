"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import type { FormState } from "@/lib/access/form-action";
import { setListingAction } from "@/lib/identity/actions";

const OPTIONS = [
  {
    value: "yes",
    label: "Everybody",
    hint: "A page lists what you contribute under your name, and your name leads to it.",
  },
  {
    value: "no",
    label: "Nobody",
    hint: "There is no page. Your name stands under what you contribute and leads nowhere.",
  },
];

/** Whether one has a page that everybody sees. */
export function ListingForm({
  isListed,
  path,
  outcome,
  idempotencyKey,
}: {
  isListed: boolean;
  /** The address of the page. */
  path: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ isListed: string }>
      id="listing"
      action={setListingAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ isListed: "Who may see my page" }}
      defaultValue={{ isListed: isListed ? "yes" : "no" }}
      summaryTitle="This was not changed."
    >
      {({ fields, isPending }) => (
        <>
          <RadioGroup
            id={fields.isListed.id}
            name={fields.isListed.name}
            legend="It is shown to"
            options={OPTIONS}
            defaultValue={fields.isListed.defaultValue ?? ""}
            errors={fields.isListed.errors ?? []}
          />
          {isListed && (
            <p className="meta">
              It is at <a href={path}>{path}</a>.
            </p>
          )}
          <Button aria-disabled={isPending}>Save this</Button>
        </>
      )}
    </PostedForm>
  );
}
