import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import type { KeepingSheet } from "@/lib/sources/queries/keeping";
import { sourcePath } from "@/lib/sources/rules";
import { MergeForm, UnmergeForm } from "./keeping-forms";
import { optionsOf } from "./keeping-origin";

type Props = { sheet: KeepingSheet; outcome: FormState };

/** Records that are, or may be, the same source: merged ones with the way back, likely ones with the way to merge. */
export function Duplicates({ sheet, outcome }: Props) {
  const { id: sourceId, duplicates, alike, choices } = sheet;
  const form = () => ({ outcome, idempotencyKey: randomUUID() });
  return (
    <div className="space-y-6">
      {duplicates.length > 0 && (
        <div>
          <p>Merged into this record:</p>
          <ul className="divide-y divide-rule border-y border-rule">
            {duplicates.map(({ id, title }) => (
              <li key={id} className="space-y-1 py-3">
                <p>
                  <WithMarks text={title} />
                </p>
                <Details summary="Undo this merge" isOpen={outcome?.form === `unmerge-${id}`}>
                  <UnmergeForm {...form()} sourceId={id} id={`unmerge-${id}`} />
                </Details>
              </li>
            ))}
          </ul>
        </div>
      )}
      {alike.length === 0 ? (
        <EmptyState>
          No other record has its DOI, ISBN or address, or a title like its own.
        </EmptyState>
      ) : (
        <div>
          <p>These may be the same source:</p>
          <ul className="divide-y divide-rule border-y border-rule">
            {alike.map(({ id, title }) => (
              <li key={id} className="space-y-1 py-3">
                <p>
                  <a href={sourcePath({ id, title })}>
                    <WithMarks text={title} />
                  </a>
                </p>
                <Details
                  summary="It is this one: merge it"
                  isOpen={outcome?.form === `merge-${id}`}
                >
                  <MergeForm
                    {...form()}
                    id={`merge-${id}`}
                    sourceId={id}
                    intoId={sourceId}
                    submit="Merge that record into this one"
                  />
                </Details>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Details summary="Merge this record into another" isOpen={outcome?.form === "merge"}>
        <MergeForm
          {...form()}
          id="merge"
          sourceId={sourceId}
          options={optionsOf(choices)}
          submit="Merge this record into that one"
        />
      </Details>
    </div>
  );
}

/** What is left to do with a record that was merged: to undo it. */
export function Merged({ sheet, outcome }: Props) {
  const { id, mergedInto } = sheet;
  if (!mergedInto) return null;
  return (
    <div className="mt-7 space-y-6">
      <p className="max-w-measure">
        This record was merged into{" "}
        <a href={sourcePath(mergedInto)}>
          <WithMarks text={mergedInto.title} />
        </a>
        {mergedInto.reason && (
          <>
            : <WithMarks text={mergedInto.reason} />
          </>
        )}{" "}
        Its evidence, citations and texts count there, by that record’s standing and origin. Undoing
        it leaves everything as it was.
      </p>
      <UnmergeForm
        sourceId={id}
        id={`unmerge-${id}`}
        outcome={outcome}
        idempotencyKey={randomUUID()}
      />
    </div>
  );
}
