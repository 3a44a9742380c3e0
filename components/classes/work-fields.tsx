import { ConfidenceField, PositionField } from "@/components/reviews/vote-fields";
import { Field, fieldAria } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { levelField } from "@/lib/classes/schema/work";
import type { Work } from "@/lib/classes/queries/work";
import type { AppraisalDraft, VoteDraft } from "@/lib/classes/rules/work";

/** The fields of a vote, with what was saved of it. */
export function VoteFields({ id, draft }: { id: string; draft: VoteDraft | null }) {
  const hint = "What decided it for you, and what would change your mind.";
  const field = { id: `${id}-rationale`, hint };
  return (
    <>
      <PositionField id={`${id}-choice`} name="choice" {...chosen(draft?.choice)} />
      <ConfidenceField id={`${id}-confidence`} name="confidence" {...chosen(draft?.confidence)} />
      <Field {...field} label="Your reasons">
        <TextArea rows={6} name="rationale" defaultValue={draft?.rationale} {...fieldAria(field)} />
      </Field>
    </>
  );
}

/** The fields of the grades of one item, with what was saved of them. */
export function AppraisalFields({
  id,
  criteria,
  draft,
}: {
  id: string;
  criteria: Work["criteria"];
  draft: AppraisalDraft | null;
}) {
  const hint = "Point at the words that decided it for you.";
  const field = { id: `${id}-reason`, hint };
  return (
    <>
      {criteria.map((criterion) => (
        <RadioGroup
          key={criterion.id}
          id={`${id}-${criterion.position}`}
          name={levelField(criterion.position)}
          legend={criterion.title}
          {...(criterion.hint && { hint: criterion.hint })}
          options={criterion.levels.map((level) => ({
            ...{ value: level.id, label: level.label },
            ...(level.description && { hint: level.description }),
          }))}
          {...chosen(criterion.levels.find((level) => draft?.levelIds.includes(level.id))?.id)}
        />
      ))}
      <Field {...field} label="Your reason">
        <TextArea rows={3} name="reason" defaultValue={draft?.reason} {...fieldAria(field)} />
      </Field>
    </>
  );
}

const chosen = (value: string | null | undefined) => (value ? { defaultValue: value } : {});
