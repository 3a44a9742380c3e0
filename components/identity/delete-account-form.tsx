"use client";

import { getInputProps } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field, FieldErrors } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { deleteAccountAction } from "@/lib/classes/actions/account";

/** Deletes one's account, on the password, or the return code of whoever has none, and a tick that says one means it. */
export function DeleteAccountForm({
  isInstant,
  outcome,
  idempotencyKey,
}: {
  isInstant: boolean;
  outcome: FormState;
  idempotencyKey: string;
}) {
  const proof = isInstant ? "Your return code" : "Your password";
  return (
    <PostedForm<{ password: string; isSure: string }>
      id="delete-account"
      action={deleteAccountAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ password: proof, isSure: "That you mean it" }}
      summaryTitle="Your account was not deleted."
    >
      {({ fields: { password, isSure }, isPending }) => {
        const { key: _key, ...input } = getInputProps(password, { type: "password", value: false });
        return (
          <>
            <Field id={password.id} label={proof} errors={password.errors}>
              <TextInput {...input} autoComplete={isInstant ? "off" : "current-password"} />
            </Field>
            <div>
              <Checkbox
                id={isSure.id}
                name={isSure.name}
                value="yes"
                label="Delete my account. I know that nobody can bring it back."
                aria-describedby={describedBy({ id: isSure.id, errors: isSure.errors })}
                aria-invalid={isSure.errors?.length ? true : undefined}
              />
              <FieldErrors id={isSure.id} errors={isSure.errors} />
            </div>
            <Button look="primary" aria-disabled={isPending}>
              Delete my account
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}
