import { unstable_rethrow } from "next/navigation";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { saveWorkAction } from "@/lib/classes/actions/work";
import type { Unread } from "@/lib/classes/rules/saved";
import type { Refused } from "./saved-fields";

/**
 * How long typing has to rest before it is saved, how long it goes on without being saved at most, and how long until a
 * server that did not answer is asked again.
 */
const REST_MS = 800;
const MOST_MS = 5_000;
const AGAIN_MS = 15_000;

/** How often something was typed, how much of that is saved, and what comes after what is on its way. */
type Typed = {
  count: number;
  saved: number;
  /** When the first of what was not sent yet was typed. */
  since: number | null;
  isBusy: boolean;
  by: HTMLButtonElement | null;
  href: string | null;
};
export type Saving =
  | { kind: "unsaved" | "typing" | "saving" | "offline" | "unreachable" }
  | { kind: "saved"; at: string; isAlone: boolean; said: Refused }
  | { kind: "refused"; said: Refused };

/**
 * Saves a form on the server some time after typing in it stopped, and now and then while it goes on; what does not arrive
 * is sent again when there is a connection. One request is under way at a time, so that the last wording is the one that stays.
 *
 * @param onSaved called when what the form holds is what the server has
 * @returns `said`: what the server said of the fields last; null before it said anything
 */
export function useSaving(
  form: RefObject<HTMLFormElement | null>,
  savedAt: string | null,
  onSaved: () => void,
) {
  const [saving, setSaving] = useState<Saving>(
    savedAt ? { kind: "saved", at: savedAt, isAlone: true, said: {} } : { kind: "unsaved" },
  );
  const [said, setSaid] = useState<Refused | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was typed is counted: what is on its way is older than what was typed after it.
  const typed = useRef<Typed>({
    count: 0,
    saved: 0,
    since: null,
    isBusy: false,
    by: null,
    href: null,
  });
  const told = useRef(onSaved);
  useEffect(() => {
    told.current = onSaved;
  });

  const save = useCallback(
    async function save(by: HTMLButtonElement | null = null): Promise<void> {
      clearTimeout(timer.current);
      const now = typed.current;
      if (!form.current) return;
      if (now.isBusy) {
        now.by = by ?? now.by;
        return;
      }
      const count = now.count;
      now.isBusy = true;
      now.since = null;
      setSaving({ kind: "saving" });
      const became = await send(new FormData(form.current, by));
      now.isBusy = false;
      setSaving(became.kind === "saved" && now.count > count ? { kind: "typing" } : became);
      if ("said" in became) setSaid(became.said);
      if (became.kind === "saved") now.saved = count;
      else now.href = null;
      const next = now.by;
      now.by = null;
      const isUnanswered = became.kind === "offline" || became.kind === "unreachable";
      if (isUnanswered) timer.current = setTimeout(() => void save(), AGAIN_MS);
      else if (next) void save(next);
      else if (now.count > count)
        timer.current = setTimeout(() => void save(), now.href ? 0 : REST_MS);
      else if (became.kind === "saved") {
        told.current();
        // What was done with it is shown by the page as the server has it now.
        if (by) window.location.reload();
        else if (now.href) window.location.assign(now.href);
      }
    },
    [form],
  );

  const later = useCallback(() => {
    const now = typed.current;
    now.count += 1;
    now.since ??= Date.now();
    setSaving({ kind: "typing" });
    clearTimeout(timer.current);
    const left = now.since + MOST_MS - Date.now();
    timer.current = setTimeout(() => void save(), Math.max(0, Math.min(REST_MS, left)));
  }, [save]);

  useEffect(() => {
    const shown = form.current;
    const isUnsaved = () => typed.current.count > typed.current.saved;
    const atOnce = () => isUnsaved() && void save();
    const warn = (event: BeforeUnloadEvent) => isUnsaved() && event.preventDefault();
    // A link leads on once what was typed is saved. Where it cannot be, a second click leaves what stays in this tab.
    let wanted: string | null = null;
    const follow = (event: MouseEvent) => {
      const href = isUnsaved() ? leadingElsewhere(event) : null;
      if (href === null || href === wanted) return;
      event.preventDefault();
      wanted = typed.current.href = href;
      void save();
    };
    shown?.addEventListener("input", later);
    document.addEventListener("click", follow);
    document.addEventListener("visibilitychange", atOnce);
    window.addEventListener("online", atOnce);
    window.addEventListener("beforeunload", warn);
    return () => {
      clearTimeout(timer.current);
      shown?.removeEventListener("input", later);
      document.removeEventListener("click", follow);
      document.removeEventListener("visibilitychange", atOnce);
      window.removeEventListener("online", atOnce);
      window.removeEventListener("beforeunload", warn);
    };
  }, [form, later, save]);

  return { saving, said, save, later };
}

/** The address of a page of ours that a plain click on a link leads to; null where it leads to none. */
function leadingElsewhere(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link || !isPlain || event.defaultPrevented || link.target) return null;
  const isHere = link.getAttribute("href")?.startsWith("#") ?? true;
  return isHere || link.origin !== location.origin ? null : link.href;
}

type Done = { savedAt: string; isAlone: boolean; unread: Unread };

async function send(data: FormData): Promise<Saving> {
  try {
    const answer = await saveWorkAction(null, data);
    const done = answer?.done as Done | undefined;
    if (!done) return { kind: "refused", said: (answer?.result.error ?? {}) as Refused };
    const unread = Object.entries(done.unread).map(([name, message]) => [name, [message]]);
    const said = Object.fromEntries(unread) as Refused;
    return { kind: "saved", at: done.savedAt, isAlone: done.isAlone, said };
  } catch (error) {
    // What Next throws to lead elsewhere is its own to catch.
    unstable_rethrow(error);
    return { kind: navigator.onLine ? "unreachable" : "offline" };
  }
}
