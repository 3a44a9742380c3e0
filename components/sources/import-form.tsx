"use client";

import { FileField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { importSourcesAction } from "@/lib/sources/actions/importing";
import { wholeOf, type ImportPlan } from "@/lib/sources/rules/bibliography/plan";
import { ImportPreview } from "./import-preview";

/** Brings a bibliography in: what it would become is shown first, and what is chosen of it is saved when it is sent once more. */
export function ImportForm({
  outcome,
  idempotencyKey,
  text: given = "",
}: {
  outcome: FormState;
  idempotencyKey: string;
  /** What stands in it before anybody types. */
  text?: string;
}) {
  return (
    <PostedForm<{ file: string; text: string; take: string[]; seen: string }>
      id="import"
      action={importSourcesAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ file: "File", text: "Bibliography" }}
      defaultValue={{ text: given }}
      summaryTitle="Nothing was saved."
      questionTitle="The bibliography is read."
    >
      {({ fields: { file, text, take, seen }, isPending, state }) => {
        const shown = shownIn(state);
        const taken = takenIn(take.initialValue);
        // No box is a choice too, where the form was sent with these very entries.
        const hasChosen = taken.size > 0 || (shown !== null && seen.initialValue === shown.seen);
        const canSave = shown !== null && wholeOf(shown.plan.entries).length > 0;
        return (
          <>
            <FileField field={file} label="File" hint={FILE_HINT} accept={ACCEPTED} isOptional />
            <ProseField
              field={text}
              label="Or paste the bibliography"
              hint="BibTeX, BibLaTeX, RIS or CSL-JSON; which of them it is, is recognised."
              rows={shown ? 4 : 10}
              spellCheck={false}
              isOptional
            />
            {shown && <ImportPreview plan={shown.plan} taken={hasChosen ? taken : null} />}
            {shown && <input type="hidden" name="seen" value={shown.seen} />}
            <Button look="primary" aria-disabled={isPending}>
              {canSave ? "Save what is chosen" : "See what it would become"}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

const ACCEPTED =
  ".bib,.bibtex,.biblatex,.ris,.json,.txt,application/x-bibtex,application/x-research-info-systems,application/json,text/plain";
const FILE_HINT =
  "In UTF-8, at most 300 entries and 900 kB. A file counts more than what is pasted.";

type Shown = { plan: ImportPlan; seen: string };

function shownIn(state: FormState): Shown | null {
  const details = state?.failure?.kind === "conflict" ? state.failure.details : undefined;
  return details?.plan ? (details as Shown) : null;
}

/** The entries that were chosen when the form was sent. */
function takenIn(initial: unknown): ReadonlySet<number> {
  const given = Array.isArray(initial) ? initial : initial === undefined ? [] : [initial];
  return new Set(given.map(Number));
}
