import type { AssignmentContent } from "@/lib/classes/rules/assignment-content";
import { localOf } from "@/lib/classes/rules/zones";
import type { AssignmentFormView } from "./assignment-form";

type Words = AssignmentFormView["words"];
type Dates = { opensAt: Date; dueAt: Date; releasesAt: Date | null };

/** What the fields of a form say of what an assignment says, but for its title and its dates. */
export const settingsOf = (
  said: Pick<AssignmentContent, "instructions" | "latePolicy" | "lateReduction" | "inquiryDays">,
): Omit<Words, "title" | "opens" | "due" | "releases"> => ({
  instructions: said.instructions ?? "",
  late: said.latePolicy,
  lateReduction: said.lateReduction === null ? "" : String(said.lateReduction),
  inquiryDays: String(said.inquiryDays),
});

/** The same of its dates, in the zone of its class. */
export const datesOf = (
  { opensAt, dueAt, releasesAt }: Dates,
  timeZone: string,
): Pick<Words, "opens" | "due" | "releases"> => ({
  opens: localOf(opensAt, timeZone),
  due: localOf(dueAt, timeZone),
  releases: releasesAt ? localOf(releasesAt, timeZone) : "",
});
