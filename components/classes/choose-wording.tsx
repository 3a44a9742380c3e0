"use client";

import { useActionState, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { saveWorkAction } from "@/lib/classes/actions/work";

/** Sends a wording of a part again as it was saved: to keep it and none of the others, or to bring it back. */
export function ChooseWording({
  hidden,
  children,
}: {
  /** Fields by name; a name may stand several times. */
  hidden: readonly (readonly [name: string, value: string])[];
  children: React.ReactNode;
}) {
  const [state, choose] = useActionState(saveWorkAction, null);
  const isDone = state?.done !== undefined;
  useEffect(() => {
    if (isDone) window.location.reload();
  }, [isDone]);
  return (
    <form action={choose}>
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button>{children}</Button>
    </form>
  );
}
