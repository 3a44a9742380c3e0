"use client";

import { getTextareaProps } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import type { FormState } from "@/lib/access/form-action";
import { annotateClaimAction } from "@/lib/annotations/actions";
import { MARKS } from "./words";

type Input = { motivation: string; body: string; audience: string };

/**
 * Writes a note on a claim, or on a piece of evidence or an argument of it.
 * @param about the ids of what it is about
 */
export function AnnotationForm({
  about,
  outcome,
  idempotencyKey,
}: {
  about: Readonly<Record<string, string>>;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="annotation"
      action={annotateClaimAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      defaultValue={{ motivation: "COMMENTING", audience: "PUBLIC" }}
      hidden={about}
      summaryTitle="This note was not stored yet."
      keepsDraft
    >
      {({ fields, isPending }) => {
        const { key: _key, ...body } = getTextareaProps(fields.body);
        const described = { id: fields.body.id, hint: MARKS, errors: fields.body.errors ?? [] };
        return (
          <>
            <RadioGroup
              id={fields.motivation.id}
              name={fields.motivation.name}
              legend={labels.motivation}
              options={motivations}
              defaultValue={fields.motivation.initialValue ?? ""}
              errors={fields.motivation.errors ?? []}
            />
            <Field {...described} label={labels.body}>
              <TextArea {...body} {...fieldAria(described)} rows={5} />
            </Field>
            <RadioGroup
              id={fields.audience.id}
              name={fields.audience.name}
              legend={labels.audience}
              options={audiences}
              defaultValue={fields.audience.initialValue ?? ""}
              errors={fields.audience.errors ?? []}
            />
            <Button look="primary" aria-disabled={isPending}>
              Store the note
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

const labels = { motivation: "What is it?", body: "Your note", audience: "Who may read it?" };
const motivations = [
  { value: "COMMENTING", label: "A comment" },
  { value: "QUESTIONING", label: "A question" },
  { value: "ASSESSING", label: "An assessment", hint: "how well it does what it is there for" },
  { value: "TAGGING", label: "A tag", hint: "one short line to find it by" },
];
const audiences = [
  { value: "PUBLIC", label: "Everyone", hint: "under your name, published under CC BY 4.0" },
  { value: "PRIVATE", label: "Only you" },
];
