import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/**
 * A search that narrows what a form below it offers: it asks by address, so that it works without
 * script. It stands before the form, since what is typed there would not outlast it.
 */
export function ChoiceSearch({
  action,
  label,
  hint,
  words,
  kept,
}: {
  action: string;
  label: string;
  hint: string;
  words: string;
  /** What else the address of the form says. */
  kept: Readonly<Record<string, string | undefined>>;
}) {
  return (
    <search className="block max-w-measure">
      <form action={action}>
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Field id="choice-words" label={label} hint={hint}>
          <span className="flex gap-2.5">
            <TextInput
              type="search"
              name="q"
              defaultValue={words}
              maxLength={200}
              {...fieldAria({ id: "choice-words", hint })}
            />
            <Button type="submit">Search</Button>
          </span>
        </Field>
      </form>
    </search>
  );
}
