"use client";

import { startTransition, useContext, useEffect, useState, type RefObject } from "react";
import type { FormState } from "@/lib/access/form-action";
import { DraftPlaceContext } from "./draft-place";
import { fillAgain, forgetOthers, forgetTyped, keepTyped, readTyped, typedKey } from "./typed";

const PAUSE_MS = 300;

/**
 * Keeps what is typed into a form in this tab, and puts it back when the page is opened anew.
 *
 * @param isKept whether this form keeps anything at all
 * @param answer what the form shows at first: where it is an answer, everything is in the form already
 */
export function useTyped(
  form: RefObject<HTMLFormElement | null>,
  id: string,
  isKept: boolean,
  answer: FormState,
) {
  const around = useContext(DraftPlaceContext);
  const place = isKept ? around : null;
  const key = place && typedKey(place, id);
  const by = place?.by ?? null;
  const [restoredAt, setRestoredAt] = useState<number | null>(null);
  const isAnswer = answer !== null && answer.keptAt === undefined;
  const keptAt = answer?.keptAt === undefined ? 0 : Date.parse(answer.keptAt);

  useEffect(() => {
    const shown = form.current;
    if (!key || !by || !shown) return;
    forgetOthers(by);
    const typed = isAnswer ? null : readTyped(key);
    if (typed && typed.at > keptAt && fillAgain(shown, typed))
      startTransition(() => setRestoredAt(typed.at));
    return watch(shown, key);
  }, [form, key, by, isAnswer, keptAt]);

  return {
    place,
    restoredAt,
    /** What was typed is stored, or going to be: nothing of it stays here. */
    forget: () => key && forgetTyped(key, true),
    /** Back to what the page says. */
    discard: () => {
      if (key) forgetTyped(key, false);
      form.current?.reset();
      setRestoredAt(null);
    },
  };
}

function watch(form: HTMLFormElement, key: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    timer = undefined;
    keepTyped(key, form, Date.now());
  };
  const later = () => (timer ??= setTimeout(keep, PAUSE_MS));
  const atOnce = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    keep();
  };
  form.addEventListener("input", later);
  window.addEventListener("pagehide", atOnce);
  return () => {
    clearTimeout(timer);
    form.removeEventListener("input", later);
    window.removeEventListener("pagehide", atOnce);
  };
}
