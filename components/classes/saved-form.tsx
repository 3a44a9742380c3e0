"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { isTouched } from "@/components/layout/typed";
import { useTyped } from "@/components/layout/use-typed";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { saveWorkAction } from "@/lib/classes/actions/work";
import { useOwnShort } from "./own-moment";
import { SaidOfFields } from "./saved-fields";
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
  const answer = outcome?.form === id ? outcome : null;
  const { restoredAt, basis, rest, discard } = useTyped(element, id, answer);
  const { saving, said, save, later } = useSaving(element, savedAt, rest);
  // Restored words go by what they were typed on: what was saved elsewhere since does not give way to them.
  const [was, seenAt] = basis?.split(" ") ?? [null, savedAt ?? ""];
  // What stayed in this tab, or was typed before anything here listened, never arrived: it is on its way now.
  useEffect(() => {
    const isWaiting = restoredAt !== null || (element.current && isTouched(element.current));
    if (isWaiting && isOpen) later();
  }, [restoredAt, isOpen, later]);
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
      <input type="hidden" data-basis="" value={`${device} ${seenAt}`} />
      {seenAt && <input type="hidden" name="seenAt" value={seenAt} />}
      {was && <input type="hidden" name="was" value={was} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {restoredAt !== null && !isOpen && <NeverSaved onDiscard={discard} />}
      <fieldset disabled={!isOpen} className="min-w-0 space-y-5">
        <SaidOfFields value={said}>{children}</SaidOfFields>
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
          <span className="needs-no-script meta">
            Nothing is saved by itself here: press “Save” before you go on.
          </span>
        </p>
      )}
      {foot}
    </form>
  );
}

/** Says that what stands below did not arrive while it could, and gives the way to what did. */
function NeverSaved({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Notice outcome="kept" title="What stands here was never saved">
      <p>
        It did not arrive while work was taken. It is in this tab alone, and nobody else reads it:
        copy what you want to keep.
      </p>
      <Button type="button" look="quiet" onClick={onDiscard}>
        Show what is saved instead
      </Button>
    </Notice>
  );
}

// While something is on its way that is seen; heard is only what became of it, once.
function SavingStatus({ saving, timeZone }: { saving: Saving; timeZone: string }) {
  const at = useOwnShort(saving.kind === "saved" ? saving.at : EPOCH, timeZone);
  const said = words(saving, at);
  const isUnderWay = saving.kind === "typing" || saving.kind === "saving";
  return (
    <span className="needs-script">
      <span role="status" className="meta">
        {!isUnderWay && said}
      </span>
      {isUnderWay && (
        <span aria-hidden="true" className="meta">
          {said}
        </span>
      )}
    </span>
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

const EPOCH = new Date(0).toISOString();

/** @param at when it was saved, if it was */
function words(saving: Saving, at: string): string {
  switch (saving.kind) {
    case "unsaved":
      return "Nothing is saved of this yet.";
    case "typing":
      return "Not saved yet …";
    case "saving":
      return "Saving …";
    case "saved":
      return [
        `Saved ${at}`,
        ...(saving.isAlone
          ? []
          : ["beside what was changed elsewhere: load this page again to see both"]),
        ...(Object.keys(saving.said).length > 0 ? ["something in it does not read yet"] : []),
      ].join(", ");
    case "offline":
      return "Not saved: you are offline; it is kept in this tab";
    case "unreachable":
      return "Not saved: the server could not be reached; it is kept in this tab and sent again";
    case "refused":
      return `Not saved, and kept in this tab: ${Object.values(saving.said)
        .flat()
        .join(" ")
        .replace(/^Nothing was stored[.:] /, "")}`;
  }
}
