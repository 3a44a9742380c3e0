import "server-only";
import { command } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { openClassInput } from "../schema/classes";
import { makeNewClass } from "./new-class";

/** Opens a class, with its readers, its opener as its teacher, and a first code by which others come in. */
export const openClass = command({
  permission: "class.open",
  input: openClassInput,
  subject: async () => NOTHING,
  run: async ({ input, ...context }) => {
    const made = await makeNewClass(context, input);
    if ("kind" in made) return made;
    const { classId, audienceId } = made;
    return {
      result: { classId },
      audit: { subjectKind: "class", subjectId: classId, audienceId, after: input },
    };
  },
});
