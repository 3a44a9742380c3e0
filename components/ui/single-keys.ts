import { useEffect, useSyncExternalStore } from "react";

// Single keys that act on a page: silent in fields and with modifiers, and turned off in this browser by whoever wants that.

/** What each key does; a key of which nothing is said does nothing. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

/** Listens for keys as long as they are on. */
export function useSingleKeys(keys: Keys): { isOn: boolean; turn: (isOn: boolean) => void } {
  const isOn = useSyncExternalStore(listen, isOnHere, () => true);
  useEffect(() => {
    if (!isOn) return;
    function press(event: KeyboardEvent) {
      const act = isTyping(event) || !Object.hasOwn(keys, event.key) ? null : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn, keys]);
  return { isOn, turn };
}

// A box or a button that is ticked takes no text, so that the keys go on working at it.
function isTyping({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return true;
  const field = (target as HTMLElement).closest("input, textarea, select, [contenteditable]");
  const isTicked = field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type);
  return field !== null && !isTicked;
}

const KEY = "assay-desk-keys";
const listeners = new Set<() => void>();

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Storage can be closed to us; then the choice holds for this page.
let chosen: boolean | null = null;
function isOnHere(): boolean {
  if (chosen !== null) return chosen;
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

function turn(isOn: boolean) {
  chosen = isOn;
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // It holds for this page.
  }
  for (const listener of listeners) listener();
}
