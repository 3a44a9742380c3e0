import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { templateNamed } from "../rules/templates";
import { readContent, type AssignmentContent } from "../rules/assignment-content";

export const TEMPLATES_PER_PAGE = 20;

/**
 * The templates that the viewer keeps, the newest first, and the classes in which they can begin an assignment.
 *
 * @param page counted from 1
 * @param which one that they have just removed, to be taken back
 */
export async function listMyTemplates(
  viewer: Viewer,
  { page, which }: { page: number; which?: string | undefined },
): Promise<MyTemplates> {
  const window = [TEMPLATES_PER_PAGE, (page - 1) * TEMPLATES_PER_PAGE];
  const [rows, [count], classes, [removed]] = await Promise.all([
    readSql<Row>(LIST, [viewer.actorId, ...window]),
    readSql<{ total: number }>(COUNT, [viewer.actorId]),
    listTaughtClasses(viewer),
    which ? readSql<Row>(REMOVED, [viewer.actorId, which]) : [],
  ]);
  return {
    ...{ page, total: count?.total ?? 0, classes },
    templates: rows.flatMap(kept),
    removed: removed ? { id: removed.id, title: removed.title } : null,
  };
}

/** A template that the viewer keeps, by its id as an address says it; null where they keep none of that name. */
export async function getMyTemplate(viewer: Viewer, key: string): Promise<KeptTemplate | null> {
  if (!viewer.actorId || !z.uuid().safeParse(key).success) return null;
  const [row] = await readSql<Row>(READ, [viewer.actorId, key]);
  return (row && kept(row)[0]) ?? null;
}

/** What an assignment is begun from, by the name that an address has for it: one of everybody's, or of the viewer's own. */
export async function beginningNamed(viewer: Viewer, key: string): Promise<NamedBeginning | null> {
  const shipped = templateNamed(key);
  if (shipped) return { key: shipped.key, title: shipped.title, content: shipped };
  const mine = await getMyTemplate(viewer, key);
  return mine && { key: mine.id, title: mine.title, content: mine.content };
}

type NamedBeginning = { key: string; title: string; content: AssignmentContent };

/** The classes that the viewer teaches and that are not archived, by name. */
export const listTaughtClasses = (viewer: Viewer): Promise<TaughtClassName[]> =>
  readSql<TaughtClassName>(TAUGHT, [viewer.actorId]);

export type KeptTemplate = { id: string; title: string; keptAt: Date; content: AssignmentContent };
export type TaughtClassName = { id: string; name: string };
export type MyTemplates = {
  page: number;
  total: number;
  templates: KeptTemplate[];
  classes: TaughtClassName[];
  removed: { id: string; title: string } | null;
};

type Row = { id: string; title: string; keptAt: Date; content: string };

const kept = ({ content, ...row }: Row): KeptTemplate[] => {
  const read = readContent(content);
  return read ? [{ ...row, content: read }] : [];
};

const MINE = `SELECT t.id, t.title, t.kept_at AS "keptAt", t.content FROM assignment_templates t WHERE t.owner_actor_id = $1`;
const LIST = {
  name: "classes_my_templates",
  text: `${MINE} AND t.removed_at IS NULL ORDER BY t.kept_at DESC, t.id LIMIT $2 OFFSET $3`,
};
const READ = {
  name: "classes_my_template",
  text: `${MINE} AND t.removed_at IS NULL AND t.id = $2`,
};
const REMOVED = {
  name: "classes_my_removed_template",
  text: `${MINE} AND t.removed_at IS NOT NULL AND t.id = $2`,
};
const COUNT = {
  name: "classes_my_templates_count",
  text: `SELECT count(*)::int AS total FROM assignment_templates WHERE owner_actor_id = $1 AND removed_at IS NULL`,
};
const TAUGHT = {
  name: "classes_taught_names",
  text: `SELECT c.id, c.name FROM enrolments t JOIN classes c ON c.id = t.class_id AND c.archived_at IS NULL AND c.deletion_asked_at IS NULL
         WHERE t.actor_id = $1 AND t.role = 'TEACHER' AND t.ended_at IS NULL ORDER BY lower(c.name), c.id LIMIT 200`,
};
