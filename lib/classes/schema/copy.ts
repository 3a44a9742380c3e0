import { z } from "zod";
import { idListField, lineField, publicIdField } from "@/lib/foundation/fields";

/** How many assignments come along with a copy at most. */
export const COPIED_MOST = 100;

const A_DAY = "Give a day of this century, or leave it empty.";

/** Which class is copied, under which name, with which of its assignments, and when the first of them opens. */
export const copyClassInput = z.object({
  classId: publicIdField,
  name: lineField("The name", { least: 1, most: 120 }),
  assignmentIds: idListField("assignments", COPIED_MOST),
  firstOn: z
    .union([z.literal("").transform(() => null), z.iso.date(A_DAY).regex(/^20/, A_DAY)])
    .optional()
    .transform((day) => day ?? null),
});
