import { motivationWords } from "@/components/annotations/words";
import { Checkbox } from "@/components/ui/checkbox";
import { Details } from "@/components/ui/details";
import { describedBy, Field, FieldErrors, fieldAria } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { ChoicesForWork } from "@/lib/classes/queries/choices-for-work";
import type { WorkItem } from "@/lib/classes/queries/work";
import {
  NOTE_KINDS,
  type AnswerDraft,
  type EvidenceDraft,
  type NoteDraft,
} from "@/lib/classes/rules/additions";
import { isAnswerable } from "@/lib/classes/rules/work";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { beginningOf, plainly } from "@/lib/foundation/redacted";
import { SOURCE_TYPES } from "@/lib/sources/rules/record";
import { answerWords, directionWords } from "./addition-words";

type Refused = Readonly<Record<string, readonly string[]>>;

/** The fields of evidence that a student adds, with what was saved of it. */
export function EvidenceFields({
  id,
  draft,
  choices,
  refused,
}: {
  id: string;
  draft: EvidenceDraft | null;
  choices: ChoicesForWork;
  refused: Refused;
}) {
  return (
    <>
      <SourceChoice {...{ id, draft, choices, refused }} />
      <TextField
        {...{ id, refused, name: "excerpt", rows: 4, value: draft?.excerpt }}
        label="The words of the source"
        hint="Word for word, as they stand there. No machine has checked them: they are marked as not checked."
      />
      <div className="grid max-w-measure gap-x-5 gap-y-5 sm:grid-cols-[11rem_1fr]">
        <Field id={`${id}-locatorLabel`} label="Place">
          <Select
            id={`${id}-locatorLabel`}
            name="locatorLabel"
            defaultValue={draft?.locatorLabel ?? ""}
            options={LOCATOR_LABELS.map((value) => ({ value, label: value }))}
            emptyLabel="Choose"
          />
        </Field>
        <LineField
          {...{ id, refused, name: "locatorValue", value: draft?.locatorValue }}
          label="Which one"
        />
      </div>
      <RadioGroup
        id={`${id}-direction`}
        name="direction"
        legend="Which way do the words point?"
        options={Object.entries(directionWords).map(([value, label]) => ({ value, label }))}
        {...chosen(draft?.direction)}
      />
      <RadioGroup
        id={`${id}-directness`}
        name="directness"
        legend="How do they bear on the claim?"
        options={[
          { value: "DIRECT", label: "Directly", hint: "the words speak of the very thing" },
          { value: "INFERENTIAL", label: "By inference", hint: "one concludes it from them" },
        ]}
        {...chosen(draft?.directness)}
      />
      <TextField
        {...{ id, refused, name: "note", rows: 2, value: draft?.note }}
        label="Note"
        hint="How the words bear on the claim, if that needs saying."
        isOptional
      />
    </>
  );
}

function SourceChoice({ id, draft, choices, refused }: Parameters<typeof EvidenceFields>[0]) {
  const { described } = draft ?? {};
  const isDescribed =
    Boolean(described?.title) || ["title", "issued", "url"].some((name) => refused[name]);
  return (
    <>
      <LineField
        {...{ id, refused, name: "search", value: draft?.search }}
        label="Find a source on record"
        hint="By words of its title or its author. Then press “Search the sources” below."
        isOptional
      />
      {choices.sources.length > 0 ? (
        <RadioGroup
          id={`${id}-sourceId`}
          name="sourceId"
          legend="Source"
          errors={refused.sourceId ?? []}
          options={[
            ...choices.sources.map(({ id: value, title }) => ({ value, label: plainly(title) })),
            { value: "", label: "None of these" },
          ]}
          defaultValue={draft?.sourceId ?? ""}
        />
      ) : (
        draft?.search && <p className="meta">No source on record has these words.</p>
      )}
      <Details summary="Or describe a source that is not on record" isOpen={isDescribed}>
        <div className="space-y-5 border-l border-rule pt-3 pl-5">
          <p className="meta max-w-measure">
            It is for this assignment alone: whoever may read your work sees it, and nobody else.
          </p>
          <LineField {...{ id, refused, name: "title", value: described?.title }} label="Title" />
          <Field id={`${id}-type`} label="Kind of source">
            <Select
              id={`${id}-type`}
              name="type"
              defaultValue={described?.type ?? ""}
              options={SOURCE_TYPES.map((value) => ({
                value,
                label: value.replaceAll(/[-_]/g, " "),
              }))}
              emptyLabel="Choose"
            />
          </Field>
          <TextField
            {...{ id, refused, name: "authors", rows: 2, value: described?.authors }}
            label="Authors"
            hint="One to a line: “Reed, John”."
            isOptional
          />
          <LineField
            {...{ id, refused, name: "issued", value: described?.issued }}
            label="Year"
            hint="Or the day: 1917-11-14."
            isOptional
          />
          <LineField
            {...{ id, refused, name: "url", value: described?.url }}
            label="Address"
            hint="With https:// before it."
            isOptional
          />
        </div>
      </Details>
    </>
  );
}

