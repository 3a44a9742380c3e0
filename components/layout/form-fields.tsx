import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field, FieldErrors, fieldAria } from "@/components/ui/field";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";

/** A field of a posted form, as far as its control needs it. What was typed before is its initial value. */
export type Posted = {
  id: string;
  name: string;
  errors?: string[] | undefined;
  initialValue?: unknown;
};
type Named = { field: Posted; label: string; hint?: React.ReactNode; isOptional?: boolean };

/** One line. */
export function LineField({
  field,
  type = "text",
  max,
  size,
  ...named
}: Named & { type?: "text" | "date" | "datetime-local" | "url"; max?: string; size?: number }) {
  const control = { name: field.name, defaultValue: textOf(field.initialValue) };
  return (
    <Field id={field.id} errors={field.errors ?? []} {...named}>
      <TextInput {...control} {...aria(field, named.hint)} {...{ type, max, size }} />
    </Field>
  );
}

/** Several lines; those that are no prose are not looked through for words that no dictionary has. */
export function ProseField({
  field,
  rows,
  spellCheck,
  ...named
}: Named & { rows: number; spellCheck?: false }) {
  const control = { name: field.name, defaultValue: textOf(field.initialValue) };
  return (
    <Field id={field.id} errors={field.errors ?? []} {...named}>
      <TextArea {...control} {...aria(field, named.hint)} {...{ rows, spellCheck }} />
    </Field>
  );
}

/** A file, which no browser keeps when the form comes back. */
export function FileField({ field, accept, ...named }: Named & { accept: string }) {
  return (
    <Field id={field.id} errors={field.errors ?? []} {...named}>
      <input
        type="file"
        name={field.name}
        accept={accept}
        className="block w-full font-sans text-aside file:mr-3 file:cursor-pointer file:rounded file:border file:border-solid file:border-rule file:bg-wash file:px-3 file:py-1.5 file:text-ink"
        {...aria(field, named.hint)}
      />
    </Field>
  );
}

/** One of many; `emptyLabel` is what is chosen while nothing is. */
export function SelectField({
  field,
  options,
  emptyLabel,
  ...named
}: Named & { options: readonly SelectOption[]; emptyLabel: string }) {
  return (
    <Field id={field.id} errors={field.errors ?? []} {...named}>
      <Select
        name={field.name}
        defaultValue={textOf(field.initialValue)}
        options={options}
        emptyLabel={emptyLabel}
        {...aria(field, named.hint)}
      />
    </Field>
  );
}

/** One of a few. */
export function ChoiceField({
  field,
  label,
  options,
  hint,
  isOptional = false,
}: Named & { options: readonly RadioOption[] }) {
  return (
    <RadioGroup
      id={field.id}
      name={field.name}
      legend={label}
      options={options}
      defaultValue={textOf(field.initialValue)}
      errors={field.errors ?? []}
      {...(hint !== undefined && { hint })}
      isRequired={!isOptional}
    />
  );
}

/** Some of several: one box per choice, all under one name. */
export function BoxesField({
  field,
  label,
  hint,
  isOptional = false,
  options,
  chosen = [],
}: Named & {
  options: readonly { value: string; label: React.ReactNode }[];
  /** What is chosen before anybody has chosen. */
  chosen?: readonly string[];
}) {
  const before = listOf(field.initialValue) ?? chosen;
  return (
    <fieldset
      id={field.id}
      aria-describedby={describedBy({ id: field.id, hint, errors: field.errors ?? [] })}
      className="max-w-measure"
    >
      <legend className="font-sans text-aside font-[620]">
        {label}
        {isOptional && <span className="font-normal text-soft"> (optional)</span>}
      </legend>
      {hint && (
        <p id={`${field.id}-description`} className="meta mt-0.5">
          {hint}
        </p>
      )}
      <div className="mt-1.5">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            id={`${field.id}-${option.value}`}
            name={field.name}
            value={option.value}
            label={option.label}
            defaultChecked={before.includes(option.value)}
          />
        ))}
      </div>
      <FieldErrors id={field.id} errors={field.errors ?? []} />
    </fieldset>
  );
}

const aria = ({ id, errors }: Pick<Posted, "id" | "errors">, hint: React.ReactNode) =>
  fieldAria({ id, hint, errors: errors ?? [] });
const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const listOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : undefined;
