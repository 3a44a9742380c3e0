"use client";

import type { FieldMetadata } from "@conform-to/react";
import { ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormAction, FormState } from "@/lib/access/form-action";
import {
  askOnLineAction,
  flagOnLineAction,
  lookOnLineAction,
  placeOnLineAction,
  retractOnLineAction,
  returnOnLineAction,
  settleOnLineAction,
} from "@/lib/moderation/actions";

/** What a form says about the page that it stands on. */
export type Back = Readonly<Record<string, string>>;

type Props = {
  /** Tells this form from the others of the page. */
  id: string;
  /** Said with the button, for those who hear the page: which line it acts on. */
  name: string;
  hidden: Readonly<Record<string, string>>;
  outcome: FormState;
  idempotencyKey: string;
};

/** Asks whoever reads the claim for a source. */
export const AskForm = (props: Props) => (
  <WordsForm
    {...{ ...props, action: askOnLineAction, field: "note", label: "What is missing" }}
    {...{ hint: "Everyone reads it.", button: "Ask for a source" }}
    summaryTitle="This was not asked yet."
  />
);

/** Sends a proposal back to its adder. */
export const ReturnForm = (props: Props) => (
  <WordsForm
    {...{
      ...props,
      action: returnOnLineAction,
      field: "reason",
      label: "Reason for sending it back",
    }}
    {...{ hint: "Its adder reads it.", button: "Send back" }}
    summaryTitle="This was not sent back yet."
  />
);

/** Takes one's own out again. */
export const RetractForm = (props: Props) => (
  <WordsForm
    {...{ ...props, action: retractOnLineAction, field: "reason", label: "Why you take it out" }}
    {...{ hint: "It stays in the history of the claim.", button: "Take it out" }}
    summaryTitle="This was not taken out yet."
  />
);

/** Asks another editor for a ruling on what is live. */
export const FlagForm = (props: Props) => (
  <WordsForm
    {...{ ...props, action: flagOnLineAction, field: "note", label: "What is wrong with it" }}
    {...{ hint: "Editors alone read it.", button: "Flag it for a ruling", isOptional: true }}
    summaryTitle="This was not flagged yet."
  />
);

/** Marks evidence as looked at since its source stands otherwise. */
export const LookForm = (props: Props) => (
  <WordsForm
    {...{ ...props, action: lookOnLineAction, field: "note", label: "What you found" }}
    {...{ hint: "Kept with the evidence.", button: "Mark as looked at" }}
    summaryTitle="This was not marked yet."
  />
);

/** Takes the place at which the words were found. */
export function PlaceForm({ place, name, ...form }: Props & { place: string }) {
  return (
    <PostedForm<Record<string, never>>
      {...form}
      action={placeOnLineAction}
      labels={{}}
      summaryTitle="The place was not changed."
    >
      {({ isPending }) => (
        <Button look="primary" aria-disabled={isPending} aria-label={`Take ${place}: ${name}`}>
          Take {place}
        </Button>
      )}
    </PostedForm>
  );
}

/** Decides on readings that differ. */
export function SettleForm({ name, ...form }: Props) {
  return (
    <PostedForm<{ reason: string }>
      {...form}
      action={settleOnLineAction}
      labels={{ reason: "Reason" }}
      summaryTitle="This was not settled yet."
    >
      {({ fields, isPending }) => (
        <div className="space-y-3">
          <ProseField
            field={fields.reason as FieldMetadata<string>}
            label="Reason"
            hint="Everyone reads it."
            rows={2}
          />
          <p className="flex flex-wrap gap-3">
            <Button
              look="primary"
              name="outcome"
              value="STANDS"
              aria-disabled={isPending}
              aria-label={`It fits as it stands: ${name}`}
            >
              It fits as it stands
            </Button>
            <Button
              name="outcome"
              value="SEND_BACK"
              aria-disabled={isPending}
              aria-label={`Send back: ${name}`}
            >
              Send back
            </Button>
          </p>
        </div>
      )}
    </PostedForm>
  );
}

/** Takes back that something was settled. */
export function ReopenForm({ hidden, ...form }: Omit<Props, "id" | "name">) {
  return (
    <PostedForm<Record<string, never>>
      {...form}
      id="reopen"
      action={settleOnLineAction}
      labels={{}}
      hidden={{ ...hidden, outcome: "REOPENED", reason: "Taken back at once." }}
      summaryTitle="This was not taken back."
    >
      {({ isPending }) => <Button aria-disabled={isPending}>Take it back</Button>}
    </PostedForm>
  );
}

function WordsForm({
  action,
  field,
  label,
  hint,
  button,
  name,
  isOptional = false,
  ...form
}: Props & {
  action: FormAction;
  field: "reason" | "note";
  label: string;
  hint: string;
  button: string;
  isOptional?: boolean;
  summaryTitle: string;
}) {
  return (
    <PostedForm<{ reason: string; note: string }>
      {...form}
      action={action}
      labels={{ [field]: label }}
    >
      {({ fields, isPending }) => (
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-56 max-w-measure grow">
            <ProseField
              field={fields[field] as FieldMetadata<string>}
              {...{ label, hint, isOptional, rows: 2 }}
            />
          </div>
          <Button aria-disabled={isPending} aria-label={`${button}: ${name}`}>
            {button}
          </Button>
        </div>
      )}
    </PostedForm>
  );
}
