import { motivationWords } from "@/components/annotations/words";
import type { WorkClaim } from "@/lib/classes/queries/work";
import type { Named } from "@/lib/classes/queries/work-named";
import {
  relationOf,
  type AnswerDraft,
  type EvidenceDraft,
  type NoteDraft,
} from "@/lib/classes/rules/additions";
import { DIRECTNESS_WORDS } from "@/lib/evidence/rules/reading-words";
import { answerWords, directionInWords } from "./addition-words";
import type { Wording } from "./part-form";

// What is saved of something that is added, as its form sends it and as a reader tells it from another wording of the same:
// whatever is filled in, in the order of the form.

export function evidenceShown(draft: EvidenceDraft | null, { sources }: Named): Wording {
  if (!draft) return NOTHING;
  const { described, direction, directness, isAway, unread: _, ...texts } = draft;
  const { excerpt, sourceId, locatorLabel, locatorValue, note, search } = texts;
  return {
    fields: [...filled({ ...described, ...texts, direction, directness }), ...away(isAway)],
    words: [
      ...said("Looked for", search),
      ...said("Source", sources.find(({ id }) => id === sourceId)?.title ?? sourceId),
      ...said("Source", Object.values(described).filter(Boolean).join(", ")),
      ...(excerpt ? [`“${excerpt}”`] : []),
      ...said("Place", [locatorLabel, locatorValue].filter(Boolean).join(" ")),
      ...(direction ? [directionInWords(direction)] : []),
      ...(directness ? [DIRECTNESS_WORDS[directness].choice.label] : []),
      ...said("Note", note),
    ],
  };
}

export function answerShown(
  draft: AnswerDraft | null,
  claim: WorkClaim,
  { claims }: Named,
): Wording {
  if (!draft) return NOTHING;
  const { target, wording, search, premiseIds, isAway } = draft;
  const relation = relationOf(draft);
  return {
    fields: [
      ...filled({ target, relation, wording, search }),
      ...premiseIds.map((id) => ["premises", id] as const),
      ...away(isAway),
    ],
    words: [
      ...said("Answers", wordsAt(claim, target)),
      ...(relation ? [answerWords[relation]] : []),
      ...said("Looked for", search),
      ...premiseIds.flatMap((id) => said("From", claims.find((one) => one.id === id)?.sentence)),
      ...(wording ? [wording] : []),
    ],
  };
}

export function noteShown(draft: NoteDraft | null, claim: WorkClaim): Wording {
  if (!draft) return NOTHING;
  const { on, motivation, quote, body, isAway } = draft;
  return {
    fields: [...filled({ on, motivation, quote, body }), ...away(isAway)],
    words: [
      ...said("On", wordsAt(claim, on)),
      motivationWords[motivation],
      ...(quote ? [`“${quote}”`] : []),
      ...(body ? [body] : []),
    ],
  };
}

const NOTHING: Wording = { fields: [], words: [] };

const filled = (fields: Record<string, string | null>): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : []));

const away = (isAway: boolean) => (isAway ? [["isAway", "yes"] as const] : []);

const said = (what: string, words: string | null | undefined): string[] =>
  words ? [`${what}: ${words}`] : [];

/** What stands at an aim: "claim", "evidence/{id}" or "argument/{id}". */
function wordsAt({ assignedSentence, items }: WorkClaim, aim: string): string {
  if (aim === "claim") return assignedSentence;
  return items.find(({ kind, id }) => `${kind}/${id}` === aim)?.words ?? aim;
}
