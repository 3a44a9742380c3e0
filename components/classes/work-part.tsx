import { randomUUID } from "node:crypto";
import { Notice } from "@/components/ui/notice";
import { confidenceWords, positionWords } from "@/components/reviews/words";
import type { FormState } from "@/lib/access/form-action";
import type { WorkClaim, WorkItem, WorkSheet } from "@/lib/classes/queries/work";
import { clockIn } from "@/lib/classes/rules/zones";
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
import { wordingsOf, type SavedPart } from "@/lib/classes/rules/saved";
import { reachedField } from "@/lib/classes/rules/rubric-fields";
import { ChooseWording } from "./choose-wording";
import { SavedForm } from "./saved-form";
import { AppraisalFields, VoteFields } from "./work-fields";

type Part = { work: WorkSheet; claim: WorkClaim; outcome: FormState; isOpen: boolean };

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
      <VoteFields id="vote" draft={draft} />
    </PartForm>
  );
}

/** The grades of one piece of evidence or one argument, saved as one types. */
export function AppraisalPart({ item, label, ...shown }: Part & { item: WorkItem; label: string }) {
  const { work, claim, outcome } = shown;
  const id = `grade-${item.id}`;
  const wordings = wordingsOf(work.saved, appraisalPart(claim.id, item.id));
  const draft = typedAppraisal(outcome, id, work) ?? readAppraisal(wordings[0]);
  return (
    <PartForm
      {...{ ...shown, wordings, id, label }}
      hidden={{ kind: "appraisal", itemId: item.id }}
      show={(one) => appraisalFields(readAppraisal(one), work)}
    >
      <AppraisalFields id={id} criteria={work.criteria} draft={draft} />
    </PartForm>
  );
}

/** What one wording says: as a form sends it, and as a reader sees it. */
type Wording = { fields: Record<string, string>; words: string[] };

function PartForm({
  id,
  label,
  work,
  claim,
  outcome,
  isOpen,
  wordings,
  hidden,
  show,
  children,
}: Part & {
  id: string;
  label: string;
  wordings: readonly SavedPart[];
  hidden: Record<string, string>;
  show: (wording: SavedPart) => Wording;
  children: React.ReactNode;
}) {
  const { timeZone } = work.class;
  const [newest] = wordings;
  const seenAt = newest?.savedAt.toISOString();
  const place = { assignmentId: work.id, claimId: claim.id, ...hidden };
  if (isOpen && newest && wordings.length > 1)
    return (
      <Notice outcome="kept" title="You changed this in two places">
        <p>Nothing was written over. Choose which to go on with; the other is then gone.</p>
        <ol className="mt-3 space-y-4">
          {wordings.map((wording) => {
            const { fields, words } = show(wording);
            const chosen = { ...place, ...fields, form: id, device: randomUUID(), seenAt: seenAt! };
            return (
              <li key={wording.device}>
                <p className="meta">Saved at {clockIn(wording.savedAt, timeZone)}:</p>
                {words.map((line) => (
                  <p key={line} className="whitespace-pre-line">
                    {line}
                  </p>
                ))}
                <ChooseWording hidden={chosen}>Go on with this one</ChooseWording>
              </li>
            );
          })}
        </ol>
      </Notice>
    );
  return (
    <SavedForm
      {...{ id, label, outcome, isOpen, timeZone }}
      hidden={{ ...place, ...(seenAt && { seenAt }) }}
      device={randomUUID()}
      savedAt={seenAt ?? null}
    >
      {children}
    </SavedForm>
  );
}

function voteFields(draft: VoteDraft | null): Wording {
  const { choice, confidence, rationale = "", seenHash } = draft ?? {};
  return {
    fields: {
      ...(choice && { choice }),
      ...(confidence && { confidence }),
      ...{ rationale, ...(seenHash && { seenHash }) },
    },
    words: [
      ...(choice ? [`Position: ${positionWords[choice]}`] : []),
      ...(confidence ? [`Confidence: ${confidenceWords[confidence]}`] : []),
      ...(rationale ? [rationale] : []),
    ],
  };
}

function appraisalFields(draft: AppraisalDraft | null, { criteria }: WorkSheet): Wording {
  const { levelIds = [], reason = "" } = draft ?? {};
  const given = criteria.flatMap(({ title, position, levels }) => {
    const level = levels.find(({ id }) => levelIds.includes(id));
    return level ? [{ title, position, level }] : [];
  });
  const levels = given.map(({ position, level }) => [reachedField(position), level.id]);
  return {
    fields: { ...(Object.fromEntries(levels) as Record<string, string>), reason },
    words: [
      ...given.map(({ title, level }) => `${title}: ${level.label}`),
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
  return appraisalDraft.safeParse({ levelIds, reason: typed.reason ?? "" }).data ?? null;
}
