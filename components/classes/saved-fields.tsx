import { Field, fieldAria } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";

/** What was said of fields that were refused, by their names. */
export type Refused = Readonly<Record<string, readonly string[]>>;

type Named = {
  id: string;
  name: string;
  value: string | undefined;
  label: string;
  hint?: string;
  refused: Refused;
  isOptional?: boolean;
};

/** A line of a form that saves itself, with what was saved of it. */
export function LineField({ id, name, value, label, hint, refused, isOptional = false }: Named) {
  const field = { id: `${id}-${name}`, ...(hint && { hint }), errors: refused[name] ?? [] };
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
  const field = { id: `${id}-${name}`, ...(hint && { hint }), errors: refused[name] ?? [] };
  return (
    <Field {...field} label={label} isOptional={isOptional}>
      <TextArea rows={rows} name={name} defaultValue={value} {...fieldAria(field)} />
    </Field>
  );
}

/** What is chosen of several, where something is. */
export const chosen = (value: string | null | undefined) => (value ? { defaultValue: value } : {});
