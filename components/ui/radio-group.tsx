import { describedBy, FieldErrors } from "./field";

export type RadioOption = { value: string; label: React.ReactNode; hint?: React.ReactNode };

export type RadioGroupProps = {
  /** The id of the group; its options take `${id}-${value}`. */
  id: string;
  name: string;
  legend: React.ReactNode;
  options: readonly RadioOption[];
  defaultValue?: string;
  hint?: React.ReactNode;
  errors?: readonly string[];
  isRequired?: boolean;
  /** The id of a form that the group stands outside of. */
  form?: string;
};

/** One choice of several: a fieldset of native radio buttons, each with a target of its whole line. */
export function RadioGroup({
  id,
  name,
  legend,
  options,
  defaultValue,
  hint,
  errors,
  isRequired,
  form,
}: RadioGroupProps) {
  return (
    <fieldset
      id={id}
      aria-describedby={describedBy({ id, hint, errors })}
      className="max-w-measure"
    >
      <legend className="font-sans text-aside font-[620]">{legend}</legend>
      {hint && (
        <p id={`${id}-description`} className="meta mt-0.5">
          {hint}
        </p>
      )}
      <div className="mt-1.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-8 cursor-pointer items-baseline gap-3 py-1 font-sans text-aside"
          >
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              form={form}
              defaultChecked={option.value === defaultValue}
              required={isRequired}
              className="size-4.5 flex-none translate-y-[0.2em] accent-press"
            />
            <span>
              {option.label}
              {option.hint && <span className="meta block">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}
