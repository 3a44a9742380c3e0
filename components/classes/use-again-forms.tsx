"use client";

import { LineField, SelectField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { copyAssignmentAction } from "@/lib/classes/actions/assignments";
import { keepTemplateAction } from "@/lib/classes/actions/templates";

type Sent = { assignmentId: string; outcome: FormState; idempotencyKey: string };

/** Keeps what an assignment says, but for its claims and dates, to begin others from. */
export function KeepTemplateForm({ assignmentId, title, ...sent }: Sent & { title: string }) {
  return (
    <PostedForm<{ title: string }>
      id="keep"
      action={keepTemplateAction}
      {...sent}
      labels={{ title: "Its name among your templates" }}
      defaultValue={{ title }}
      hidden={{ assignmentId }}
      summaryTitle="It was not kept."
    >
      {({ fields, isPending }) => (
        <>
          <LineField
            field={fields.title}
            label="Its name among your templates"
            hint="Instructions, tasks, rubrics and settings are kept, as they are saved now. Claims and dates are not."
          />
          <Button aria-disabled={isPending}>Keep as a template</Button>
        </>
      )}
    </PostedForm>
  );
}

/** Copies an assignment as a draft to one of the classes that somebody teaches. */
export function CopyForm({
  assignmentId,
  classes,
  classId,
  ...sent
}: Sent & { classes: readonly { id: string; name: string }[]; classId: string }) {
  return (
    <PostedForm<{ classId: string }>
      id="copy"
      action={copyAssignmentAction}
      {...sent}
      labels={{ classId: "To which class" }}
      defaultValue={{ classId }}
      hidden={{ assignmentId }}
      summaryTitle="It was not copied."
    >
      {({ fields, isPending }) => (
        <>
          <SelectField
            field={fields.classId}
            label="To which class"
            hint="With its claims, as a draft. Its dates are moved by whole weeks, so that it opens after today."
            options={classes.map(({ id, name }) => ({ value: id, label: name }))}
            emptyLabel="Choose a class"
          />
          <Button aria-disabled={isPending}>Copy it</Button>
        </>
      )}
    </PostedForm>
  );
}