/** The fields of an answer, with what was saved of it. What was handed in keeps its aim and its start. */
export function AnswerFields({
  id,
  draft,
  items,
  choices,
  refused,
  isFixed,
}: {
  id: string;
  draft: AnswerDraft | null;
  items: readonly WorkItem[];
  choices: ChoicesForWork;
  refused: Refused;
  isFixed: boolean;
}) {
  const aims = items.filter(isAnswerable);
  return (
    <>
      {isFixed && <Fixed>What it answers, and from which claims, stays.</Fixed>}
      <RadioGroup
        id={`${id}-target`}
        name="target"
        legend="What do you answer?"
        options={aims.map((item) => aimOption(item))}
        {...chosen(draft?.target)}
      />
      <RadioGroup
        id={`${id}-relation`}
        name="relation"
        legend="What is wrong with it?"
        hint="Evidence is always answered in the second way: its words stand where they stand."
        options={Object.entries(answerWords).map(([value, label]) => ({ value, label }))}
        {...chosen(draft?.relation)}
      />
      <LineField
        {...{ id, refused, name: "search", value: draft?.search }}
        label="Find claims to start from"
        hint="By words of their sentences. Then press “Search the claims” below."
        isOptional
      />
      <fieldset
        id={`${id}-premises`}
        aria-describedby={describedBy({
          id: `${id}-premises`,
          hint: true,
          errors: refused.premises ?? [],
        })}
        className="max-w-measure"
      >
        <legend className="font-sans text-aside font-[620]">From which claims?</legend>
        <p id={`${id}-premises-description`} className="meta mt-0.5">
          One to five: your answer starts from claims that are on record, so that others can look at
          them.
        </p>
        {choices.claims.map(({ id: claimId, sentence }) => (
          <Checkbox
            key={claimId}
            name="premises"
            value={claimId}
            label={plainly(sentence)}
            defaultChecked={draft?.premiseIds.includes(claimId) ?? false}
          />
        ))}
        <FieldErrors id={`${id}-premises`} errors={refused.premises ?? []} />
      </fieldset>
      <TextField
        {...{ id, refused, name: "wording", rows: 4, value: draft?.wording }}
        label="Your answer"
        hint="How these claims bear on it, in 10 to 600 characters."
      />
    </>
  );
}

/** The fields of a note, with what was saved of it. */
export function NoteFields({
  id,
  draft,
  items,
  sentence,
  refused,
  isFixed,
}: {
  id: string;
  draft: NoteDraft | null;
  items: readonly WorkItem[];
  sentence: string;
  refused: Refused;
  isFixed: boolean;
}) {
  return (
    <>
      {isFixed && <Fixed>What it is about, and what it is, stays.</Fixed>}
      <RadioGroup
        id={`${id}-on`}
        name="on"
        legend="What is it about?"
        options={[
          { value: "claim", label: plainly(sentence), hint: "the claim" },
          ...items.map((item) => aimOption(item)),
        ]}
        {...chosen(draft?.on)}
      />
      <RadioGroup
        id={`${id}-motivation`}
        name="motivation"
        legend="What is it?"
        options={NOTE_KINDS.map((value) => ({ value, label: motivationWords[value] }))}
        defaultValue={draft?.motivation ?? "COMMENTING"}
      />
      <TextField
        {...{ id, refused, name: "quote", rows: 2, value: draft?.quote }}
        label="The words that it is about"
        hint="Word for word, as they stand in what you chose."
        isOptional
      />
      <TextField
        {...{ id, refused, name: "body", rows: 4, value: draft?.body }}
        label="Your note"
      />
    </>
  );
}

const Fixed = ({ children }: { children: string }) => (
  <p className="meta max-w-measure">
    You handed this in before: its words can change. {children} To say something else of another
    thing, take it away and write one more.
  </p>
);

const aimOption = (item: WorkItem) => ({
  value: `${item.kind}/${item.id}`,
  label: plainly(beginningOf(item.words, 160)),
  hint:
    item.kind === "evidence"
      ? `evidence: ${EVIDENCE_IS[item.direction]}`
      : `argument: it ${DOES[item.relation]}`,
});
const EVIDENCE_IS = { SUPPORTS: "for", CONTRADICTS: "against", CONTEXT: "context" };
const DOES = {
  SUPPORTS: "supports",
  REBUTS: "rebuts",
  UNDERCUTS: "undercuts",
  QUALIFIES: "qualifies",
};

type Named = {
  id: string;
  name: string;
  value: string | undefined;
  label: string;
  hint?: string;
  refused: Refused;
  isOptional?: boolean;
};

function LineField({ id, name, value, label, hint, refused, isOptional = false }: Named) {
  const field = { id: `${id}-${name}`, ...(hint && { hint }), errors: refused[name] ?? [] };
  return (
    <Field {...field} label={label} isOptional={isOptional}>
      <TextInput name={name} defaultValue={value} {...fieldAria(field)} />
    </Field>
  );
}

function TextField({
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

const chosen = (value: string | null | undefined) => (value ? { defaultValue: value } : {});
