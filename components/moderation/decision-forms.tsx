"use client";

import type { FieldMetadata } from "@conform-to/react";
import { ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { decideSelectionAction, restoreSelectionAction } from "@/lib/moderation/actions";
import type { QueueOwner, QueueTab } from "@/lib/moderation/rules/queue";

/** Which part of the queue is shown: the page that follows shows it again. */
export type QueueViewed = { tab: QueueTab; whose: QueueOwner };

type Props = {
  /** The line of the queue, as decisions name it. */
  item: string;
  /** Tells this form from the others of the page. */
  id: string;
  /** Said with the button, for those who hear the page: which line it decides on. */
  name: string;
  viewed: QueueViewed;
  outcome: FormState;
  idempotencyKey: string;
};

/** Takes one contribution into the ledger. */
export function AcceptForm({ item, id, name, viewed, ...form }: Props) {
  return (
    <PostedForm<Record<string, never>>
      {...form}
      id={`accept-${id}`}
      action={decideSelectionAction}
      labels={{}}
      hidden={{ item, decision: "accept", ...viewed }}
      summaryTitle="This was not accepted."
    >
      {({ isPending }) => (
        <Button
          look="primary"
          aria-disabled={isPending}
          aria-label={`Accept: ${name}`}
          data-desk="accept"
        >
          Accept
        </Button>
      )}
    </PostedForm>
  );
}

/** Returns one proposal to its author with a reason. */
export function SendBackForm({ item, id, name, viewed, ...form }: Props) {
  return (
    <PostedForm<{ reason: string }>
      {...form}
      id={`send-back-${id}`}
      action={decideSelectionAction}
      labels={{ reason: "Reason" }}
      hidden={{ item, decision: "sendBack", ...viewed }}
      summaryTitle="This was not sent back yet."
    >
      {({ fields, isPending }) => (
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-56 max-w-measure grow">
            <ProseField
              field={fields.reason as FieldMetadata<string>}
              label="Reason for sending it back"
              hint="The author reads it."
              rows={2}
            />
          </div>
          <Button aria-disabled={isPending} aria-label={`Send back: ${name}`}>
            Send back
          </Button>
        </div>
      )}
    </PostedForm>
  );
}

/** Decides on every line that is selected, each on its own. The boxes stand at the lines. */
export function SelectionForm({
  names,
  viewed,
  ...form
}: {
  /** What the lines of this page are called, by what decisions name them. */
  names: Readonly<Record<string, string>>;
  viewed: QueueViewed;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ item: string; reason: string }>
      {...form}
      id={SELECTION}
      action={decideSelectionAction}
      labels={{ item: "Lines", reason: "Reason" }}
      hidden={{ ...viewed }}
      summaryTitle="Not everything was done."
    >
      {({ fields, isPending, state }) => (
        <div className="space-y-4 rounded-control border border-rule bg-wash p-4">
          <h2 className="font-sans text-aside font-[650] tracking-normal">The selected lines</h2>
          {state?.each && state.each.failed.length > 0 && (
            <ul className="max-w-measure list-disc space-y-1 pl-5 font-sans text-aside">
              {state.each.failed.map(({ name, reason }) => (
                <li key={name}>
                  {names[name] ? `“${names[name]}”` : "A line that is no longer here"}: {reason}
                </li>
              ))}
            </ul>
          )}
          {/* Of several lines: in a field of one, Enter would press the first button, which accepts. */}
          <ProseField
            field={fields.reason as FieldMetadata<string>}
            label="Reason"
            hint="Their authors read it. Needed to send back."
            rows={2}
          />
          <p className="flex flex-wrap gap-3">
            <Button look="primary" name="decision" value="accept" aria-disabled={isPending}>
              Accept the selected
            </Button>
            <Button name="decision" value="sendBack" aria-disabled={isPending}>
              Send back the selected
            </Button>
          </p>
        </div>
      )}
    </PostedForm>
  );
}

/** The id of the form to which the boxes of the lines belong. */
const SELECTION = "selection";

/** Takes decisions back that were just taken. */
export function UndoForm({
  items,
  viewed,
  ...form
}: {
  items: readonly string[];
  viewed: QueueViewed;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Record<string, never>>
      {...form}
      id="undo"
      action={restoreSelectionAction}
      labels={{}}
      hidden={{ ...viewed }}
      summaryTitle="Not everything was taken back."
    >
      {({ isPending }) => (
        <>
          {items.map((item) => (
            <input key={item} type="hidden" name="item" value={item} />
          ))}
          <Button aria-disabled={isPending}>Take it back</Button>
        </>
      )}
    </PostedForm>
  );
}
