import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { storedCsl, type CslItem } from "../rules";
import { personNamed } from "../rules/names";
import { personsCalled } from "./persons";

/** The roles whose people have pages of their own. */
const CREDITED = ["author", "editor", "translator"] as const;

/**
 * Writes many sources at once, each with its first revision, its people, an origin group of its own and the decision it
 * begins with, in the transaction of who asks: as many statements as for one. Returns their ids, in the order of the records.
 */
export async function addSources(adding: Adding, items: readonly CslItem[]): Promise<string[]> {
  const { tx, viewer, now, state, newUuid, newPublicId } = adding;
  const { actorId, bylineId } = viewer.require();
  const rows = items.map((item) => {
    const id = newPublicId();
    const [revisionId, groupId] = [newUuid(), newUuid()];
    return { id, revisionId, groupId, title: item.title, csl: storedCsl(id, item) };
  });
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  const signed = [PUBLIC_AUDIENCE_ID, state, bylineId, actorId, now];
  await tx.sql(ADD_GROUPS, [column("groupId"), now]);
  await tx.sql(ADD_SOURCES, [column("id"), column("revisionId"), column("groupId"), ...signed]);
  await tx.sql(ADD_REVISIONS, [
    ...[column("id"), column("revisionId"), column("csl"), column("title")],
    ...signed,
  ]);
  await addAuthorships(adding, column("id"), items);
  const kind = state === "LIVE" ? "ADD" : "PROPOSE";
  await tx.sql(ADD_DECISIONS, [column("id"), ...signed, kind]);
  return column("id");
}

async function addAuthorships(adding: Adding, ids: readonly string[], items: readonly CslItem[]) {
  const credits = items.flatMap((item, at) =>
    CREDITED.flatMap((role) =>
      (item[role] ?? []).map((name) => ({ sourceId: ids[at]!, role, name: personNamed(name) })),
    ),
  );
  if (credits.length === 0) return;
  const personIds = await personsCalled(
    adding,
    credits.map(({ name }) => name),
  );
  const rows = creditedOnce(credits.map((credit, at) => ({ ...credit, personId: personIds[at]! })));
  await adding.tx.sql(ADD_AUTHORSHIPS, [
    ...[rows.map(({ sourceId }) => sourceId), rows.map(({ personId }) => personId)],
    ...[rows.map(({ role }) => role), rows.map(({ position }) => position)],
  ]);
}

type Credit = { sourceId: string; role: string; personId: string };

// Somebody whom a record names twice in one role has a hand in it once.
function creditedOnce(credits: readonly Credit[]): (Credit & { position: number })[] {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  return credits.flatMap((credit) => {
    const list = `${credit.sourceId} ${credit.role}`;
    const key = `${list} ${credit.personId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const position = counts.get(list) ?? 0;
    counts.set(list, position + 1);
    return [{ ...credit, position }];
  });
}

const ADD_GROUPS = {
  name: "sources_add_groups",
  text: "INSERT INTO origin_groups (id, created_at) SELECT g.id, $2 FROM unnest($1::uuid[]) AS g (id)",
};
const ADD_SOURCES = {
  name: "sources_add_many",
  text: `INSERT INTO sources (id, current_revision_id, origin_group_id, audience_id, state, byline_id, actor_id, created_at)
         SELECT g.id, g.revision_id, g.group_id, $4, $5::"ContentState", $6, $7, $8
         FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS g (id, revision_id, group_id)`,
};
const ADD_REVISIONS = {
  name: "sources_add_revisions",
  text: `INSERT INTO source_revisions (source_id, id, csl, title, ordinal, audience_id, state, byline_id, actor_id, created_at)
         SELECT g.source_id, g.id, g.csl, g.title, 1, $5, $6::"ContentState", $7, $8, $9
         FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS g (source_id, id, csl, title)`,
};
const ADD_AUTHORSHIPS = {
  name: "sources_add_authorships",
  text: `INSERT INTO authorships (source_id, person_id, role, position)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[])`,
};
const ADD_DECISIONS = {
  name: "sources_add_decisions",
  text: `INSERT INTO decisions (source_id, audience_id, state, byline_id, actor_id, decided_at, kind)
         SELECT g.source_id, $2, $3::"ContentState", $4, $5, $6, $7::"DecisionKind" FROM unnest($1::text[]) AS g (source_id)`,
};
