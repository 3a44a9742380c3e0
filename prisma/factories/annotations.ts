import { randomUUID } from "node:crypto";
import type pg from "pg";
import { atomically, insertRow } from "./connection";
import { signed, type Contribution } from "./people";

type Noted = {
  target?: Record<string, string>;
  retractedAt?: Date;
  body?: string;
  motivation?: "COMMENTING" | "QUESTIONING" | "TAGGING" | "ASSESSING";
  /** The note that it answers. */
  replyTo?: string;
};

/** A note on a claim, or on evidence or an argument of it. */
export function makeClaimAnnotation(
  db: pg.Client,
  claimId: string,
  made: Contribution & Noted = {},
): Promise<{ id: string; revisionId: string }> {
  return atomically(db, async () => {
    const { target = { target_claim_id: claimId }, body = "Compare the minutes." } = made;
    const { byline_id, ...whose } = await signed(db, made);
    const [id, revisionId] = [randomUUID(), randomUUID()];
    await insertRow(db, "claim_annotations", {
      ...{ claim_id: claimId, id, ...target, byline_id, reply_to_id: made.replyTo ?? null },
      motivation: made.replyTo ? "REPLYING" : (made.motivation ?? "COMMENTING"),
      ...{ current_revision_id: revisionId, retracted_at: made.retractedAt ?? null, ...whose },
    });
    await insertRow(db, "claim_annotation_revisions", {
      ...{ claim_id: claimId, id: revisionId, annotation_id: id, ordinal: 1, body, ...whose },
    });
    return { id, revisionId };
  });
}

/** Another wording of a note; the note goes on showing what it showed. */
export async function makeNoteRevision(
  db: pg.Client,
  claimId: string,
  annotationId: string,
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO claim_annotation_revisions (claim_id, id, annotation_id, audience_id, ordinal, body, actor_id)
     SELECT claim_id, gen_random_uuid(), annotation_id, audience_id, 2, 'Compare both minutes.', actor_id
     FROM claim_annotation_revisions WHERE claim_id = $1 AND annotation_id = $2 RETURNING id`,
    [claimId, annotationId],
  );
  return rows[0]!.id;
}

/** A note on words of an edition, anchored in that edition. */
export function makeEditionAnnotation(
  db: pg.Client,
  editionId: string,
  made: Contribution & Omit<Noted, "target" | "replyTo" | "motivation"> = {},
): Promise<{ id: string; revisionId: string }> {
  return atomically(db, async () => {
    const { byline_id, ...whose } = await signed(db, made);
    const { body = "Is this the Julian calendar?" } = made;
    const [id, revisionId] = [randomUUID(), randomUUID()];
    await insertRow(db, "edition_annotations", {
      ...{ edition_id: editionId, id, motivation: "QUESTIONING", exact: "a monopoly", byline_id },
      ...{ start: 15, end: 25, retracted_at: made.retractedAt ?? null },
      ...{ current_revision_id: revisionId, ...whose },
    });
    await insertRow(db, "edition_annotation_revisions", {
      ...{ edition_id: editionId, id: revisionId, annotation_id: id, ordinal: 1, body, ...whose },
    });
    await insertRow(db, "edition_annotation_anchors", {
      ...{ edition_id: editionId, annotation_id: id, anchored_edition_id: editionId },
      ...{ audience_id: whose.audience_id, state: "EXACT", start: 15, end: 25 },
    });
    return { id, revisionId };
  });
}
