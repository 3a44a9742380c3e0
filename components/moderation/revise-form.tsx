"use client";

import type { FieldMetadata } from "@conform-to/react";
import { ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import {
  restoreContributionAction,
  retractContributionAction,
  reviseContributionAction,
} from "@/lib/moderation/actions";
import type { Changed, Words } from "@/lib/moderation/rules/words";
import { fieldsOfRecord, RECORD_LABELS } from "@/lib/sources/rules/record";
import { REVISE_LABELS, ReviseFields, type ReviseFieldsProps } from "./revise-fields";
import { ChangedList } from "./said-list";

type Addressed = {
  /** What names the contribution in every form about it. */
  address: Readonly<Record<string, string>>;
  revisionId: string;
  outcome: FormState;
  idempotencyKey: string;
};

/** Says a contribution in other words. */
export function ReviseForm({
  address,
  revisionId,
  words,
  topicIds,
  submit,
  needsReason,
  reason,
  ...rest
}: Addressed &
  Omit<ReviseFieldsProps, "fields"> & {
    topicIds: readonly string[];
    submit: string;
    needsReason: boolean;
    /** What the reason begins as. */
    reason: string | undefined;
  }) {
  const { choices, topics, ...form } = rest;
  return (
    <PostedForm<Record<string, string>>
      {...form}
      id="revise"
      action={reviseContributionAction}
      labels={{ ...(words.kind === "source" ? RECORD_LABELS : REVISE_LABELS), reason: "Reason" }}
      defaultValue={{ ...filledWith(words), topics: topicIds, ...(reason && { reason }) }}
      hidden={address}
      summaryTitle="Your wording was not stored yet."
    >
      {({ fields, isPending, state, basis }) => {
        const moved = movedOn(state);
        const named = fields as unknown as Record<string, FieldMetadata<string>>;
        return (
          <>
            <input
              type="hidden"
              data-basis=""
              name="revisionId"
              value={moved?.revisionId ?? basis ?? revisionId}
            />
            {moved && <Meanwhile changes={moved.changes} />}
            <ReviseFields words={words} fields={named} choices={choices} topics={topics} />
            <ProseField
              field={named.reason!}
              label="Why you word it so"
              hint="Stays in the history, with what you change."
              rows={2}
              isOptional={!needsReason}
            />
            <Button look="primary" aria-disabled={isPending}>
              {submit}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

/** Takes one's own work out, or a wording of one's own that waits. */
export function RetractForm({
  address,
  revisionId,
  label,
  id,
  ...form
}: Addressed & { label: string; id: string }) {
  return (
    <PostedForm<{ reason: string }>
      {...form}
      id={id}
      action={retractContributionAction}
      labels={{ reason: "Reason" }}
      hidden={address}
      summaryTitle="Nothing was taken out."
    >
      {({ fields, isPending, state, basis }) => {
        const moved = movedOn(state);
        return (
          <>
            <input
              type="hidden"
              data-basis=""
              name="revisionId"
              value={moved?.revisionId ?? basis ?? revisionId}
            />
            {moved && <Meanwhile changes={moved.changes} />}
            <ProseField
              field={fields.reason as FieldMetadata<string>}
              label="Why"
              hint="Whoever comes here later reads it."
              rows={2}
            />
            <Button aria-disabled={isPending}>{label}</Button>
          </>
        );
      }}
    </PostedForm>
  );
}

/** Takes the newest decision back, and no later one. */
export function RestoreForm({
  address,
  revisionId,
  decisionId,
  label,
  ...form
}: Addressed & { decisionId: string; label: string }) {
  return (
    <PostedForm<Record<string, never>>
      {...form}
      id="restore"
      action={restoreContributionAction}
      labels={{}}
      hidden={{ ...address, revisionId, decisionId }}
      summaryTitle="This was not taken back."
    >
      {({ isPending }) => <Button aria-disabled={isPending}>{label}</Button>}
    </PostedForm>
  );
}

function Meanwhile({ changes }: { changes: readonly Changed[] }) {
  return (
    <Notice outcome="kept" title="What changed since you opened this form">
      <div className="py-2">
        <ChangedList changes={changes} />
      </div>
      <p>Everything you typed is still here. Send it again if it still holds.</p>
    </Notice>
  );
}

/** What the fields hold at first: what it says now. */
function filledWith(words: Words): Record<string, string> {
  if (words.kind === "source") return fieldsOfRecord(words.csl);
  const texts = Object.entries(words).filter(([name]) => name !== "kind");
  return Object.fromEntries(
    texts.flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : [])),
  );
}

function movedOn(state: FormState): { revisionId: string; changes: Changed[] } | null {
  const failure = state?.failure;
  if (failure?.kind !== "conflict" || typeof failure.details?.revisionId !== "string") return null;
  const { revisionId, changes } = failure.details;
  return { revisionId, changes: Array.isArray(changes) ? (changes as Changed[]) : [] };
}
