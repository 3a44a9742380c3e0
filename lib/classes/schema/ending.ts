import { z } from "zod";
import { publicIdField, textField } from "@/lib/foundation/fields";

/** That somebody means it: the name of the class, typed. */
export const deleteClassInput = z.object({
  classId: publicIdField,
  typedName: z.string({ error: "Type the name of the class." }).max(400, "This is not its name."),
});

/** A class that is not to be deleted after all. */
export const keepClassInput = z.object({ classId: publicIdField });

/** What an administrator does to a class without reading it, and why: its teachers read the reason of a deletion. */
export const administerClassInput = z.object({
  classId: publicIdField,
  goal: z.enum(["archive", "reopen", "delete", "keep"], {
    error: "Say archive, reopen, delete or keep.",
  }),
  reason: textField("The reason", { least: 3, most: 600 }),
});

/** Nothing: the job finds what is due by itself. */
export const eraseClassesInput = z.object({});
