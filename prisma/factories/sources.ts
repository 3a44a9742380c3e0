import { randomUUID } from "node:crypto";
import type pg from "pg";
import { atomically, insertRow } from "./connection";
import { beginning, decide, signer } from "./decisions";
import { newPublicId, signed, unsigned, type Contribution } from "./people";

/** A source with its first revision and an origin group of its own. */
export function makeSource(db: pg.Client, made: Contribution & { title?: string } = {}) {
  return atomically(db, async () => {
    const { state = "LIVE", title = "A review of six books" } = made;
    const whose = await signed(db, made);
    const [id, revisionId] = [newPublicId(), randomUUID()];
    const group = await insertRow(db, "origin_groups", { id: randomUUID() });
    await insertRow(db, "sources", {
      ...{ id, state, current_revision_id: revisionId, origin_group_id: group.id },
      ...whose,
    });
    await insertRow(db, "source_revisions", {
      ...{
        source_id: id,
        id: revisionId,
        ordinal: 1,
        state,
        title,
        csl: JSON.stringify({ type: "book", title }),
      },
      ...whose,
    });
    await decide(db, { source_id: id }, beginning(state), {
      ...made,
      by: signer(state, made.by),
    });
    return { id, revisionId, originGroupId: group.id as string };
  });
}

/** An author or speaker. */
export async function makePerson(db: pg.Client, made: Contribution & { name?: string } = {}) {
  const { name = "Roy Medvedev" } = made;
  const row = { id: newPublicId(), name, sort_name: name, ...(await unsigned(db, made)) };
  return (await insertRow(db, "persons", row)).id as string;
}

export const makeAuthorship = (db: pg.Client, sourceId: string, personId: string) =>
  insertRow(db, "authorships", {
    ...{ source_id: sourceId, person_id: personId, role: "author", position: 1 },
  });

export async function makeStandingChange(db: pg.Client, sourceId: string, made: Contribution = {}) {
  const { actor_id, byline_id } = await signed(db, made);
  return insertRow(db, "standing_changes", {
    ...{ source_id: sourceId, standing: "DISPUTED", reason: "Two reviews question it." },
    ...{ actor_id, byline_id },
  });
}

export async function makeOriginChange(db: pg.Client, sourceId: string, originGroupId: string) {
  const { actor_id } = await signed(db);
  return insertRow(db, "origin_changes", {
    ...{ source_id: sourceId, origin_group_id: originGroupId, kind: "LEAVE" },
    ...{ reason: "It stands for itself.", actor_id },
  });
}

export async function makeLineage(
  db: pg.Client,
  sourceId: string,
  leansOnId: string,
  kind: "QUOTES" | "TRANSLATES" | "SUMMARISES" | "REVIEWS" = "REVIEWS",
) {
  const { actor_id } = await signed(db);
  return insertRow(db, "lineages", {
    ...{ source_id: sourceId, leans_on_id: leansOnId, kind, reason: "Its preface says so." },
    actor_id,
  });
}

/** Says that a record is the same source as another, as a merge does. */
export const mergeSources = (db: pg.Client, sourceId: string, intoId: string) =>
  atomically(db, async () => {
    const state = { state: "LIVE", kind: "MERGE", reason: "Both have the same ISBN." };
    await insertRow(db, "decisions", { source_id: sourceId, ...state, ...(await signed(db)) });
    await db.query("UPDATE sources SET merged_into_id = $2 WHERE id = $1", [sourceId, intoId]);
  });

/** The dossier on a source. */
export async function makeDocument(db: pg.Client, sourceId: string, made: Contribution = {}) {
  const row = { id: newPublicId(), source_id: sourceId, ...(await signed(db, made)) };
  return (await insertRow(db, "documents", row)).id as string;
}

export async function makeCitation(
  db: pg.Client,
  documentId: string,
  citedSourceId: string,
  { place = {}, ...made }: Contribution & { place?: Record<string, unknown> } = {},
) {
  return insertRow(db, "citations", {
    ...{ document_id: documentId, cited_source_id: citedSourceId },
    ...place,
    ...(await unsigned(db, made)),
  });
}
