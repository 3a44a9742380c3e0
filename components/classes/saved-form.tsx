"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { useTyped } from "@/components/layout/use-typed";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/access/form-action";
import { saveWorkAction } from "@/lib/classes/actions/work";
import { clockIn } from "@/lib/classes/rules/zones";
import { useSaving, type Saving } from "./use-saving";

/**
 * A part of a student's work: saved as one types, and by its button where no script runs. The fields stand in it as the page
 * drew them; nothing is sent but what they hold.
 */
export function SavedForm({
  id,
  label,
  hidden,
  device: drawn,
  savedAt,
  timeZone,
  outcome,
  isOpen,
  children,
}: {
  id: string;
  label: string;
  hidden: Readonly<Record<string, string>>;
  /** Drawn with the page: its name among the windows in which the same part is open. */
  device: string;
  savedAt: string | null;
  timeZone: string;
  outcome: FormState;
  /** Whether it can be changed. */
  isOpen: boolean;
  children: React.ReactNode;
}) {
  const [, posted] = useActionState(saveWorkAction, null);
  const [device] = useState(drawn);
  const element = useRef<HTMLFormElement>(null);
  const kept: FormState = savedAt ? { form: id, result: {}, keptAt: savedAt } : null;
  const answer = outcome?.form === id ? outcome : null;
  const { restoredAt, rest } = useTyped(element, id, answer ?? kept);
  const { saving, save, later } = useSaving(element, savedAt, rest);
  // What stayed in this tab never arrived: it is on its way now.
  useEffect(() => {
    if (restoredAt !== null) later();
  }, [restoredAt, later]);
  const refused = Object.values(answer?.result.error ?? {}).flatMap((said) => said ?? []);
  return (
    <form
      ref={element}
      id={id}
      aria-label={label}
      action={posted}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      noValidate
      data-answered={answer ? "" : undefined}
      className="space-y-5"
    >
      {refused.length > 0 && (
        <ErrorSummary title="This was not saved." fieldErrors={[]} formErrors={refused} />
      )}
      <input type="hidden" name="form" value={id} />
      <input type="hidden" name="device" value={device} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset disabled={!isOpen} className="space-y-5">
        {children}
      </fieldset>
      {isOpen && (
        <p className="flex flex-wrap items-center gap-4">
          <Button>Save</Button>
          <span role="status" className="meta">
            {words(saving, timeZone)}
          </span>
        </p>
      )}
    </form>
  );
}

function words(saving: Saving, timeZone: string): string {
  switch (saving.kind) {
    case "unsaved":
      return "Nothing is saved of this yet.";
    case "typing":
      return "Not saved yet …";
    case "saving":
      return "Saving …";
    case "saved":
      return saving.isAlone
        ? `Saved at ${clockIn(new Date(saving.at), timeZone)}`
        : `Saved at ${clockIn(new Date(saving.at), timeZone)}, beside what was changed elsewhere: load this page again to see both`;
    case "offline":
      return "Not saved: you are offline; it is kept in this tab";
    case "unreachable":
      return "Not saved: the server could not be reached; it is kept in this tab and sent again";
    case "refused":
      return `Not saved, and kept in this tab: ${saving.reasons.join(" ")}`;
  }
}
