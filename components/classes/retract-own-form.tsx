"use client";

import { LineField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { retractOwnAction } from "@/lib/classes/actions/own-claims";

/** Takes a claim of a class's own out, or something that stands on it. */
export function RetractOwnForm({
  id,
  label,
  hidden,
  outcome,
  idempotencyKey,
}: {
  id: string;
  label: string;
  hidden: Readonly<Record<string, string>>;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ reason: string }>
      {...{ id, outcome, idempotencyKey, hidden }}
      action={retractOwnAction}
      labels={{ reason: "Why" }}
      summaryTitle="It was not taken out."
    >
      {({ fields, isPending }) => (
        <>
          <LineField field={fields.reason} label="Why" />
          <Button aria-label={label} aria-disabled={isPending}>
            Take it out
          </Button>
        </>
      )}
    </PostedForm>
  );
}
