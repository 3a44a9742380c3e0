import type { BadgeTone } from "@/components/ui/badge";
import type { IconShape } from "@/components/ui/icon";
import type { Direction } from "@/prisma/generated/enums";

/** The mark of evidence by which way it points: its shape, the tone of its badge, and the ink of whatever stands under it. */
export const DIRECTION_LOOKS: Record<
  Direction,
  { shape: IconShape; tone: BadgeTone; ink: string }
> = {
  SUPPORTS: { shape: "triangle-up", tone: "green", ink: "text-supports" },
  CONTRADICTS: { shape: "triangle-down", tone: "brick", ink: "text-contradicts" },
  CONTEXT: { shape: "dot", tone: "slate", ink: "text-context" },
};
