"use client";

import { getInputProps } from "@conform-to/react";
import { FileField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { FormState } from "@/lib/access/form-action";
import { importRosterAction } from "@/lib/classes/actions/roster";
import type { Preview } from "@/lib/classes/rules/roster/preview";
import { RosterPreview } from "./roster-preview";

/** Puts a list on the roster: what it would do is shown first, and done when it is sent once more. */
export function RosterImportForm({
  classId,
  outcome,
  idempotencyKey,
}: {
  classId: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ file: string; text: string; makeCodes: string }>
      id="import"
      action={importRosterAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      hidden={{ classId }}
      labels={{ file: "File", text: "List" }}
      summaryTitle="Nothing was imported."
      questionTitle="The list is read."
    >
      {({ fields: { file, text, makeCodes }, isPending, state }) => {
        const { key: _tick, ...tick } = getInputProps(makeCodes, {
          type: "checkbox",
          value: "yes",
        });
        const shown = previewIn(state);
        return (
          <>
            <FileField field={file} label="File" hint={FILE_HINT} accept={ACCEPTED} isOptional />
            <ProseField
              field={text}
              label="Or paste the list"
              hint="The first line names the columns; then one line for each student."
              rows={6}
              spellCheck={false}
              isOptional
            />
            <Checkbox
              {...tick}
              label="Make return codes for those without an address"
              hint="They are in the class at once. Their codes are shown once, to print and hand out."
            />
            {shown && <RosterPreview preview={shown.preview} />}
            {shown && <input type="hidden" name="seen" value={shown.seen} />}
            <Button look="primary" aria-disabled={isPending}>
              {shown && !shown.preview.isNothing ? "Import this" : "See what it would do"}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

const ACCEPTED = ".csv,.tsv,.txt,text/csv,text/plain";
const FILE_HINT =
  "CSV in UTF-8, with comma, semicolon or tab; at most 10,000 rows and 900 kB. A file counts more than what is pasted.";

function previewIn(state: FormState): { preview: Preview; seen: string } | null {
  const details = state?.failure?.kind === "conflict" ? state.failure.details : undefined;
  return details?.preview ? (details as { preview: Preview; seen: string }) : null;
}
