import type { Standing } from "@/prisma/generated/enums";

/** How far a source can be relied on, in words: "The source is …", and what that means for whoever decides it. */
export const STANDING_WORDS: Record<Standing, { is: string; means: string }> = {
  GOOD: { is: "in good standing", means: "its evidence counts" },
  DISPUTED: { is: "disputed", means: "somebody serious doubts it" },
  SUPERSEDED: { is: "superseded", means: "a later one took its place" },
  RETRACTED: { is: "retracted", means: "its author or publisher took it back" },
  UNREACHABLE: { is: "unreachable", means: "nobody can look it up any more" },
};
