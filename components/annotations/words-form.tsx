"use client";

import { getTextareaProps } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-area";
import type { FormState } from "@/lib/access/form-action";
import { replyToAnnotationAction, reviseAnnotationAction } from "@/lib/annotations/actions";
import { MARKS } from "./words";

type Input = { body: string };
type Note = { claimId: string; annotationId: string };
type Posted = { note: Note; outcome: FormState; idempotencyKey: string };

/** Answers a note. */
export function ReplyForm({ note, ...posted }: Posted) {
  return (
    <PostedForm<Input>
      id="reply"
      {...posted}
      action={replyToAnnotationAction}
      labels={{ body: "Your answer" }}
      hidden={note}
      summaryTitle="Your answer was not stored yet."
      keepsDraft
    >
      {({ fields, isPending }) => (
        <>
          <Words label="Your answer" field={fields.body} />
          <Button look="primary" aria-disabled={isPending}>
            Answer
          </Button>
        </>
      )}
    </PostedForm>
  );
}

/** Words one's own note anew. */
export function ReviseForm({
  note,
  body,
  revisionId,
  ...posted
}: Posted & { body: string; revisionId: string }) {
  return (
    <PostedForm<Input>
      id="revise"
      {...posted}
      action={reviseAnnotationAction}
      labels={{ body: "Your note" }}
      defaultValue={{ body }}
      hidden={note}
      summaryTitle="Your note was not changed yet."
    >
      {({ fields, isPending, state, basis }) => {
        const moved = rewordedIn(state);
        return (
          <>
            <input
              type="hidden"
              data-basis=""
              name="revisionId"
              value={moved?.revisionId ?? basis ?? revisionId}
            />
            {moved && (
              <Notice outcome="kept" title="What the note says now">
                <p className="whitespace-pre-line">{moved.now}</p>
              </Notice>
            )}
            <Words label="Your note" field={fields.body} />
            <Button look="primary" aria-disabled={isPending}>
              Store the change
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

type BodyField = Parameters<typeof getTextareaProps>[0] & { id: string; errors?: string[] };

function Words({ label, field }: { label: string; field: BodyField }) {
  const { key: _key, ...body } = getTextareaProps(field);
  const described = { id: field.id, hint: MARKS, errors: field.errors ?? [] };
  return (
    <Field {...described} label={label}>
      <TextArea {...body} {...fieldAria(described)} rows={5} />
    </Field>
  );
}

function rewordedIn(state: FormState) {
  const failure = state?.failure;
  if (failure?.kind !== "conflict" || typeof failure.details?.revisionId !== "string") return null;
  return { revisionId: failure.details.revisionId, now: String(failure.details.now) };
}
