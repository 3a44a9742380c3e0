"use client";

import { getFormProps, useForm, type FieldMetadata, type FormMetadata } from "@conform-to/react";
import { startTransition, useActionState, useEffect, useRef } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormAction, FormState } from "@/lib/access/form-action";
import { formMessages } from "./form-messages";
import { sendForm } from "./send-form";

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
  children: (parts: {
    fields: PostedFields<Input>;
    isPending: boolean;
    state: FormState;
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
  children,
}: PostedFormProps<Input>) {
  // Only the action itself has an address that a browser without script can post to.
  const [, posted] = useActionState(action, null);
  const [state, send, isPending] = useActionState(
    (previous: FormState, data: FormData) => sendForm(action, id, previous, data),
    outcome?.form === id ? outcome : null,
  );
  const [form, fields] = useForm<Input>({
    id,
    lastResult: state?.result ?? null,
    defaultValue: defaultValue as never,
  });
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
    if (isPending) return;
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => send(data));
  }
  return (
    <form
      {...props}
      onSubmit={submit}
      action={posted}
      noValidate
      data-answered={state ? "" : undefined}
      className="space-y-7"
    >
      <ErrorSummary
        ref={summary}
        {...formMessages(form.allErrors, labels, (name) => metadata[name]?.id)}
        {...(summaryTitle && { title: summaryTitle })}
      />
      <input type="hidden" name="form" value={id} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children({ fields, isPending, state })}
    </form>
  );
}
