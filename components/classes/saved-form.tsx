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
  labels = {},
  goals = [],
  foot,
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
  /** What a refusal calls the fields that have a place of their own: their ids are `${id}-${name}`. */
  labels?: Readonly<Record<string, string>>;
  /** What else can be done with it: each saves it, and shows the page anew. */
  goals?: readonly { value: string; label: string }[];
  /** What stands beneath it: who can read it. */
  foot?: React.ReactNode;
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
  return (
    <form
      ref={element}
      id={id}
      aria-label={label}
      action={posted}
      onSubmit={(event) => {
        event.preventDefault();
        const by = (event.nativeEvent as SubmitEvent).submitter;
        void save(by instanceof HTMLButtonElement && by.name ? by : null);
      }}
      noValidate
      data-answered={answer ? "" : undefined}
      className="space-y-5"
    >
      <ErrorSummary title="This was not saved." {...refusedIn(answer, id, labels)} />
      <input type="hidden" name="form" value={id} />
      <input type="hidden" name="device" value={device} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset disabled={!isOpen} className="min-w-0 space-y-5">
        {children}
      </fieldset>
      {isOpen && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button>Save</Button>
          {goals.map((goal) => (
            <Button key={goal.value} look="quiet" name="goal" value={goal.value}>
              {goal.label}
            </Button>
          ))}
          <SavingStatus saving={saving} timeZone={timeZone} />
        </p>
      )}
      {foot}
    </form>
  );
}

// While something is on its way that is seen; heard is only what became of it, once.
function SavingStatus({ saving, timeZone }: { saving: Saving; timeZone: string }) {
  const said = words(saving, timeZone);
  const isUnderWay = saving.kind === "typing" || saving.kind === "saving";
  return (
    <>
      <span role="status" className="meta">
        {!isUnderWay && said}
      </span>
      {isUnderWay && (
        <span aria-hidden="true" className="meta">
          {said}
        </span>
      )}
    </>
  );
}

function refusedIn(answer: FormState, id: string, labels: Readonly<Record<string, string>>) {
  const refused = Object.entries(answer?.result.error ?? {}).flatMap(([name, said]) =>
    (said ?? []).map((message) => ({ name, message })),
  );
  const isPlaced = ({ name }: { name: string }) => Object.hasOwn(labels, name);
  return {
    fieldErrors: refused
      .filter(isPlaced)
      .map(({ name, message }) => ({ fieldId: `${id}-${name}`, label: labels[name]!, message })),
    formErrors: refused.filter((one) => !isPlaced(one)).map(({ message }) => message),
  };
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
