"use client";

import {
  startTransition,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
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
  const [restored, setRestored] = useState<Restored | null>(null);
  const isAnswer = answer !== null && answer.keptAt === undefined;
  const watching = useRef<Watching>(null);

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
    // Whatever is left was stored nowhere else: no clock has to say so.
    const typed = isAnswer ? null : readTyped(key);
    const { isFilled, isWhole } = typed ? fillAgain(shown, typed) : NOTHING;
    if (typed && isFilled) startTransition(() => setRestored({ ...typed, isWhole }));
    // It did arrive, though its answer never did.
    else if (typed) forgetTyped(key, false);
    watching.current = watch(shown, key);
    return watching.current.stop;
  }, [form, id, by, at, isAnswer]);

  return {
    place,
    restoredAt: restored?.at ?? null,
    /** Whether the form holds all of it. */
    isWhole: restored?.isWhole ?? true,
    /** What the restored words were written on, where they reword something. */
    basis: restored?.basis ?? null,
    /** What was typed is stored, or going to be: nothing of it stays here. */
    forget: () => by && forgetTyped(keyOf(by, at, id), true),
    /** What was typed is stored for now: of what comes after it the tab keeps the most recent again. */
    rest: () => {
      watching.current?.rest();
      if (by) forgetTyped(keyOf(by, at, id), false);
    },
    /** Back to what the page says. */
    discard: () => {
      if (by) forgetTyped(keyOf(by, at, id), false);
      form.current?.reset();
      setRestored(null);
    },
  };
}

type Restored = Typed & { isWhole: boolean };
const NOTHING = { isFilled: false, isWhole: true };

const keyOf = (by: string, at: string | null, id: string): string =>
  typedKey(by, at ?? `${location.pathname}${location.search}`, id);

/** `rest`: what the form holds now need not be kept. */
type Watching = { rest: () => void; stop: () => void };

function watch(form: HTMLFormElement, key: string): Watching {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    timer = undefined;
    keepTyped(key, form, Date.now());
  };
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const later = () => (timer ??= setTimeout(keep, PAUSE_MS));
  const atOnce = () => {
    if (timer === undefined) return;
    rest();
    keep();
  };
  form.addEventListener("input", later);
  window.addEventListener("pagehide", atOnce);
  const stop = () => {
    rest();
    form.removeEventListener("input", later);
    window.removeEventListener("pagehide", atOnce);
  };
  return { rest, stop };
}
