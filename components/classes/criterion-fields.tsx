"use client";

import { BoxesField, ProseField, type Posted } from "@/components/layout/form-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { Details } from "@/components/ui/details";
import { RadioGroup } from "@/components/ui/radio-group";
import { KeptComments } from "./kept-comments";
import type { RecordView } from "./work-records";

export type CriterionFieldsView = {
  place: number;
  title: string;
  hint: string | null;
  share: string;
  levels: readonly { value: string; label: string; hint: string | null }[];
  levelId: string | null;
  comment: string | null;
  /** Which records of the work it leans on, and all that it could. */
  ticked: readonly string[];
  records: readonly RecordView[];
};
export type OfferedComment = { commentId: string; comment: string };

/** One criterion: its levels, the comment, and the records that the level leans on. */
export function CriterionFields({
  criterion: { title, hint, share, levels, records, ticked },
  comments,
  level,
  comment,
  record,
  kept,
  keep,
}: {
  criterion: CriterionFieldsView;
  comments: readonly OfferedComment[];
} & Record<"level" | "comment" | "record" | "kept" | "keep", Posted>) {
  const isKept = keep.initialValue === "yes";
  return (
    <div
      data-criterion={title}
      className="-ml-4 space-y-3 border-t border-l-2 border-t-rule border-l-transparent pt-5 pl-3.5 data-in-hand:border-l-press"
    >
      <RadioGroup
        id={level.id}
        name={level.name}
        legend={title}
        hint={hint ? `${hint} ${share}` : share}
        options={levels.map(({ value, label, hint }) => ({ value, label, hint }))}
        {...(typeof level.initialValue === "string" && { defaultValue: level.initialValue })}
        errors={level.errors ?? []}
      />
      <ProseField field={comment} label={`Comment on “${title}”`} rows={3} isOptional />
      <KeptComments comments={comments} field={kept} insertInto={comment.id} title={title} />
      <Checkbox
        id={keep.id}
        name={keep.name}
        value="yes"
        defaultChecked={isKept}
        label="Keep this comment to give again"
      />
      {records.length > 0 && (
        <Details
          summary={`What “${title}” leans on`}
          isOpen={ticked.length > 0 || Boolean(record.errors?.length)}
        >
          <BoxesField
            field={record}
            label={`Records for “${title}”`}
            hint="What of the work justifies this level. The student sees it with the grade."
            isOptional
            options={records.map(({ ref, label }) => ({ value: ref, label }))}
            chosen={ticked}
          />
        </Details>
      )}
    </div>
  );
}
