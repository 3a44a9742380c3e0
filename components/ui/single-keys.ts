import { useEffect } from "react";
import { useKeptSwitch } from "./kept-switch";

// Single keys that act on a page: silent in fields and with modifiers, and turned off in this browser by whoever wants that.

/**
 * What each key does; a key of which nothing is said does nothing. One that answers `false` leaves the key to the browser:
 * it has nothing to do where somebody is.
 */
export type Keys = Readonly<Record<string, (() => unknown) | undefined>>;

/** Listens for keys as long as they are on. */
export function useSingleKeys(keys: Keys): { isOn: boolean; turn: (isOn: boolean) => void } {
  const { isOn, turn } = useKeptSwitch("assay-single-keys");
  useEffect(() => {
    if (!isOn) return;
    function press(event: KeyboardEvent) {
      const act = isTyping(event) || !Object.hasOwn(keys, event.key) ? null : keys[event.key];
      if (!act || act() === false) return;
      event.preventDefault();
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
