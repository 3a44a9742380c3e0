import { useEffect, useRef, type RefObject } from "react";
import type { FormState } from "@/lib/access/form-action";

/**
 * Keeps the last press of another button while an answer to a form is on its way, and does it when the answer came and
 * only showed something else in the form, as a search does: nobody has to watch for the moment from which presses count.
 * The same button twice is one press, and an answer that refused, kept or did something is one to read first. Enter in a
 * line, and what a form is for, are not held: neither is done by a form that looks other than it did when it was pressed;
 * nor is a button that means something else by then.
 *
 * @returns `take` says whether a press may be sent now
 */
export function useHeldPress(
  form: RefObject<HTMLFormElement | null>,
  isPending: boolean,
  answer: FormState,
): { take(button: HTMLElement | null): boolean } {
  const sent = useRef<HTMLElement | null>(null);
  const held = useRef<{ button: HTMLButtonElement; value: string } | null>(null);
  useEffect(() => {
    if (isPending) return;
    const { button, value } = held.current ?? {};
    held.current = null;
    if (button?.isConnected && button.value === value && onlyShows(answer))
      form.current?.requestSubmit(button);
  }, [form, isPending, answer]);
  return {
    take(button) {
      if (!isPending) sent.current = button;
      else if (button !== sent.current && canWait(button))
        held.current = { button, value: button.value };
      return !isPending;
    },
  };
}

const canWait = (button: HTMLElement | null): button is HTMLButtonElement =>
  button instanceof HTMLButtonElement &&
  button.name !== "" &&
  !button.hidden &&
  button.ariaDisabled !== "true";

const onlyShows = (answer: FormState) =>
  answer !== null &&
  answer.result.status !== "error" &&
  answer.next === undefined &&
  answer.done === undefined &&
  answer.keptAt === undefined;
