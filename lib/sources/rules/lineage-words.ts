import type { LineageKind } from "@/prisma/generated/enums";

/** How one source leans on another, in words: "This source … the other". */
export const LINEAGE_WORDS: Record<LineageKind, { does: string; done: string; hint: string }> = {
  QUOTES: {
    does: "quotes",
    done: "quoted by",
    hint: "what counts in it are the other’s words; the two count as one origin",
  },
  TRANSLATES: {
    does: "translates",
    done: "translated by",
    hint: "the other in another language; the two count as one origin",
  },
  SUMMARISES: {
    does: "summarises",
    done: "summarised by",
    hint: "it retells the other in fewer words; the two count as one origin",
  },
  REVIEWS: {
    does: "reviews",
    done: "reviewed by",
    hint: "it judges the other with a mind of its own, and stays an origin of its own",
  },
};
