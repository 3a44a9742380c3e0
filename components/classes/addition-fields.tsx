import { motivationWords } from "@/components/annotations/words";
import { RELATION_WORDS } from "@/components/arguments/relation-words";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ChoicesForWork } from "@/lib/classes/queries/choices-for-work";
import type { WorkItem } from "@/lib/classes/queries/work";
import { NOTE_KINDS, type AnswerDraft, type NoteDraft } from "@/lib/classes/rules/additions";
import { isAnswerable } from "@/lib/classes/rules/work";
import { beginningOf, plainly } from "@/lib/foundation/redacted";
import { answerWords } from "./addition-words";
import { chosen } from "./chosen";
import { LineField, SomeField, TextField, type Refused } from "./saved-fields";

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
      {choices.found === 0 && <p className="meta">No claim on record has these words.</p>}
      <SomeField
        {...{ id, refused, name: "premises", chosen: draft?.premiseIds ?? [] }}
        legend="From which claims?"
        hint="One to five: your answer starts from claims that are on record, so that others can look at them."
        options={choices.claims.map(({ id: value, sentence }) => ({
          value,
          label: plainly(sentence),
        }))}
      />
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
      : `argument: it ${RELATION_WORDS[item.relation]}`,
});
const EVIDENCE_IS = { SUPPORTS: "for", CONTRADICTS: "against", CONTEXT: "context" };
