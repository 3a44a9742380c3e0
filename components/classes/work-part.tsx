import { confidenceWords, positionWords } from "@/components/reviews/words";
import type { FormState } from "@/lib/access/form-action";
import type { WorkClaim, WorkItem, WorkSheet } from "@/lib/classes/queries/work";
import { reachedField } from "@/lib/classes/rules/rubric-fields";
import { wordingsOf } from "@/lib/classes/rules/saved";
import {
  appraisalDraft,
  appraisalPart,
  readAppraisal,
  readVote,
  voteDraft,
  votePart,
  type AppraisalDraft,
  type VoteDraft,
} from "@/lib/classes/rules/work";
import { PartForm, saidOf, type Part, type Wording } from "./part-form";
import { AppraisalFields, VoteFields } from "./work-fields";

/** The vote on a claim, saved as one types. */
export function VotePart(shown: Part) {
  const { work, claim, outcome } = shown;
  const wordings = wordingsOf(work.saved, votePart(claim.id));
  const draft = typedVote(outcome, claim) ?? readVote(wordings[0]);
  return (
    <PartForm
      {...{ ...shown, wordings, id: "vote", label: "Your vote" }}
      hidden={{ kind: "vote", seenHash: claim.seenHash }}
      show={(one) => voteFields(readVote(one))}
    >
      <VoteFields id="vote" draft={draft} refused={saidOf(outcome, "vote", draft)} />
    </PartForm>
  );
}

/** What is saved of the grades of an item, or was typed and refused. */
export function appraisalShown({ work, claim, outcome }: Part, item: WorkItem) {
  const id = `grade-${item.id}`;
  const wordings = wordingsOf(work.saved, appraisalPart(claim.id, item.id));
  return { id, wordings, draft: typedAppraisal(outcome, id, work) ?? readAppraisal(wordings[0]) };
}

/** The grades of one piece of evidence or one argument, saved as one types. */
export function AppraisalPart({ item, label, ...shown }: Part & { item: WorkItem; label: string }) {
  const { work, outcome } = shown;
  const { id, wordings, draft } = appraisalShown(shown, item);
  const refused = saidOf(outcome, id, draft);
  return (
    <PartForm
      {...{ ...shown, wordings, id, label }}
      hidden={{ kind: "appraisal", itemId: item.id }}
      labels={{ quote: "The words that decided it" }}
      show={(one) => appraisalFields(readAppraisal(one), work)}
    >
      <AppraisalFields {...{ id, draft, refused }} criteria={work.criteria} />
    </PartForm>
  );
}

function voteFields(draft: VoteDraft | null): Wording {
  const { choice, confidence, rationale = "", seenHash } = draft ?? {};
  return {
    fields: Object.entries({
      ...(choice && { choice }),
      ...(confidence && { confidence }),
      ...{ rationale, ...(seenHash && { seenHash }) },
    }),
    words: [
      ...(choice ? [`Position: ${positionWords[choice]}`] : []),
      ...(confidence ? [`Confidence: ${confidenceWords[confidence]}`] : []),
      ...(rationale ? [rationale] : []),
    ],
  };
}

function appraisalFields(draft: AppraisalDraft | null, { criteria }: WorkSheet): Wording {
  const { levelIds = [], reason = "", quote = "" } = draft ?? {};
  const given = criteria.flatMap(({ title, position, levels }) => {
    const level = levels.find(({ id }) => levelIds.includes(id));
    return level ? [{ title, position, level }] : [];
  });
  const levels = given.map(({ position, level }) => [reachedField(position), level.id] as const);
  return {
    fields: [...levels, ["reason", reason], ["quote", quote]],
    words: [
      ...given.map(({ title, level }) => `${title}: ${level.label}`),
      ...(quote ? [`“${quote}”`] : []),
      ...(reason ? [reason] : []),
    ],
  };
}

// What was typed and refused stands in the form again, without script as well.
function typedVote(outcome: FormState, { seenHash }: WorkClaim): VoteDraft | null {
  if (outcome?.form !== "vote") return null;
  const typed = outcome.result.initialValue ?? {};
  const filled = { choice: null, confidence: null, rationale: "", seenHash, ...typed };
  return voteDraft.safeParse(filled).data ?? null;
}

function typedAppraisal(
  outcome: FormState,
  id: string,
  { criteria }: WorkSheet,
): AppraisalDraft | null {
  if (outcome?.form !== id) return null;
  const typed = outcome.result.initialValue ?? {};
  const levelIds = criteria.flatMap(({ position }) => typed[reachedField(position)] ?? []);
  const { reason = "", quote = "" } = typed;
  return appraisalDraft.safeParse({ levelIds, reason, quote }).data ?? null;
}
