"use client";

import { LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { logSearchAction } from "@/lib/evidence/actions";

type Input = Record<"place" | "words" | "searchedOn" | "result", string>;

/** Puts a search for contrary evidence on record. */
export function SearchForm({
  claimId,
  today,
  outcome,
  idempotencyKey,
}: {
  claimId: string;
  /** "2026-11-27": the day that is filled in. */
  today: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="search"
      action={logSearchAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      defaultValue={{ searchedOn: today }}
      hidden={{ claimId }}
      summaryTitle="This search was not logged yet."
      keepsDraft
    >
      {({ fields, isPending }) => (
        <>
          <LineField
            field={fields.place}
            label={labels.place}
            hint="A catalogue, an archive, an index, a book from cover to cover."
          />
          <LineField
            field={fields.words}
            label={labels.words}
            hint="The words that you searched for, so that others can do it again."
          />
          <LineField field={fields.searchedOn} label={labels.searchedOn} type="date" />
          <ProseField
            field={fields.result}
            label={labels.result}
            hint="What you found against the claim, or that there was nothing."
            rows={4}
          />
          <Button look="primary" aria-disabled={isPending}>
            Log the search
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = {
  place: "Where you looked",
  words: "What you looked for",
  searchedOn: "The day of the search",
  result: "What came of it",
};
