"use client";

import { LineField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { deleteClassAction } from "@/lib/classes/actions/ending";

/** Has a class deleted, on its name typed. */
export function DeleteClassForm({
  classId,
  name,
  ...form
}: {
  classId: string;
  name: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ typedName: string }>
      id="delete-class"
      action={deleteClassAction}
      {...form}
      hidden={{ classId }}
      labels={{ typedName: "Name of the class" }}
      summaryTitle="The class is not deleted."
    >
      {({ fields, isPending }) => (
        <>
          <LineField
            field={fields.typedName}
            label="Name of the class"
            hint={`Type “${name}”, so that it is no other.`}
          />
          <Button look="primary" aria-disabled={isPending}>
            Delete this class
          </Button>
        </>
      )}
    </PostedForm>
  );
}
