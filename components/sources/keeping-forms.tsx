"use client";

import { getSelectProps, getTextareaProps, type FieldMetadata } from "@conform-to/react";
import { ChoiceField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { FormState } from "@/lib/access/form-action";
import {
  changeLineageAction,
  changeStandingAction,
  mergeSourceAction,
  unmergeSourceAction,
} from "@/lib/sources/actions/keeping";
import { capitalised } from "@/lib/foundation/text";
import { LINEAGE_WORDS } from "@/lib/sources/rules/lineage-words";
import { STANDING_WORDS } from "@/lib/sources/rules/standing-words";
import type { SourceStandingView } from "./source-standing";

type Keeping = { sourceId: string; outcome: FormState; idempotencyKey: string };

/** Says how far a source can be relied on from now on. */
export function StandingForm({
  sourceId,
  standing,
  ...form
}: Keeping & { standing: SourceStandingView }) {
  return (
    <PostedForm<{ standing: string; reason: string }>
      {...form}
      id="standing"
      action={changeStandingAction}
      labels={{ standing: "Standing", reason: "Reason" }}
      defaultValue={{ standing }}
      hidden={{ sourceId, from: standing }}
      summaryTitle="Its standing was not changed."
    >
      {({ fields, isPending }) => (
        <>
          <RadioGroup
            id={fields.standing.id}
            name={fields.standing.name}
            legend="From now on it is"
            options={STANDINGS}
            defaultValue={fields.standing.initialValue ?? ""}
            errors={fields.standing.errors ?? []}
            isRequired
          />
          <Reason field={fields.reason as FieldMetadata<string>} />
          <p className="flex flex-wrap gap-2.5">
            <Button look="primary" aria-disabled={isPending}>
              Change its standing
            </Button>
            <Button name="ask" value="foresee" aria-disabled={isPending}>
              See what would change
            </Button>
          </p>
        </>
      )}
    </PostedForm>
  );
}

/** Says something about where a source comes from, with a reason, and a choice of another source where it needs one. */
export function LineageForm({
  sourceId,
  act,
  given = {},
  other,
  submit,
  id = act,
  ...form
}: Keeping & {
  act: "lean" | "withdraw" | "join" | "leave" | "follow";
  given?: Readonly<Record<string, string>>;
  other?: { name: "leansOnId" | "withId"; label: string; options: readonly SelectOption[] };
  submit: string;
  id?: string;
}) {
  return (
    <PostedForm<Record<string, string>>
      {...form}
      id={id}
      action={changeLineageAction}
      labels={{
        ...(act === "lean" && { kind: KIND }),
        ...(other && { [other.name]: other.label }),
        reason: "Reason",
      }}
      hidden={{ sourceId, act, ...given }}
      summaryTitle="This was not recorded."
    >
      {({ fields, isPending }) => (
        <>
          {act === "lean" && <ChoiceField field={fields.kind!} label={KIND} options={KINDS} />}
          {other && <Other field={fields[other.name]!} {...other} />}
          <Reason field={fields.reason!} />
          <Button aria-disabled={isPending}>{submit}</Button>
        </>
      )}
    </PostedForm>
  );
}

/** Says that two records are one source: this one goes into the other, or the other into this one. */
export function MergeForm({
  sourceId,
  intoId,
  id,
  options,
  submit,
  ...form
}: Keeping & {
  id: string;
  submit: string;
  /** The record that stays, where that is settled; else it is chosen from these. */
  intoId?: string;
  options?: readonly SelectOption[];
}) {
  return (
    <PostedForm<{ intoId: string; reason: string }>
      {...form}
      id={id}
      action={mergeSourceAction}
      labels={{ intoId: INTO, reason: "Reason" }}
      hidden={{ sourceId, ...(intoId && { intoId }) }}
      summaryTitle="They were not merged."
    >
      {({ fields, isPending }) => (
        <>
          {options && <Other field={fields.intoId} label={INTO} options={options} />}
          <Reason field={fields.reason} />
          <Button aria-disabled={isPending}>{submit}</Button>
        </>
      )}
    </PostedForm>
  );
}

/** Takes a merge back. */
export function UnmergeForm({ sourceId, id, ...form }: Keeping & { id: string }) {
  return (
    <PostedForm<{ reason: string }>
      {...form}
      id={id}
      action={unmergeSourceAction}
      labels={{ reason: "Reason" }}
      hidden={{ sourceId }}
      summaryTitle="The merge was not undone."
    >
      {({ fields, isPending }) => (
        <>
          <Reason field={fields.reason} />
          <Button aria-disabled={isPending}>Undo the merge</Button>
        </>
      )}
    </PostedForm>
  );
}

function Other({
  field,
  label,
  options,
}: {
  field: FieldMetadata<string>;
  label: string;
  options: readonly SelectOption[];
}) {
  const { key: _key, ...props } = getSelectProps(field);
  return (
    <Field id={field.id} label={label} errors={field.errors ?? []}>
      <Select {...props} options={options} emptyLabel="Choose a source" />
    </Field>
  );
}

function Reason({ field }: { field: FieldMetadata<string> }) {
  const { key: _key, ...props } = getTextareaProps(field);
  return (
    <Field id={field.id} label="Reason" hint="Everyone reads it." errors={field.errors ?? []}>
      <TextArea {...props} rows={2} />
    </Field>
  );
}

const KIND = "How does it lean on the other?";
const KINDS = Object.entries(LINEAGE_WORDS).map(([value, { does, hint }]) => ({
  value,
  label: `It ${does} it`,
  hint,
}));
const INTO = "The record that stays";

const STANDINGS = Object.entries(STANDING_WORDS).map(([value, { is, means }]) => ({
  value,
  label: capitalised(is),
  hint: means,
}));
