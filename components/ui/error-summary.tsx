import { Icon } from "./icon";

export type FieldError = { fieldId: string; label: string; message: string };

/**
 * What keeps a form from being accepted, above the form. Each line leads to its field. It can hold the focus, so that a
 * form leaf moves there after a refusal (through `ref`); without script it is the first thing of the answer.
 */
export function ErrorSummary({
  title = "This was not saved yet.",
  isQuestion = false,
  fieldErrors,
  formErrors = [],
  ref,
}: {
  title?: string;
  /** Nothing is wrong: the form asks to look and confirm. */
  isQuestion?: boolean;
  fieldErrors: readonly FieldError[];
  formErrors?: readonly string[];
  ref?: React.Ref<HTMLDivElement>;
}) {
  if (fieldErrors.length + formErrors.length === 0) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className={`max-w-measure border-l-4 bg-wash px-5 py-4 font-sans ${isQuestion ? "border-qualifies" : "border-contradicts"}`}
    >
      <p className="flex items-baseline gap-2 text-aside font-[620]">
        {!isQuestion && (
          <span className="text-contradicts">
            <Icon shape="struck" />
          </span>
        )}
        {title}
      </p>
      <ul className="mt-1 space-y-0.5 text-aside">
        {formErrors.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {fieldErrors.map(({ fieldId, label, message }) => (
          <li key={`${fieldId} ${message}`} className="min-h-6">
            <a href={`#${fieldId}`} className="text-contradicts">
              {label}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
