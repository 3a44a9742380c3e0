import type { FieldError } from "@/components/ui/error-summary";

/**
 * Every message of a refused form, each once, in the order of its fields: those of a field that readers can see lead
 * there, all others are the form's own, so that none is lost.
 *
 * @param errors by name as conform gives them: "" is the form, `reliedOn[0]` the first of a list
 * @param labels of the fields that readers can see
 * @param idOf where a field stands on the page
 */
export function formMessages(
  errors: Readonly<Record<string, readonly string[] | null | undefined>>,
  labels: Readonly<Record<string, string | undefined>>,
  idOf: (name: string) => string | undefined,
): { fieldErrors: FieldError[]; formErrors: string[] } {
  const said = Object.entries(errors).flatMap(([path, messages]) =>
    (messages ?? []).map((message) => ({ name: path.replace(/[[.].*$/, ""), message })),
  );
  const fieldErrors = Object.entries(labels).flatMap(([name, label]) => {
    const fieldId = idOf(name);
    const own = new Set(said.filter((each) => each.name === name).map(({ message }) => message));
    return fieldId && label ? [...own].map((message) => ({ fieldId, label, message })) : [];
  });
  const others = said.filter(({ name }) => !labels[name]).map(({ message }) => message);
  return { fieldErrors, formErrors: [...new Set(others)] };
}
