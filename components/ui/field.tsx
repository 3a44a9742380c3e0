import { Icon } from "./icon";

export type FieldProps = {
  /** The id of the control; hint and errors take theirs from it. */
  id: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  errors?: readonly string[];
  /** Said beside the label. Fields are required unless they say that they are not. */
  isOptional?: boolean;
  children: React.ReactNode;
};

/**
 * One labelled control with its hint and its errors. The control inside carries `id`, and names hint and errors in
 * `aria-describedby`: either by `fieldAria`, or by form metadata that uses the same two suffixes.
 */
export function Field({ id, label, hint, errors, isOptional = false, children }: FieldProps) {
  return (
    <div className="max-w-measure">
      <label htmlFor={id} className="block font-sans text-aside font-[620]">
        {label}
        {isOptional && <span className="font-normal text-soft"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-description`} className="meta mt-0.5">
          {hint}
        </p>
      )}
      <div className="mt-1.5">{children}</div>
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

/** What went wrong in one field, in the place that `aria-describedby` points at; nothing when nothing did. */
export function FieldErrors({ id, errors }: { id: string; errors?: readonly string[] }) {
  if (!errors?.length) return null;
  return (
    <p
      id={`${id}-error`}
      className="mt-1.5 flex items-baseline gap-2 font-sans text-note font-[560] text-contradicts"
    >
      <Icon shape="struck" size={11} />
      <span>{errors.join(" ")}</span>
    </p>
  );
}

type Described = { id: string; hint?: React.ReactNode; errors?: readonly string[] };

/** The attributes that tie a control to the hint and the errors of its `Field`. */
export function fieldAria(field: Described) {
  return {
    id: field.id,
    "aria-invalid": field.errors?.length ? true : undefined,
    "aria-describedby": describedBy(field),
  };
}

/** The ids of what describes a control or a group of controls: its errors first, then its hint. */
export function describedBy({ id, hint, errors }: Described): string | undefined {
  const ids = [errors?.length && `${id}-error`, hint && `${id}-description`].filter(Boolean);
  return ids.length ? ids.join(" ") : undefined;
}
