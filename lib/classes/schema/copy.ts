import { z } from "zod";
import { idListField, lineField, publicIdField } from "@/lib/foundation/fields";

/** How many assignments come along with a copy at most. */
export const COPIED_MOST = 100;

/** Which class is copied, under which name, with which of its assignments, and when the first of them opens. */
export const copyClassInput = z.object({
  classId: publicIdField,
  name: lineField("The name", { least: 1, most: 120 }),
  assignmentIds: idListField("assignments", COPIED_MOST),
  firstOn: z
    .union([z.literal("").transform(() => null), z.iso.date("Give a day, or leave it empty.")])
    .optional()
    .transform((day) => day ?? null),
});
