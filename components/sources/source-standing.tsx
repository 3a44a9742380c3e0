import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconShape } from "@/components/ui/icon";

export type SourceStandingView = "GOOD" | "DISPUTED" | "SUPERSEDED" | "RETRACTED" | "UNREACHABLE";

/** How far a source can be relied on at present. */
export function SourceStanding({ standing }: { standing: SourceStandingView }) {
  const { words, shape, tone } = looks[standing];
  return (
    <Badge shape={shape} tone={tone}>
      {words}
    </Badge>
  );
}

const looks: Record<SourceStandingView, { words: string; shape: IconShape; tone: BadgeTone }> = {
  GOOD: { words: "in good standing", shape: "check", tone: "green" },
  DISPUTED: { words: "standing disputed", shape: "diamond", tone: "ochre" },
  SUPERSEDED: { words: "superseded", shape: "half", tone: "ochre" },
  RETRACTED: { words: "retracted", shape: "struck", tone: "brick" },
  UNREACHABLE: { words: "unreachable", shape: "hollow", tone: "quiet" },
};
