import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field, FieldErrors, fieldAria } from "@/components/ui/field";
import { RadioGroup, type RadioGroupProps } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { confidenceWords, positionWords, scalePositions } from "./words";

type Choice = Pick<RadioGroupProps, "id" | "name" | "defaultValue" | "errors" | "form">;

/** The judgement itself: five steps as a row that reads from refuted to supported, and two answers apart from them. */
export function PositionField({ id, name, defaultValue, errors, form }: Choice) {
  const radio = (value: string) => (
    <input
      type="radio"
      id={`${id}-${value}`}
      name={name}
      value={value}
      form={form}
      required
      defaultChecked={value === defaultValue}
      className="size-4.5 flex-none accent-press"
    />
  );
  return (
    <fieldset id={id} aria-describedby={describedBy({ id, hint: true, errors })}>
      <legend className="font-sans text-aside font-[620]">How does the claim stand?</legend>
      <p id={`${id}-description`} className="meta mt-0.5">
        Judge the sentence as it is worded, by the evidence on its page.
      </p>
      <div className="mt-3 grid max-w-[40rem] font-sans text-aside sm:grid-cols-5">
        {scalePositions.map((position) => (
          <label
            key={position}
            className={`${step} sm:flex-col sm:border-t sm:text-center sm:leading-tight`}
          >
            {radio(position)}
            <span>{positionWords[position]}</span>
          </label>
        ))}
      </div>
      <div className="mt-3 border-t border-rule pt-2 font-sans text-aside">
        <p className="meta">Or, off the scale:</p>
        {offScale.map(({ value, words, hint }) => (
          <label key={value} className={step}>
            {radio(value)}
            <span>
              {words} <span className="meta">{hint}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

const step =
  "flex min-h-9 cursor-pointer items-center gap-3 border-edge py-1.5 hover:bg-wash has-checked:font-semibold has-checked:text-press sm:gap-2";

const offScale = [
  {
    value: "EVIDENCE_INSUFFICIENT",
    words: positionWords.EVIDENCE_INSUFFICIENT,
    hint: "it could be judged, but not by this",
  },
  {
    value: "NOT_CHECKABLE",
    words: positionWords.NOT_CHECKABLE,
    hint: "no evidence could decide it",
  },
];

/** How sure the voter is. */
export function ConfidenceField(props: Choice) {
  const options = (["UNSURE", "FAIRLY_SURE", "SURE"] as const).map((value) => ({
    value,
    label: confidenceWords[value],
  }));
  return (
    <RadioGroup
      {...props}
      isRequired
      legend="How sure are you?"
      hint="Shown beside your vote. Every vote counts the same."
      options={options}
    />
  );
}

/** The reasons, in the voter's words. Further attributes of the control go through, as form metadata gives them. */
export function RationaleField({
  id,
  errors,
  ...rest
}: { id: string; errors?: readonly string[] } & React.ComponentProps<"textarea">) {
  const hint =
    "What decided it for you, and what would change your mind. Anyone can read this under your name.";
  return (
    <Field id={id} label="Your reasons" hint={hint} errors={errors} isOptional={!rest.required}>
      <TextArea rows={6} {...rest} {...fieldAria({ id, hint, errors })} />
    </Field>
  );
}

/** Which evidence the vote rests on: one box per piece, all under one name. */
export function ReliedUponField({
  id,
  name,
  evidence,
  defaultValue = [],
  errors,
}: {
  id: string;
  name: string;
  evidence: readonly { id: string; label: string; hint?: string }[];
  defaultValue?: readonly string[];
  errors?: readonly string[];
}) {
  if (evidence.length === 0) return null;
  return (
    <fieldset id={id} aria-describedby={describedBy({ id, errors })}>
      <legend className="font-sans text-aside font-[620]">
        Evidence you relied on <span className="font-normal text-soft">(optional)</span>
      </legend>
      <div className="mt-1.5">
        {evidence.map((item) => (
          <Checkbox
            key={item.id}
            id={`${id}-${item.id}`}
            name={name}
            value={item.id}
            label={item.label}
            hint={item.hint}
            defaultChecked={defaultValue.includes(item.id)}
          />
        ))}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}
