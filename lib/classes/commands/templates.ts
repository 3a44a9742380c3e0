import "server-only";
import { command } from "@/lib/access/command";
import { conflict } from "@/lib/foundation/errors";
import { readAssignmentContent } from "../queries/content";
import { contentWords } from "../rules/assignment-content";
import { keepTemplateInput, removeTemplateInput } from "../schema/templates";
import { lockedAssignment } from "./assignment-parts";

/** Octets that a template's content may have. The database holds the same. */
const CONTENT_MOST = 200_000;
/** How many templates somebody may keep. */
const TEMPLATES_MOST = 200;

/**
 * Keeps what an assignment says, but for its claims and dates, as a template of one's own: to begin others from, in any
 * class. It does not change with the assignment.
 */
export const keepTemplate = command({
  permission: "template.keep",
  input: keepTemplateInput,
  subject: ({ assignmentId }, { viewer, tx }) => lockedAssignment(tx.sql, viewer, assignmentId),
  run: async ({ input: { assignmentId, title }, viewer, tx, now, newUuid }) => {
    const { actorId } = viewer.require();
    const content = contentWords(await readAssignmentContent(tx, assignmentId));
    if (Buffer.byteLength(content) > CONTENT_MOST)
      return conflict(
        "Its instructions and rubrics together are too long to be kept as a template.",
      );
    const kept = await tx.db.assignmentTemplate.count({
      where: { ownerActorId: actorId, removedAt: null },
    });
    if (kept >= TEMPLATES_MOST)
      return conflict(`You keep ${TEMPLATES_MOST} templates already. Remove one first.`);
    const templateId = newUuid();
    await tx.db.assignmentTemplate.create({
      data: { id: templateId, ownerActorId: actorId, title, content, keptAt: now },
    });
    return {
      result: { templateId },
      audit: {
        ...{ subjectKind: "template", subjectId: templateId },
        after: { assignmentId, characters: content.length },
      },
    };
  },
});

/** Removes a template of one's own, or takes that back. Assignments that were begun from it stay as they are. */
export const removeTemplate = command({
  permission: "template.remove",
  input: removeTemplateInput,
  subject: async ({ templateId }, { viewer, tx }) => {
    // Of anybody else's there is none.
    const mine = { id: templateId, ownerActorId: viewer.actorId ?? "" };
    const found = viewer.actorId && (await tx.db.assignmentTemplate.findFirst({ where: mine }));
    return found ? { kind: "template" as const, ownerActorIds: [found.ownerActorId] } : null;
  },
  run: async ({ input: { templateId, goal }, tx, now }) => {
    const isRemoving = goal === "remove";
    const { count } = await tx.db.assignmentTemplate.updateMany({
      where: { id: templateId, removedAt: isRemoving ? null : { not: null } },
      data: { removedAt: isRemoving ? now : null },
    });
    if (count === 0) return conflict(isRemoving ? "It is removed already." : "It is here already.");
    return {
      result: { templateId, became: isRemoving ? "removed" : "taken-back" },
      audit: {
        ...{ subjectKind: "template", subjectId: templateId },
        before: { isKept: isRemoving },
        after: { isKept: !isRemoving },
      },
    };
  },
});
