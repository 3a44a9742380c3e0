"use client";

import { getFormProps, useForm, type FieldMetadata, type FormMetadata } from "@conform-to/react";
import { startTransition, useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormAction, FormState } from "@/lib/access/form-action";
import { isQuestion } from "@/lib/foundation/errors";
import { keepDraftAction } from "@/lib/identity/actions";
import { DraftNotice } from "./draft-notice";
import { formMessages } from "./form-messages";
import { sendForm } from "./send-form";
import { useHeldPress } from "./use-held-press";
import { useTyped } from "./use-typed";

export type PostedFields<Input extends Record<string, unknown>> = ReturnType<
  FormMetadata<Input, string[]>["getFieldset"]
>;

export type PostedFormProps<Input extends Record<string, unknown>> = {
  /** Tells apart the forms of one page; also the prefix of every field's id. */
  id: string;
  action: FormAction;
  /** What the action of this very request answered, for readers without script. */
  outcome: FormState;
  /** Drawn when the page was rendered: sending the form twice does it once. */
  idempotencyKey: string;
  /** What the error summary calls each field. */
  labels: Partial<Record<keyof Input & string, string>>;
  defaultValue?: Partial<Record<keyof Input & string, string | readonly string[]>>;
  hidden?: Readonly<Record<string, string>>;
  summaryTitle?: string;
  /** The same where nothing is wrong, and the answer only asks to look and confirm. */
  questionTitle?: string;
  /** It can be kept as a draft, where its page says so (see `KeepsDrafts`). */
  keepsDraft?: boolean;
  /** A route that takes the form in place of the action, with script and without: for files larger than an action takes. */
  postsTo?: string;
  children: (parts: {
    fields: PostedFields<Input>;
    isPending: boolean;
    state: FormState;
    /** The wording that restored words were written on, for forms that reword something (`data-basis`). */
    basis: string | null;
  }) => React.ReactNode;
};

/**
 * A form that posts to a server action, with script and without. What was typed stays when something is wrong, the
 * connection included; errors stand at their fields and, all together, above the form, where the focus goes.
 */
export function PostedForm<Input extends Record<string, unknown>>({
  id,
  action,
  outcome,
  idempotencyKey,
  labels,
  defaultValue,
  hidden = {},
  summaryTitle,
  questionTitle = summaryTitle,
  keepsDraft = false,
  postsTo,
  children,
}: PostedFormProps<Input>) {
  // Only the action itself has an address that a browser without script can post to.
  const [, posted] = useActionState(action, null);
  const [, kept] = useActionState(keepDraftAction, null);
  const answer = outcome?.form === id ? outcome : null;
  const [state, send, isPending] = useActionState(carry, answer);
  const element = useRef<HTMLFormElement>(null);
  const press = useHeldPress(element, isPending, state);
  const { place, restoredAt, isWhole, basis, forget, discard } = useTyped(element, id, answer);
  const draftAt = keepsDraft ? (place?.at ?? null) : null;
  async function carry(previous: FormState, { data, isDraft }: Sent) {
    const next = await sendForm(isDraft ? keepDraftAction : action, id, previous, data);
    if (next?.next || next?.done !== undefined) forget();
    return next;
  }
  const [form, fields] = useForm<Input>({
    id,
    lastResult: state?.result ?? null,
    defaultValue: defaultValue as never,
  });
  const asks = Boolean(state?.failure && isQuestion(state.failure));
  const title = asks ? questionTitle : summaryTitle;
  const summary = useRef<HTMLDivElement>(null);
  // The answer arrives first, and what it says of the fields with the render after it: only then is there a summary.
  useEffect(() => {
    if (state && form.status === "error") summary.current?.focus();
  }, [state, form.status]);
  const props = getFormProps(form);
  const metadata = fields as Record<string, FieldMetadata<unknown> | undefined>;
  // React empties a form after its own action, and nothing refills it: submitting by hand keeps what was typed.
  function submit(event: React.FormEvent<HTMLFormElement>) {
    props.onSubmit(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!press.take(submitter)) return;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => send({ data, isDraft: submitter?.dataset.keeps !== undefined }));
  }
  const body = (
    <form
      {...props}
      ref={element}
      {...(postsTo === undefined
        ? { onSubmit: submit, action: posted }
        : { action: postsTo, method: "post", encType: "multipart/form-data" })}
      noValidate
      data-answered={state && state.keptAt === undefined ? "" : undefined}
      className="space-y-7"
    >
      <ErrorSummary
        ref={summary}
        {...formMessages(form.allErrors, labels, (name) => metadata[name]?.id)}
        {...(title && { title })}
        isQuestion={asks}
      />
      <input type="hidden" name="form" value={id} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {draftAt && <input type="hidden" name="draftAt" value={draftAt} />}
      {children({ fields, isPending, state, basis })}
      {draftAt && (
        <p className="meta no-print">
          <Button look="quiet" formAction={kept} data-keeps="" aria-disabled={isPending}>
            Keep as draft
          </Button>{" "}
          for thirty days, for you alone.
        </p>
      )}
    </form>
  );
  if (!place) return body;
  const keptAt = draftAt === null ? undefined : answer?.keptAt;
  return (
    <div>
      <DraftNotice
        form={id}
        {...{ at: draftAt ?? "", keptAt, restoredAt, isWhole, onDiscard: discard }}
      />
      {body}
    </div>
  );
}

/** What is sent, and whether it is to be kept as a draft alone. */
type Sent = { data: FormData; isDraft: boolean };
