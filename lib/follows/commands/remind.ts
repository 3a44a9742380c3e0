import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { notFound } from "@/lib/foundation/errors";
import { remindInput } from "../schema";

/**
 * Says that an assignment is due in so many hours: the event of which those students are told who have not handed in.
 * Saying it again tells nobody again.
 */
export const remindOfAssignment = hotCommand({
  permission: "system.remind",
  input: remindInput,
  subject: async () => NOTHING,
  run: async ({ input: { assignmentId, hours }, tx }) => {
    const [assignment] = await tx.sql<{ audienceId: string }>(READ, [assignmentId]);
    if (!assignment) return notFound();
    return {
      result: null,
      audit: {
        ...{ subjectKind: "assignment", subjectId: assignmentId },
        ...{ audienceId: assignment.audienceId, after: { hours } },
      },
    };
  },
});

const READ = {
  name: "follows_assignment_to_remind_of",
  text: `SELECT audience_id AS "audienceId" FROM assignments WHERE id = $1`,
};
