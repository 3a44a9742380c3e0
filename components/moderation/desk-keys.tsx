"use client";

import { useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { KeyList } from "@/components/ui/key-list";
import { useSingleKeys, type Keys } from "@/components/ui/single-keys";

/**
 * Moves through the lines of a queue by single keys: j and k from line to line, ? lists the keys; what else they do depends
 * on the queue. They are silent in fields and with modifiers, and can be turned off in this browser. Without script there
 * is nothing to press.
 *
 * @param of `proposals` are accepted and selected, of everything else a line is gone into
 */
export function DeskKeys({ of }: { of: "proposals" | "lines" }) {
  const list = useRef<HTMLDetailsElement>(null);
  const keys = useMemo(() => ({ ...MOVES, ...ACTS[of], "?": () => openList(list.current) }), [of]);
  const { isOn, turn } = useSingleKeys(keys);
  useEffect(focusNamedLine, []);
  return (
    <div className="needs-script flex flex-wrap items-baseline gap-x-6 gap-y-2">
      <details ref={list}>
        <summary className="min-h-6 py-0.5 font-sans text-note font-[560] text-press">Keys</summary>
        <div className="mt-2">
          <KeyList keys={[...KEYS.moves, ...KEYS[of], ["?", "this list"]]} />
        </div>
      </details>
      <Button type="button" look="quiet" aria-pressed={isOn} onClick={() => turn(!isOn)}>
        {isOn ? "Turn the keys off" : "Turn the keys on"}
      </Button>
    </div>
  );
}

type Key = readonly [key: string, does: string];
const KEYS: Record<"moves" | "proposals" | "lines", readonly Key[]> = {
  moves: [
    ["j", "the next line"],
    ["k", "the line before"],
  ],
  proposals: [
    ["a", "accept the line you are at"],
    ["x", "select it, or not"],
  ],
  lines: [["Enter", "do what is to be done on the line you are at"]],
};

const MOVES: Keys = { j: () => move(1), k: () => move(-1) };
const ACTS: Record<"proposals" | "lines", Keys> = {
  proposals: {
    a: () => here()?.querySelector<HTMLElement>("[data-desk=accept]")?.click(),
    x: () => here()?.querySelector<HTMLElement>("input[name=item]")?.click(),
  },
  lines: { Enter: begin },
};

const LINES = "[data-lines] > li > article";
const lines = () => [...document.querySelectorAll<HTMLElement>(LINES)];
const here = () => document.activeElement?.closest<HTMLElement>(LINES);

function move(by: 1 | -1) {
  const all = lines();
  const at = all.indexOf(here()!);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  all[Math.max(0, Math.min(next, all.length - 1))]?.focus();
}

// What is done in place goes before what is done elsewhere. On the line itself alone: a button or a link of it keeps its own Enter.
function begin() {
  const line = document.activeElement;
  if (!(line instanceof HTMLElement) || !line.matches(LINES)) return false;
  const place = line.querySelector<HTMLElement>("[data-desk=main]");
  const first =
    place?.querySelector<HTMLElement>("form :is(textarea, input:not([type=hidden]), button)") ??
    place?.querySelector<HTMLElement>("a");
  if (!first) return false;
  if (first.matches("a, button")) first.click();
  else first.focus();
}

/** The line that the address names, after one was done: without script the browser goes there by itself. */
function focusNamedLine() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named && named.matches(LINES)) named.focus();
}

function openList(list: HTMLDetailsElement | null) {
  if (!list) return;
  list.open = true;
  list.querySelector("summary")?.focus();
}
