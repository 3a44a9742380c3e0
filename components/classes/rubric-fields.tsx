"use client";

import { LineField, ProseField, type Posted } from "@/components/layout/form-fields";
import { Details } from "@/components/ui/details";
import { CRITERIA, type CriterionDraft, type RubricDraft } from "@/lib/classes/rules/rubric";
import { criterionField, levelField, type RubricName } from "@/lib/classes/rules/rubric-fields";

type Fields = Readonly<Record<string, Posted | undefined>>;

/** The words and numbers of a rubric, criterion by criterion, and room for one more. */
export function RubricFields({
  name,
  legend,
  hint,
  rubric,
  fields,
}: {
  name: RubricName;
  legend: string;
  hint: string;
  rubric: RubricDraft;
  fields: Fields;
}) {
  return (
    <fieldset className="max-w-measure space-y-3" aria-describedby={`${name}-rubric-hint`}>
      <legend className="font-sans text-aside font-[620]">{legend}</legend>
      <p id={`${name}-rubric-hint`} className="meta">
        {hint} A criterion without a title is left out, and so is a level without a name.
      </p>
      {placesOf(rubric).map((place) => (
        <CriterionFields key={place} {...{ name, place, rubric, fields }} />
      ))}
    </fieldset>
  );
}

/** What the error summary calls the fields of a rubric. */
export function labelsOfRubric(name: RubricName, rubric: RubricDraft): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const place of placesOf(rubric)) {
    const title = titleAt(rubric, place);
    labels[criterionField(name, place, "Title")] = `${title}, title`;
    labels[criterionField(name, place, "Hint")] = `${title}, hint`;
    labels[criterionField(name, place, "Weight")] = `${title}, weight`;
    for (const level of levelsAt(rubric, place)) {
      labels[levelField(name, place, level, "Label")] = `${title}, level ${level}`;
      labels[levelField(name, place, level, "Description")] =
        `${title}, level ${level}, what one sees`;
      labels[levelField(name, place, level, "Points")] = `${title}, level ${level}, points`;
    }
  }
  return labels;
}

function CriterionFields({
  name,
  place,
  rubric,
  fields,
}: {
  name: RubricName;
  place: number;
  rubric: RubricDraft;
  fields: Fields;
}) {
  const part = (which: Parameters<typeof criterionField>[2]) =>
    fields[criterionField(name, place, which)]!;
  const own = [
    ...[part("Title"), part("Hint"), part("Weight")],
    ...levelsAt(rubric, place).flatMap((level) =>
      (["Label", "Description", "Points"] as const).map(
        (which) => fields[levelField(name, place, level, which)]!,
      ),
    ),
  ];
  const isWrong = own.some(({ errors }) => Boolean(errors?.length));
  return (
    <Details summary={summaryAt(rubric, place)} isOpen={isWrong}>
      <div
        role="group"
        aria-label={titleAt(rubric, place)}
        className="space-y-5 border-l border-rule pl-5"
      >
        <LineField field={part("Title")} label="Title" isOptional />
        <ProseField field={part("Hint")} label="Hint for whoever judges" rows={2} isOptional />
        <LineField
          field={part("Weight")}
          label="Weight"
          hint="From 1 to 100: how much it counts beside the others."
        />
        {levelsAt(rubric, place).map((level) => (
          <LevelFields key={level} {...{ name, place, level, fields }} />
        ))}
      </div>
    </Details>
  );
}

function LevelFields({
  name,
  place,
  level,
  fields,
}: {
  name: RubricName;
  place: number;
  level: number;
  fields: Fields;
}) {
  const part = (which: Parameters<typeof levelField>[3]) =>
    fields[levelField(name, place, level, which)]!;
  return (
    <fieldset className="space-y-3">
      <legend className="meta">Level {level}</legend>
      <LineField field={part("Label")} label="Name" isOptional />
      <ProseField field={part("Description")} label="What one sees then" rows={2} isOptional />
      <LineField field={part("Points")} label="Points, 0 to 100" />
    </fieldset>
  );
}

function summaryAt(rubric: RubricDraft, place: number): string {
  const criterion = rubric.criteria[place - 1];
  return criterion ? `${criterion.title} (weight ${criterion.weight})` : "One more criterion";
}

// What was saved, and one more; a new one has as many levels as the one before it.
const placesOf = ({ criteria }: RubricDraft): number[] =>
  upTo(Math.min(criteria.length + 1, CRITERIA.most));
const levelsAt = ({ criteria }: RubricDraft, place: number): number[] =>
  upTo(levelsLike(criteria[place - 1] ?? criteria.at(-1)));
const levelsLike = (criterion: CriterionDraft | undefined) => criterion?.levels.length ?? 4;
const titleAt = ({ criteria }: RubricDraft, place: number) =>
  criteria[place - 1]?.title ?? "One more criterion";
const upTo = (most: number) => Array.from({ length: most }, (_, nth) => nth + 1);
