import { MOST_COUNTED } from "@/lib/foundation/counting";
import type { Motivation } from "@/prisma/generated/enums";

/** What a note is. */
export const motivationWords: Record<Motivation, string> = {
  COMMENTING: "Comment",
  QUESTIONING: "Question",
  TAGGING: "Tag",
  ASSESSING: "Assessment",
  REPLYING: "Answer",
};

/** What can be written in the field of a note, said beside it. */
export const MARKS =
  "You can write *emphasis*, **strong**, `code`, [a link](https://…), lists with - or 1., and > quotations. An empty line begins a paragraph.";

/** How many notes stand on one thing. */
export function notesInWords(total: number): string {
  if (total > MOST_COUNTED) return `More than ${MOST_COUNTED.toLocaleString("en-GB")} notes`;
  return total === 1 ? "1 note" : `${total} notes`;
}
