import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconShape } from "@/components/ui/icon";

export type ExcerptCheckView = {
  status: "VERIFIED" | "WRONG_LOCATOR" | "AMBIGUOUS" | "NOT_FOUND" | "NOT_CHECKED";
  /** Where the words do stand, when the locator is wrong. */
  foundAt?: string | null;
  /** Why no check ran, when none did. */
  reason?: string | null;
  /** Words in brackets, of whoever quotes: the badge says so. */
  differences?: readonly { kind: string }[];
  /** How many people transcribed it from the print; two make it count as if verified. */
  attestationCount?: number;
};

/** Whether the words stand in the source. A check that did not run is hollow and never looks like a pass. */
export function CheckBadge({ check }: { check: ExcerptCheckView }) {
  const { shape, tone } = looks[check.status];
  return (
    <Badge shape={shape} tone={tone}>
      {inWords(check)}
    </Badge>
  );
}

const solid = { shape: "check", tone: "green" } as const;
const struck = { shape: "struck", tone: "brick" } as const;
const hollow = { shape: "hollow", tone: "quiet" } as const;

const looks: Record<ExcerptCheckView["status"], { shape: IconShape; tone: BadgeTone }> = {
  VERIFIED: solid,
  WRONG_LOCATOR: struck,
  AMBIGUOUS: struck,
  NOT_FOUND: struck,
  NOT_CHECKED: hollow,
};

function inWords(check: ExcerptCheckView): string {
  const { status, foundAt, reason, differences = [], attestationCount = 0 } = check;
  const isPutIn = differences.some(({ kind }) => kind === "inserted");
  const words: Record<ExcerptCheckView["status"], string> = {
    VERIFIED: isPutIn ? "verified, with insertions" : "verified in the text",
    WRONG_LOCATOR: foundAt ? `wrong place: stands in ${foundAt}` : "wrong place",
    AMBIGUOUS: "ambiguous: stands in several places; say which",
    NOT_FOUND: "not found in the text",
    NOT_CHECKED: reason ? `not checked: ${withinSentence(reason)}` : "not checked",
  };
  if (status !== "NOT_CHECKED" || attestationCount === 0) return words[status];
  return attestationCount === 1
    ? "attested by one person, not by the machine; a second would make it count"
    : `attested by ${attestationCount === 2 ? "two" : attestationCount} people, not by the machine`;
}

/** A sentence as the end of another. */
const withinSentence = (sentence: string): string =>
  `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, "");
