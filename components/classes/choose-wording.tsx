"use client";

import { useEffect } from "react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { saveWorkAction } from "@/lib/classes/actions/work";

/** Sends a wording of a part again as it was saved: to keep it and none of the others, or to bring it back. */
export function ChooseWording({
  id,
  wording,
  outcome,
  idempotencyKey,
  children,
}: {
  id: string;
  /** Fields by name; a name may stand several times. */
  wording: readonly (readonly [name: string, value: string])[];
  outcome: FormState;
  idempotencyKey: string;
  children: React.ReactNode;
}) {
  return (
    <PostedForm
      {...{ id, outcome, idempotencyKey }}
      action={saveWorkAction}
      labels={{}}
      summaryTitle="Nothing was changed yet."
    >
      {({ state, isPending }) => (
        <>
          {wording.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <Button aria-disabled={isPending}>{children}</Button>
          <ShownAnew isDone={state?.done !== undefined} />
        </>
      )}
    </PostedForm>
  );
}

function ShownAnew({ isDone }: { isDone: boolean }) {
  useEffect(() => {
    if (isDone) window.location.reload();
  }, [isDone]);
  return null;
}
