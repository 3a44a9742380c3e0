"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { KeyList } from "@/components/ui/key-list";
import { useSingleKeys } from "@/components/ui/single-keys";

/**
 * Moves through the queue by single keys: j and k from line to line, a accepts, x selects, ? lists the keys.
 * They are silent in fields and with modifiers, and can be turned off in this browser. Without script there
 * is nothing to press.
 */
export function DeskKeys() {
  const list = useRef<HTMLDetailsElement>(null);
  const keys = useMemo(() => ({ ...ACTS, "?": () => openList(list.current) }), []);
  const { isOn, turn } = useSingleKeys(keys);
  return (
    <div className="needs-script flex flex-wrap items-baseline gap-x-6 gap-y-2">
      <details ref={list}>
        <summary className="min-h-6 py-0.5 font-sans text-note font-[560] text-press">Keys</summary>
        <div className="mt-2">
          <KeyList keys={KEYS} />
        </div>
      </details>
      <Button type="button" look="quiet" aria-pressed={isOn} onClick={() => turn(!isOn)}>
        {isOn ? "Turn the keys off" : "Turn the keys on"}
      </Button>
    </div>
  );
}

const KEYS = [
  ["j", "the next line"],
  ["k", "the line before"],
  ["a", "accept the line you are at"],
  ["x", "select it, or not"],
  ["?", "this list"],
] as const;

const ACTS: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  a: () => here()?.querySelector<HTMLElement>("[data-desk=accept]")?.click(),
  x: () => here()?.querySelector<HTMLElement>("input[name=item]")?.click(),
};

const lines = () => [...document.querySelectorAll<HTMLElement>("#selection-item > li > article")];
const here = () => document.activeElement?.closest<HTMLElement>("#selection-item > li > article");

function move(by: 1 | -1) {
  const all = lines();
  const at = all.indexOf(here()!);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  all[Math.max(0, Math.min(next, all.length - 1))]?.focus();
}

function openList(list: HTMLDetailsElement | null) {
  if (!list) return;
  list.open = true;
  list.querySelector("summary")?.focus();
}
