import type { Relation } from "@/lib/arguments/rules";

/** What an argument does to what it aims at: "It …". */
export const RELATION_WORDS: Record<Relation, string> = {
  SUPPORTS: "supports",
  REBUTS: "rebuts",
  UNDERCUTS: "undercuts",
  QUALIFIES: "qualifies",
};
