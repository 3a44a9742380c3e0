"use client";

import { getTextareaProps } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
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
    <PostedForm<{ file: string; text: string; take: string[] }>
      id="import"
      action={importSourcesAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ file: "File", text: "Bibliography" }}
      defaultValue={{ text: given }}
      summaryTitle="Nothing was saved."
      questionTitle="The bibliography is read."
    >
      {({ fields: { file, text, take }, isPending, state }) => {
        const { key: _text, ...area } = getTextareaProps(text, {
          ariaDescribedBy: text.descriptionId,
        });
        const chosen = { id: file.id, hint: FILE_HINT, errors: file.errors ?? [] };
        const shown = shownIn(state);
        const canSave = shown !== null && wholeOf(shown.plan.entries).length > 0;
        return (
          <>
            <Field {...chosen} label="File" isOptional>
              <input
                type="file"
                name="file"
                accept=".bib,.bibtex,.biblatex,.ris,.json,.txt,application/x-bibtex,application/x-research-info-systems,application/json,text/plain"
                className="block w-full font-sans text-aside file:mr-3 file:cursor-pointer file:rounded file:border file:border-solid file:border-rule file:bg-wash file:px-3 file:py-1.5 file:text-ink"
                {...fieldAria(chosen)}
              />
            </Field>
            <Field
              id={text.id}
              label="Or paste the bibliography"
              hint="BibTeX, BibLaTeX, RIS or CSL-JSON; which of them it is, is recognised."
              errors={text.errors}
              isOptional
            >
              <TextArea {...area} rows={shown ? 4 : 10} spellCheck={false} />
            </Field>
            {shown && <ImportPreview plan={shown.plan} taken={takenIn(take.initialValue)} />}
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

const FILE_HINT =
  "In UTF-8, at most 300 entries and 900 kB. A file counts more than what is pasted.";

type Shown = { plan: ImportPlan; seen: string };

function shownIn(state: FormState): Shown | null {
  const details = state?.failure?.kind === "conflict" ? state.failure.details : undefined;
  return details?.plan ? (details as Shown) : null;
}

/** The entries that were chosen when the form came back; null before anybody has chosen. */
function takenIn(initial: unknown): ReadonlySet<number> | null {
  const given = Array.isArray(initial) ? initial : initial === undefined ? [] : [initial];
  const positions = given.map(Number).filter((position) => position > 0);
  return positions.length > 0 ? new Set(positions) : null;
}
