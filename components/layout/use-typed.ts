"use client";

import {
  startTransition,
  useContext,
  useEffect,
  useLayoutEffect,
  useState,
  type RefObject,
} from "react";
import type { FormState } from "@/lib/access/form-action";
import { DraftPlaceContext, NOBODY } from "./draft-place";
import {
  fillAgain,
  forgetOthers,
  forgetTyped,
  giveBackEarly,
  keepTyped,
  readTyped,
  typedKey,
  type Typed,
} from "./typed";

const PAUSE_MS = 300;

/**
 * Keeps what is typed into a form in this tab, and puts it back when the page is opened anew: of every form that has room
 * for sentences, on a page for one person.
 *
 * @param answer what the form shows at first: where it is an answer, everything is in the form already
 */
export function useTyped(form: RefObject<HTMLFormElement | null>, id: string, answer: FormState) {
  const place = useContext(DraftPlaceContext);
  const { by = null, at = null } = place ?? {};
  const [restored, setRestored] = useState<Typed | null>(null);
  const isAnswer = answer !== null && answer.keptAt === undefined;
  const keptAt = answer?.keptAt === undefined ? 0 : Date.parse(answer.keptAt);

  // Before anybody can send the form without it, and before what was kept earlier is put back.
  useLayoutEffect(() => {
    if (form.current) giveBackEarly(form.current);
  }, [form]);
  useEffect(() => {
    const shown = form.current;
    if (!by || !shown?.querySelector("textarea")) return;
    const key = keyOf(by, at, id);
    // Whoever's session ended finds what they typed when they are back.
    if (by !== NOBODY) forgetOthers(by);
    const typed = isAnswer ? null : readTyped(key);
    if (typed && typed.at > keptAt && fillAgain(shown, typed))
      startTransition(() => setRestored(typed));
    return watch(shown, key);
  }, [form, id, by, at, isAnswer, keptAt]);

  return {
    place,
    restoredAt: restored?.at ?? null,
    /** What the restored words were written on, where they reword something. */
    basis: restored?.basis ?? null,
    /** What was typed is stored, or going to be: nothing of it stays here. */
    forget: () => by && forgetTyped(keyOf(by, at, id), true),
    /** What was typed is stored for now: of what comes after it the tab keeps the most recent again. */
    rest: () => by && forgetTyped(keyOf(by, at, id), false),
    /** Back to what the page says. */
    discard: () => {
      if (by) forgetTyped(keyOf(by, at, id), false);
      form.current?.reset();
      setRestored(null);
    },
  };
}

const keyOf = (by: string, at: string | null, id: string): string =>
  typedKey(by, at ?? `${location.pathname}${location.search}`, id);

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
