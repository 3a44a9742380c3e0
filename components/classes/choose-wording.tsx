"use client";

import { useActionState, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { saveWorkAction } from "@/lib/classes/actions/work";

/** Keeps one of several wordings of a part, and with it none of the others. */
export function ChooseWording({
  hidden,
  children,
}: {
  hidden: Readonly<Record<string, string>>;
  children: React.ReactNode;
}) {
  const [state, choose] = useActionState(saveWorkAction, null);
  const isDone = state?.done !== undefined;
  useEffect(() => {
    if (isDone) window.location.reload();
  }, [isDone]);
  return (
    <form action={choose}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button>{children}</Button>
    </form>
  );
}
