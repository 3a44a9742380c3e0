import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import type { FormState } from "@/lib/access/form-action";
import { discardListedDraftAction } from "@/lib/identity/actions";
import type { ListedDraft } from "@/lib/identity/queries/drafts";
import { WithMarks } from "@/components/moderation/with-marks";

/** What somebody keeps unsent, each with the way back to its form. */
export function DraftList({
  drafts,
  outcome,
}: {
  drafts: readonly ListedDraft[];
  outcome: FormState;
}) {
  if (drafts.length === 0)
    return (
      <EmptyState>
        Nothing. “Keep as draft” under a form keeps what you typed there, for thirty days and for
        you alone.
      </EmptyState>
    );
  return (
    <ul className="max-w-measure divide-y divide-rule border-y border-rule">
      {drafts.map(({ form, at, keptAt, sentence }, index) => (
        <li
          key={`${form} ${at}`}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4"
        >
          <div className="min-w-0 flex-1 basis-64">
            <p className="meta">
              kept at <Moment at={keptAt} />
            </p>
            <p className="max-w-measure">
              <a href={at}>{WORDS[form] ?? "A form"}</a>
              {sentence && (
                <>
                  {" "}
                  on: <WithMarks text={sentence} />
                </>
              )}
            </p>
          </div>
          <ButtonForm
            id={`discard-${index}`}
            action={discardListedDraftAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ draftAt: at, form }}
            summaryTitle="Nothing was discarded."
          >
            Discard
          </ButtonForm>
        </li>
      ))}
    </ul>
  );
}

const WORDS: Record<string, string> = {
  ...{ vote: "A vote", evidence: "Evidence", annotation: "A note", argument: "An argument" },
  ...{ reply: "An answer to a note", search: "A search", request: "A request" },
  ...{ claim: "A claim out of a document", source: "A source" },
};
