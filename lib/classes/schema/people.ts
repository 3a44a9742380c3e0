import { z } from "zod";
import { publicIdField } from "@/lib/foundation/fields";
import { ClassRole } from "@/prisma/generated/enums";

const OPEN_AGAIN = "Open this page again.";
const role = z.enum(ClassRole, { error: "Choose what they are to be." });

/** What somebody in a class is to be from now on; `from` is what they were when the form was rendered. */
export const appointInput = z.object({
  classId: publicIdField,
  enrolmentId: z.uuid({ error: OPEN_AGAIN }),
  from: z.enum(ClassRole, { error: OPEN_AGAIN }),
  role,
});

/** Who takes a class over. */
export const handOverInput = z.object({
  classId: publicIdField,
  enrolmentId: z.uuid({ error: "Choose who takes it over." }),
});

/** What the page of a class's people is asked; whatever cannot be read is as if it had not been asked. */
export const peopleQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  sort: z.enum(["name", "joined"]).catch("name"),
  done: z.string().optional().catch(undefined),
  who: z.uuid().nullable().catch(null),
  was: z.enum(ClassRole).nullable().catch(null),
});
export type PeopleQuery = z.output<typeof peopleQuery>;
