"use client";

import { useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { KeyList } from "@/components/ui/key-list";
import { useSingleKeys } from "@/components/ui/single-keys";
import { criterionInHand } from "./criterion-in-hand";

/**
 * Grades by keys: j and k go from student to student, n to the next who has no grade yet, 1 to 6 choose the level of the criterion
 * one is at, Control and Enter store and go on, ? lists the keys. Everything is a link or a button as well.
 *
 * @param form the id of the form that holds the levels
 */
export function GradingKeys({ form }: { form: string }) {
  const list = useRef<HTMLDialogElement>(null);
  const keys = useMemo(
    () => ({
      j: () => follow("next"),
      k: () => follow("prev"),
      n: () => follow("next-ungraded"),
      ...Object.fromEntries(PLACES.map((place) => [String(place), () => choose(form, place)])),
      "?": () => list.current?.showModal(),
    }),
    [form],
  );
  const { isOn, turn } = useSingleKeys(keys);
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      const at = (event.target as HTMLElement).closest("form");
      if (at === null || at.id === form) storeAndGoOn(form);
      else at.requestSubmit();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [form]);
  return (
    <div className="needs-script">
      <Button type="button" look="quiet" onClick={() => list.current?.showModal()}>
        Keys
      </Button>
      <dialog
        ref={list}
        aria-labelledby="keys-title"
        className="m-auto max-w-measure border border-edge bg-paper p-6 text-ink backdrop:bg-ink/40"
      >
        <h2 id="keys-title">Keys</h2>
        <div className="mt-3">
          <KeyList keys={KEYS} />
        </div>
        <p className="meta mt-3">
          What you have typed and not stored stays in this tab: you find it when you come back.
        </p>
        <p className="mt-4 flex flex-wrap gap-3">
          <Button type="button" onClick={() => list.current?.close()}>
            Close
          </Button>
          <Button type="button" look="quiet" aria-pressed={isOn} onClick={() => turn(!isOn)}>
            {isOn ? "Turn the single keys off" : "Turn the single keys on"}
          </Button>
        </p>
      </dialog>
    </div>
  );
}

const PLACES = [1, 2, 3, 4, 5, 6];
const KEYS = [
  ["j", "the next student"],
  ["k", "the student before"],
  ["n", "the next student without a grade"],
  ["1 to 6", "a level of the criterion you are at, counted from the first"],
  ["Ctrl Enter", "store, and go on to the next student; in another form, send that one"],
  ["?", "this list"],
] as const;

function follow(rel: string) {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-student="${rel}"]`);
  if (link) location.assign(link.href);
}

function choose(form: string, place: number) {
  const levels = criterionInHand(form)?.querySelectorAll<HTMLInputElement>("input[type=radio]");
  const level = levels?.[place - 1];
  level?.focus();
  level?.click();
}

function storeAndGoOn(id: string) {
  const form = document.getElementById(id) as HTMLFormElement | null;
  if (!form) return;
  // There is nothing to store where nothing was changed.
  if (!isChanged(form)) return follow("next");
  const button = form.querySelector<HTMLButtonElement>("button[name=then][value=next]");
  form.requestSubmit(button ?? undefined);
}

const isChanged = (form: HTMLFormElement): boolean =>
  [...form.elements].some(
    (field) =>
      (field instanceof HTMLTextAreaElement && field.value !== field.defaultValue) ||
      (field instanceof HTMLSelectElement && field.value !== "") ||
      (field instanceof HTMLInputElement && field.checked !== field.defaultChecked),
  );
