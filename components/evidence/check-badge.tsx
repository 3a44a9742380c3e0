import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconShape } from "@/components/ui/icon";

export type ExcerptCheckView = {
  status: "VERIFIED" | "WRONG_LOCATOR" | "AMBIGUOUS" | "NOT_FOUND" | "NOT_CHECKED";
  /** Where the words do stand, when the locator is wrong. */
  foundAt?: string | null;
  /** Why no check ran, when none did. */
  reason?: string | null;
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

function inWords({ status, foundAt, reason, attestationCount = 0 }: ExcerptCheckView): string {
  const words: Record<ExcerptCheckView["status"], string> = {
    VERIFIED: "verified in the text",
    WRONG_LOCATOR: foundAt ? `wrong place given: it stands at ${foundAt}` : "wrong place given",
    AMBIGUOUS: "stands in several places; say which",
    NOT_FOUND: "not found in the text",
    NOT_CHECKED: reason ? `not checked: ${reason}` : "not checked",
  };
  if (status !== "NOT_CHECKED" || attestationCount === 0) return words[status];
  return attestationCount === 1
    ? "not checked by machine; one person transcribed it from the print"
    : `not checked by machine; ${attestationCount} people transcribed it from the print`;
}
