import { useSyncExternalStore } from "react";

/** Something that is on until somebody turns it off in this browser; the same wherever it is asked for by the same key. */
export function useKeptSwitch(key: string): { isOn: boolean; turn: (isOn: boolean) => void } {
  const isOn = useSyncExternalStore(
    listen,
    () => isOnHere(key),
    () => true,
  );
  return { isOn, turn: (isOn) => turn(key, isOn) };
}

const listeners = new Set<() => void>();

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Storage can be closed to us; then the choice holds for this page.
const chosen = new Map<string, boolean>();

function isOnHere(key: string): boolean {
  const here = chosen.get(key);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}

function turn(key: string, isOn: boolean) {
  chosen.set(key, isOn);
  try {
    if (isOn) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    // It holds for this page.
  }
  for (const listener of listeners) listener();
}
