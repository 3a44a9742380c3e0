import { answerShown, evidenceShown, noteShown } from "./addition-wordings";
import { PartForm, saidOf, TakenAway, type Part, type Wording } from "./part-form";
import { AnswerFields, NoteFields } from "./addition-fields";
import { EvidenceFields } from "./added-evidence-fields";
import type { FormState } from "@/lib/access/form-action";
import type { ChoicesForWork } from "@/lib/classes/queries/choices-for-work";
import {
  additionPart,
  additionsIn,
  answerDraft,
  evidenceDraft,
  noteDraft,
  type AdditionKind,
  type AnswerDraft,
  type EvidenceDraft,
  type NoteDraft,
} from "@/lib/classes/rules/additions";
import { readSaved, wordingsOf, type SavedPart } from "@/lib/classes/rules/saved";

type Numbered = Part & { nth: number; choices: ChoicesForWork };

/** A piece of evidence that a student adds, saved as one types. */
export function EvidencePart(shown: Numbered) {
  const part = formOf(shown, "evidence", (saved) =>
    evidenceShown(readSaved(evidenceDraft, saved), shown.work.named),
  );
  const draft = typedEvidence(shown.outcome, part.id) ?? readSaved(evidenceDraft, part.wordings[0]);
  if (draft?.isAway && part.wordings.length === 1)
    return <TakenAway {...part} what="piece of evidence" />;
  return (
    <PartForm {...part} labels={EVIDENCE_LABELS} goals={goalsFor(part, "Search the sources")}>
      <EvidenceFields
        id={part.id}
        draft={draft}
        choices={shown.choices}
        refused={saidOf(shown.outcome, part.id, draft)}
      />
    </PartForm>
  );
}

/** An answer to what stands against the claim, or to evidence, saved as one types. */
export function AnswerPart(shown: Numbered) {
  const part = formOf(shown, "answer", (saved) =>
    answerShown(readSaved(answerDraft, saved), shown.claim, shown.work.named),
  );
  const draft = typedAnswer(shown.outcome, part.id) ?? readSaved(answerDraft, part.wordings[0]);
  if (draft?.isAway && part.wordings.length === 1) return <TakenAway {...part} what="answer" />;
  return (
    <PartForm {...part} labels={ANSWER_LABELS} goals={goalsFor(part, "Search the claims")}>
      <AnswerFields
        {...{ id: part.id, draft, items: shown.claim.items }}
        refused={saidOf(shown.outcome, part.id, draft)}
        {...{ choices: shown.choices, isFixed: part.isFixed }}
      />
    </PartForm>
  );
}

/** A note on the claim or on something that stands on it, saved as one types. */
export function NotePart(shown: Numbered) {
  const part = formOf(shown, "note", (saved) =>
    noteShown(readSaved(noteDraft, saved), shown.claim),
  );
  const draft = typedNote(shown.outcome, part.id) ?? readSaved(noteDraft, part.wordings[0]);
  if (draft?.isAway && part.wordings.length === 1) return <TakenAway {...part} what="note" />;
  return (
    <PartForm {...part} labels={NOTE_LABELS} goals={goalsFor(part)}>
      <NoteFields
        {...{ id: part.id, draft, items: shown.claim.items }}
        refused={saidOf(shown.outcome, part.id, draft)}
        {...{ sentence: shown.claim.assignedSentence, isFixed: part.isFixed }}
      />
    </PartForm>
  );
}

const KIND_WORDS = { evidence: "evidence", answer: "answer", note: "note" };

function formOf(
  { nth, choices: _, ...shown }: Numbered,
  kind: AdditionKind,
  show: (saved: SavedPart) => Wording,
) {
  const { work, claim } = shown;
  const part = additionPart(kind, claim.id, nth);
  return {
    ...{ ...shown, show, id: `${kind}-${nth}`, label: `Your ${KIND_WORDS[kind]}, ${nth}` },
    ...{ wordings: wordingsOf(work.saved, part), hidden: { kind, nth: String(nth) } },
    isFixed: work.kept.some((one) => one.part === part),
    isSaved: additionsIn(work.saved, claim.id).some((one) => one.part === part),
  };
}

type Form = ReturnType<typeof formOf>;

const goalsFor = ({ isSaved }: Form, search?: string) => [
  ...(search ? [{ value: "search", label: search }] : []),
  ...(isSaved ? [{ value: "takeAway", label: "Take it away" }] : []),
];

export const EVIDENCE_LABELS = {
  ...{ sourceId: "Source", title: "Title", authors: "Authors", issued: "Year", url: "Address" },
  ...{ excerpt: "The words of the source", locatorValue: "Which one", note: "Note" },
};
export const ANSWER_LABELS = { premises: "From which claims", wording: "Your answer" };
export const NOTE_LABELS = { quote: "The words that it is about", body: "Your note" };

// What was typed and refused stands in the form again, without script as well.
function typedEvidence(outcome: FormState, id: string): EvidenceDraft | null {
  const typed = typedIn(outcome, id);
  if (!typed) return null;
  const said = (name: string) => typed[name] ?? "";
  const { title, type, authors, issued, url } = typed;
  const described = { title: "", type: "", authors: "", issued: "", url: "" };
  return (
    evidenceDraft.safeParse({
      described: { ...described, ...withoutGaps({ title, type, authors, issued, url }) },
      ...{ sourceId: said("sourceId"), excerpt: said("excerpt"), note: said("note") },
      ...{ locatorLabel: typed.locatorLabel ?? null, locatorValue: said("locatorValue") },
      ...{ direction: typed.direction ?? null, directness: typed.directness ?? null },
      ...{ search: said("search"), isAway: false },
    }).data ?? null
  );
}

function typedAnswer(outcome: FormState, id: string): AnswerDraft | null {
  const typed = typedIn(outcome, id);
  if (!typed) return null;
  const premises = outcome!.result.initialValue?.premises ?? [];
  return (
    answerDraft.safeParse({
      ...{ target: typed.target ?? "", relation: typed.relation ?? null },
      ...{ premiseIds: Array.isArray(premises) ? premises : [premises] },
      ...{ wording: typed.wording ?? "", search: typed.search ?? "", isAway: false },
    }).data ?? null
  );
}

function typedNote(outcome: FormState, id: string): NoteDraft | null {
  const typed = typedIn(outcome, id);
  if (!typed) return null;
  const filled = { on: "", motivation: "COMMENTING", quote: "", body: "", isAway: false };
  const { on, motivation, quote, body } = typed;
  return (
    noteDraft.safeParse({ ...filled, ...withoutGaps({ on, motivation, quote, body }) }).data ?? null
  );
}

const typedIn = (outcome: FormState, id: string) =>
  outcome?.form === id
    ? ((outcome.result.initialValue ?? {}) as Record<string, string | undefined>)
    : null;

const withoutGaps = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
