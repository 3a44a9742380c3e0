import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import { namedIn, type Addition } from "../rules/additions";

/** What a student's additions name, as far as it is there: public live sources, and claims that stand. */
export type Named = {
  sources: { id: string; title: string }[];
  claims: { id: string; sentence: string }[];
};

/**
 * Reads what additions name, over whichever connection is handed in. Claims are public, or those of the assignment. For a
 * command, `isLocked` keeps it all so until the commit.
 */
export async function readNamed(
  sql: Sql,
  additions: readonly Addition[],
  { assignmentId, isLocked }: { assignmentId: string; isLocked: boolean },
): Promise<Named> {
  const { sourceIds, claimIds } = namedIn(additions);
  const way = isLocked ? "locked" : "plain";
  const [sources, claims] = await Promise.all([
    sourceIds.length > 0
      ? sql<Named["sources"][number]>(SOURCES[way], [sourceIds, PUBLIC_AUDIENCE_ID])
      : [],
    claimIds.length > 0
      ? sql<Named["claims"][number]>(CLAIMS[way], [claimIds, PUBLIC_AUDIENCE_ID, assignmentId])
      : [],
  ]);
  return { sources, claims };
}

/** The ids that additions name and that nothing has any more. */
export function goneOf(additions: readonly Addition[], { sources, claims }: Named): string[] {
  const there = new Set([...sources, ...claims].map(({ id }) => id));
  const { sourceIds, claimIds } = namedIn(additions);
  return [...sourceIds, ...claimIds].filter((id) => !there.has(id));
}

const inBothWays = (name: string, text: string) => ({
  plain: { name: `classes_named_${name}`, text },
  locked: { name: `classes_named_${name}_locked`, text: `${text} FOR SHARE OF x` },
});
const SOURCES = inBothWays(
  "sources",
  `SELECT x.id, r.title FROM sources x JOIN source_revisions r ON r.source_id = x.id AND r.id = x.current_revision_id
   WHERE x.id = ANY($1::text[]) AND x.audience_id = $2 AND x.state = 'LIVE' ORDER BY x.id`,
);
const CLAIMS = inBothWays(
  "claims",
  `SELECT x.id, r.sentence FROM claims x JOIN claim_revisions r ON r.claim_id = x.id AND r.id = x.current_revision_id
   WHERE x.id = ANY($1::text[]) AND x.state = 'LIVE' AND x.merged_into_id IS NULL
     AND (x.audience_id = $2 OR EXISTS (SELECT 1 FROM assignment_claims q WHERE q.assignment_id = $3 AND q.claim_id = x.id))
   ORDER BY x.id`,
);
