import "server-only";
import type { Sql } from "@/lib/foundation/db";
import type { RubricDraft } from "../rules/rubric";

/**
 * What one version of a rubric says. Whoever asks has asked before whether the viewer may see it.
 *
 * @throws where there is no such version: rows name only versions that exist
 */
export async function readRubric(
  sql: Sql,
  versionId: string,
): Promise<{ rubricId: string; draft: RubricDraft }> {
  const rows = await sql<Row>(READ, [versionId]);
  if (rows.length === 0) throw new Error(`no version ${versionId} of a rubric`);
  const criteria = rows.map(({ title, hint, weight, levels }) => ({ title, hint, weight, levels }));
  return { rubricId: rows[0]!.rubricId, draft: { criteria } };
}

type Row = RubricDraft["criteria"][number] & { rubricId: string };

const READ = {
  name: "classes_rubric",
  text: `SELECT v.rubric_id AS "rubricId", c.title, c.hint, c.weight,
           (SELECT json_agg(json_build_object('label', l.label, 'description', l.description, 'points', l.points)
                    ORDER BY l.position) FROM levels l WHERE l.criterion_id = c.id) AS levels
         FROM rubric_versions v JOIN criteria c ON c.version_id = v.id WHERE v.id = $1 ORDER BY c.position`,
};
