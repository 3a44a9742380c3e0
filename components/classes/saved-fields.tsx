"use client";

import { createContext, useContext } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field, fieldAria, FieldErrors } from "@/components/ui/field";
import { RadioGroup, type RadioGroupProps } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";

/** What is said of fields, by their names: why they were refused, or that what was saved of them does not read. */
export type Refused = Readonly<Record<string, readonly string[]>>;

/** What the server said of the fields when the form saved itself last; null where it has not since the page was drawn. */
export const SaidOfFields = createContext<Refused | null>(null);

type Named = {
  id: string;
  name: string;
  value: string | undefined;
  label: string;
  hint?: string;
  /** What the page was drawn with. */
  refused: Refused;
  isOptional?: boolean;
};

/** A line of a form that saves itself, with what was saved of it. */
export function LineField({ id, name, value, label, hint, refused, isOptional = false }: Named) {
  const errors = useErrors(name, refused);
  const field = { id: `${id}-${name}`, ...(hint && { hint }), errors };
  return (
    <Field {...field} label={label} isOptional={isOptional}>
      <TextInput name={name} defaultValue={value} {...fieldAria(field)} />
    </Field>
  );
}

/** The same with several lines. */
export function TextField({
  id,
  name,
  value,
  label,
  hint,
  refused,
  isOptional = false,
  rows,
}: Named & { rows: number }) {
  const errors = useErrors(name, refused);
  const field = { id: `${id}-${name}`, ...(hint && { hint }), errors };
  return (
    <Field {...field} label={label} isOptional={isOptional}>
      <TextArea rows={rows} name={name} defaultValue={value} {...fieldAria(field)} />
    </Field>
  );
}

/** One of several in such a form. */
export function OneField({
  refused,
  ...group
}: Omit<RadioGroupProps, "errors"> & { refused: Refused }) {
  return <RadioGroup {...group} errors={useErrors(group.name, refused)} />;
}

/** Any number of several in such a form. */
export function SomeField({
  id: formId,
  name,
  legend,
  hint,
  options,
  chosen,
  refused,
}: Pick<Named, "id" | "name" | "refused"> & {
  legend: string;
  hint: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
}) {
  const errors = useErrors(name, refused);
  const id = `${formId}-${name}`;
  return (
    <fieldset
      id={id}
      aria-describedby={describedBy({ id, hint, errors })}
      className="max-w-measure"
    >
      <legend className="font-sans text-aside font-[620]">{legend}</legend>
      <p id={`${id}-description`} className="meta mt-0.5">
        {hint}
      </p>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          name={name}
          value={value}
          label={label}
          defaultChecked={chosen.includes(value)}
        />
      ))}
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

const useErrors = (name: string, drawn: Refused): readonly string[] =>
  (useContext(SaidOfFields) ?? drawn)[name] ?? [];
