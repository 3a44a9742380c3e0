import { ConfidenceField, PositionField } from "@/components/reviews/vote-fields";
import { describedBy } from "@/components/ui/field";
import { reachedField } from "@/lib/classes/rules/rubric-fields";
import type { Work } from "@/lib/classes/queries/work";
import type { AppraisalDraft, VoteDraft } from "@/lib/classes/rules/work";
import { chosen } from "./chosen";
import { TextField, type Refused } from "./saved-fields";

/** The fields of a vote, with what was saved of it. */
export function VoteFields({
  id,
  draft,
  refused,
}: {
  id: string;
  draft: VoteDraft | null;
  refused: Refused;
}) {
  return (
    <>
      <PositionField id={`${id}-choice`} name="choice" {...chosen(draft?.choice)} />
      <ConfidenceField id={`${id}-confidence`} name="confidence" {...chosen(draft?.confidence)} />
      <TextField
        {...{ id, refused, name: "rationale", rows: 6, value: draft?.rationale }}
        label="Your reasons"
        hint="What decided it for you, and what would change your mind."
      />
    </>
  );
}

/** The fields of the grades of one item, with what was saved of them. */
export function AppraisalFields({
  id,
  criteria,
  draft,
  refused,
}: {
  id: string;
  criteria: Work["criteria"];
  draft: AppraisalDraft | null;
  refused: Refused;
}) {
  return (
    <>
      {criteria.map((criterion) => (
        <CriterionField
          key={criterion.id}
          id={`${id}-${criterion.position}`}
          criterion={criterion}
          chosenIds={draft?.levelIds ?? []}
        />
      ))}
      <TextField
        {...{ id, refused, name: "quote", rows: 2, value: draft?.quote }}
        label="The words that decided it"
        hint="Word for word, as they stand above."
        isOptional
      />
      <TextField
        {...{ id, refused, name: "reason", rows: 3, value: draft?.reason }}
        label="Your reason"
        hint="Why, by every criterion that needs a word."
      />
    </>
  );
}

/** The levels of one criterion in a row beside it, or one under the other where each says what it means. */
function CriterionField({
  id,
  criterion,
  chosenIds,
}: {
  id: string;
  criterion: Work["criteria"][number];
  chosenIds: readonly string[];
}) {
  const { title, hint, levels } = criterion;
  const isInRow = levels.every(({ description }) => description === null);
  return (
    <fieldset
      aria-labelledby={`${id}-title`}
      aria-describedby={describedBy({ id, hint })}
      className="grid gap-x-6 gap-y-2 border-b border-rule pb-4 sm:grid-cols-[11rem_1fr]"
    >
      <div>
        <p id={`${id}-title`} className="font-sans text-aside font-[620]">
          {title}
        </p>
        {hint && (
          <p id={`${id}-description`} className="meta">
            {hint}
          </p>
        )}
      </div>
      <div className={isInRow ? "flex flex-wrap gap-2" : "space-y-1"}>
        {levels.map(({ id: levelId, label, description }) => (
          <label key={levelId} className={isInRow ? `${step} ${boxed}` : step}>
            <input
              type="radio"
              id={`${id}-${levelId}`}
              name={reachedField(criterion.position)}
              value={levelId}
              defaultChecked={chosenIds.includes(levelId)}
              className="size-4.5 flex-none translate-y-[0.2em] accent-press"
            />
            <span>
              {label}
              {description && <span className="meta block">{description}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const step =
  "flex min-h-9 cursor-pointer items-baseline gap-2 py-1 font-sans text-aside has-checked:font-semibold has-checked:text-press";
const boxed = "rounded-control border border-edge px-3 hover:bg-wash has-checked:border-press";
