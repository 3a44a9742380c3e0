import "server-only";
import type { RubricDraft } from "../rules/rubric";
import { readRubric } from "../queries/rubric";
import type { Making } from "./assignment-parts";

/** A rubric of a class in its first version; the version's id. */
export async function addRubric(
  making: Making,
  classId: string,
  purpose: "ARGUMENTS" | "WORK",
  rubric: RubricDraft,
): Promise<string> {
  const [rubricId, { tx, now }] = [making.newUuid(), making];
  await tx.db.rubric.create({
    data: { id: rubricId, classId, purpose, title: TITLES[purpose], createdAt: now },
  });
  return addVersion(making, rubricId, rubric);
}

/**
 * The version of a rubric that says this: the one there is where it says so already, else a new one after the newest.
 * Those before it stay as they are.
 */
export async function versionSaying(
  making: Making,
  versionId: string,
  rubric: RubricDraft,
): Promise<string> {
  const current = await readRubric(making.tx.sql, versionId);
  if (JSON.stringify(current.draft) === JSON.stringify(inOrder(rubric))) return versionId;
  return addVersion(making, current.rubricId, rubric);
}

const TITLES = { ARGUMENTS: "How the arguments are judged", WORK: "How the work is judged" };

async function addVersion(
  { tx: { db }, actorId, now, newUuid }: Making,
  rubricId: string,
  { criteria }: RubricDraft,
): Promise<string> {
  const id = newUuid();
  const ordinal = 1 + (await db.rubricVersion.count({ where: { rubricId } }));
  await db.rubricVersion.create({
    data: { id, rubricId, ordinal, madeByActorId: actorId, madeAt: now },
  });
  const drafts = criteria.map((criterion) => ({ ...criterion, id: newUuid() }));
  await db.criterion.createMany({
    data: drafts.map(({ id: criterionId, title, hint, weight }, nth) => ({
      ...{ id: criterionId, versionId: id, position: nth + 1, title, hint, weight },
    })),
  });
  await db.level.createMany({
    data: drafts.flatMap(({ id: criterionId, levels }) =>
      levels.map((level, nth) => ({ id: newUuid(), criterionId, position: nth + 1, ...level })),
    ),
  });
  return id;
}

// The same keys in the same order as `readRubric` gives them.
const inOrder = ({ criteria }: RubricDraft): RubricDraft => ({
  criteria: criteria.map(({ title, hint, weight, levels }) => ({
    ...{ title, hint, weight },
    levels: levels.map(({ label, description, points }) => ({ label, description, points })),
  })),
});
