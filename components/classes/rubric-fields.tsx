"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import { LineField, ProseField, type Posted } from "@/components/layout/form-fields";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { FormState } from "@/lib/access/form-action";
import { CRITERIA, LEVELS, shareInWords } from "@/lib/classes/rules/rubric";
import {
  criterionField,
  levelField,
  shapeField,
  type CriterionPart,
  type LevelPart,
  type RubricName,
} from "@/lib/classes/rules/rubric-fields";
import { typedRows } from "@/lib/classes/rules/rubric-moves";
import { MoveButton, MoveButtons, type Press } from "./move-buttons";
import { rowsChanged, rowsOf, type CriterionRow, type LevelRow } from "./rubric-rows";

type Fields = Readonly<Record<string, Posted | undefined>>;

/**
 * The words and numbers of a rubric, criterion by criterion. Criteria and levels are added, taken away and moved by buttons:
 * in the browser with script, else by sending the form, which comes back with everything in it.
 */
export function RubricFields({
  name,
  legend,
  hint,
  fields,
  state,
}: {
  name: RubricName;
  legend: string;
  hint: string;
  fields: Fields;
  /** What the form's action answered last: errors are named by the places that the rows had then. */
  state: FormState;
}) {
  const [{ rows, taken }, change] = useReducer(rowsChanged, null, () =>
    rowsOf(typedRows(name, (field) => textOf(fields[field]?.initialValue))),
  );
  const [answer, setAnswer] = useState(state);
  const [said, setSaid] = useState("");
  const moved = useRef<string | null>(null);
  const group = useRef<HTMLFieldSetElement>(null);
  if (answer !== state) {
    setAnswer(state);
    change({ kind: "answered" });
  }
  // What is moved takes the focus of its button along.
  useEffect(() => {
    if (moved.current) group.current?.querySelector<HTMLElement>(moved.current)?.focus();
    moved.current = null;
  }, [rows]);
  const sum = rows.reduce((total, { now }) => total + (Number(now.Weight) || 0), 0);
  const press: Press = (move, { says, focus }) => {
    change({ kind: "move", move });
    setSaid(says);
    moved.current = focus;
  };
  return (
    <fieldset
      ref={group}
      className="max-w-measure space-y-3"
      aria-describedby={`${name}-rubric-hint`}
      onInput={({ target }) =>
        (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
        change({ kind: "type", rubric: name, field: target.name, value: target.value })
      }
    >
      <legend className="font-sans text-aside font-[620]">{legend}</legend>
      <p id={`${name}-rubric-hint`} className="meta">
        {hint} A criterion without a title is left out, and so is a level without a name.
      </p>
      <input
        type="hidden"
        data-chosen=""
        name={shapeField(name)}
        value={rows.map(({ levels }) => levels.length).join(" ")}
      />
      {rows.map((row, nth) => (
        <CriterionFields
          key={row.key}
          {...{ name, row, fields, sum, press }}
          place={nth + 1}
          count={rows.length}
        />
      ))}
      <p className="flex flex-wrap items-center gap-x-5">
        {rows.length < CRITERIA.most && (
          <MoveButton
            move={{ rubric: name, to: "new" }}
            says={`Criterion ${rows.length + 1} is added, the last.`}
            focus={`[name="${criterionField(name, rows.length + 1, "Title")}"]`}
            label={`Add a criterion: ${legend}`}
            {...{ press }}
          >
            Add a criterion
          </MoveButton>
        )}
        {taken && (
          <Button type="button" look="quiet" onClick={() => change({ kind: "bringBack" })}>
            {`Bring back “${"row" in taken ? taken.row.now.Title : taken.level.now.Label}”`}
          </Button>
        )}
      </p>
      <p role="status">
        <VisuallyHidden>{said}</VisuallyHidden>
      </p>
    </fieldset>
  );
}

/** What the error summary calls the fields of a rubric: by their places, since titles change as one types. */
export function labelsOfRubric(name: RubricName): Record<string, string> {
  const labels: Record<string, string> = {};
  const of = name === "work" ? "Their work" : "Arguments";
  for (const place of upTo(CRITERIA.most)) {
    const criterion = `${of}, criterion ${place}`;
    labels[criterionField(name, place, "Title")] = `${criterion}, title`;
    labels[criterionField(name, place, "Hint")] = `${criterion}, hint`;
    labels[criterionField(name, place, "Weight")] = `${criterion}, weight`;
    for (const level of upTo(LEVELS.most)) {
      labels[levelField(name, place, level, "Label")] = `${criterion}, level ${level}, name`;
      labels[levelField(name, place, level, "Description")] =
        `${criterion}, level ${level}, what one sees`;
      labels[levelField(name, place, level, "Points")] = `${criterion}, level ${level}, points`;
    }
  }
  return labels;
}

type Placed = { name: RubricName; fields: Fields; place: number; count: number; press: Press };

function CriterionFields({ row, sum, ...placed }: Placed & { row: CriterionRow; sum: number }) {
  const { name, fields, place, press } = placed;
  const title = row.now.Title.trim() || "A criterion without a title";
  const part = (which: CriterionPart) =>
    posted(fields, criterionField(name, place, which), {
      began: row.began[which],
      answered: row.answeredAt && criterionField(name, row.answeredAt, which),
    });
  const isWrong = errorsOf(name, row, fields);
  return (
    <Details
      summary={`${place}. ${title} (weight ${row.now.Weight || "missing"}${shareInWords(row.now.Weight, sum)})`}
      isOpen={isWrong || row.began.Title === ""}
    >
      <div role="group" aria-label={title} className="space-y-5 border-l border-rule pl-5">
        <LineField field={part("Title")} label="Title" isOptional />
        <ProseField field={part("Hint")} label="Hint for whoever judges" rows={2} isOptional />
        <LineField
          field={part("Weight")}
          label="Weight"
          hint="From 1 to 100: how much it counts beside the others."
        />
        {row.levels.map((level, at) => (
          <LevelFields
            key={level.key}
            {...{ ...placed, level, title }}
            answeredAt={row.answeredAt}
            at={at + 1}
            count={row.levels.length}
          />
        ))}
        <div className="flex flex-wrap items-center gap-x-5 border-t border-rule pt-2">
          <span className="meta">This criterion:</span>
          {row.levels.length < LEVELS.most && (
            <MoveButton
              move={{ rubric: name, criterion: place, to: "new" }}
              says={`Level ${row.levels.length + 1} of ${title} is added, the last.`}
              focus={`[name="${levelField(name, place, row.levels.length + 1, "Label")}"]`}
              label={`Add a level: ${title}`}
              {...{ press }}
            >
              Add a level
            </MoveButton>
          )}
          <MoveButtons
            of={{ rubric: name, criterion: place }}
            {...{ place, count: placed.count, least: CRITERIA.least, press }}
            what={title}
          />
        </div>
      </div>
    </Details>
  );
}

function LevelFields({
  name,
  fields,
  place,
  count,
  press,
  level,
  at,
  answeredAt,
  title,
}: Placed & { level: LevelRow; at: number; answeredAt: number | null; title: string }) {
  const answeredAs = (which: LevelPart) =>
    answeredAt && level.answeredAt && levelField(name, answeredAt, level.answeredAt, which);
  const part = (which: LevelPart) =>
    posted(fields, levelField(name, place, at, which), {
      ...{ began: level.began[which], answered: answeredAs(which) },
    });
  return (
    <fieldset className="space-y-3">
      <legend className="meta">Level {at}</legend>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_8rem]">
        <LineField field={part("Label")} label="Name" isOptional />
        <LineField field={part("Points")} label="Points, 0 to 100" />
      </div>
      <ProseField field={part("Description")} label="What one sees then" rows={2} isOptional />
      <div className="flex flex-wrap gap-x-5">
        <MoveButtons
          of={{ rubric: name, criterion: place, level: at }}
          {...{ place: at, count, least: LEVELS.least, press }}
          what={`level ${at} of ${title}`}
        />
      </div>
    </fieldset>
  );
}

// By the name of its place now, with what it began with, and the errors of the place that it had when they were found.
function posted(
  fields: Fields,
  name: string,
  { began, answered }: { began: string; answered: string | 0 | null },
): Posted {
  const errors = answered ? fields[answered]?.errors : undefined;
  return { id: fields[name]!.id, name, errors, initialValue: began };
}

function errorsOf(name: RubricName, { answeredAt, levels }: CriterionRow, fields: Fields): boolean {
  if (!answeredAt) return false;
  const own = [
    ...(["Title", "Hint", "Weight"] as const).map((part) => criterionField(name, answeredAt, part)),
    ...levels.flatMap((level) =>
      level.answeredAt === null
        ? []
        : (["Label", "Description", "Points"] as const).map((part) =>
            levelField(name, answeredAt, level.answeredAt!, part),
          ),
    ),
  ];
  return own.some((field) => Boolean(fields[field]?.errors?.length));
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const upTo = (most: number) => Array.from({ length: most }, (_, nth) => nth + 1);
