import type { IconShape } from "@/components/ui/icon";
import type { MarkState } from "@/lib/publishing/rules";

/** How a sentence of a document is marked. Values are the `data-state` of its line. */
export type SentenceState = MarkState;

type StateLook = { words: string; shape: IconShape | null; ink: string; line: string };

/** In the order in which bars and legends show them. */
export const sentenceStates: readonly SentenceState[] = [
  "supported",
  "contested",
  "refuted",
  "open",
  "unsourced",
  "opinion",
  "unread",
];

export const stateLooks: Record<SentenceState, StateLook> = {
  supported: {
    words: "supported",
    shape: "triangle-up",
    ink: "text-supports",
    line: "var(--color-supports)",
  },
  contested: {
    words: "contested or mixed",
    shape: "double",
    ink: "text-context",
    line: "var(--color-context)",
  },
  refuted: {
    words: "refuted",
    shape: "triangle-down",
    ink: "text-contradicts",
    line: "var(--color-contradicts)",
  },
  open: {
    words: "a claim, not decided",
    shape: "hollow",
    ink: "text-soft",
    line: "var(--color-edge)",
  },
  unsourced: {
    words: "asserted without a source",
    shape: "diamond",
    ink: "text-qualifies",
    line: "var(--color-qualifies)",
  },
  opinion: { words: "opinion", shape: null, ink: "text-soft italic", line: "var(--color-rule)" },
  unread: { words: "not yet looked at", shape: null, ink: "text-soft", line: "none" },
};
