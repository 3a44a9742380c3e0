import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconShape } from "@/components/ui/icon";
import { STANDING_WORDS } from "@/lib/sources/rules/standing-words";
import type { Standing } from "@/prisma/generated/enums";

export type SourceStandingView = Standing;

/** How far a source can be relied on at present. */
export function SourceStanding({ standing }: { standing: SourceStandingView }) {
  // On evidence “disputed” alone would say that its fit is.
  const words = standing === "DISPUTED" ? "standing disputed" : STANDING_WORDS[standing].is;
  return <Badge {...looks[standing]}>{words}</Badge>;
}

const looks: Record<SourceStandingView, { shape: IconShape; tone: BadgeTone }> = {
  GOOD: { shape: "check", tone: "green" },
  DISPUTED: { shape: "diamond", tone: "ochre" },
  SUPERSEDED: { shape: "half", tone: "ochre" },
  RETRACTED: { shape: "struck", tone: "brick" },
  UNREACHABLE: { shape: "hollow", tone: "quiet" },
};
