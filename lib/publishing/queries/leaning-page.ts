import "server-only";
import { claimTag } from "@/lib/claims/tags";
import { publicSql } from "@/lib/foundation/db";
import { plainly } from "@/lib/foundation/redacted";
import { sourcePath } from "@/lib/sources/rules";
import { sourceTag } from "@/lib/sources/tags";
import { listLeaning } from "@/lib/verdicts/queries/recall";
import type { Standing } from "@/prisma/generated/enums";
import { tagsOf } from "./parts";

/** What leans on a source, for everyone: one page of it; null where there is no such source. */
export async function getLeaningPage(sourceId: string, page = 1) {
  const [row] = await publicSql<SourceRow>(SOURCE, [sourceId]);
  if (!row) return null;
  const leaning = await listLeaning(publicSql, row.id, page);
  const { copyIds, ...source } = row;
  return {
    source: { ...source, title: plainly(row.title), path: sourcePath(row) },
    leaning,
    tags: tagsOf([
      ...copyIds.map(sourceTag),
      ...leaning.claims.map(({ id }) => claimTag(id)),
      ...leaning.sources.map(({ id }) => sourceTag(id)),
    ]),
  };
}

export type LeaningPage = NonNullable<Awaited<ReturnType<typeof getLeaningPage>>>;

type SourceRow = {
  id: string;
  title: string;
  standing: Standing;
  mergedIntoId: string | null;
  /** Records that were merged into it: evidence may come to them, too. */
  copyIds: string[];
  /** Why it has its standing, where it was changed. */
  reason: string | null;
};

const SOURCE = {
  name: "publishing_leaning_source",
  text: `SELECT s.id, t.title, s.standing, s.merged_into_id AS "mergedIntoId",
           ARRAY(SELECT copy.id FROM sources copy WHERE copy.merged_into_id = s.id ORDER BY copy.id LIMIT 20) AS "copyIds",
           (SELECT h.reason FROM standing_changes h WHERE h.source_id = s.id ORDER BY h.changed_at DESC LIMIT 1) AS reason
         FROM sources s JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id WHERE s.id = $1`,
};
