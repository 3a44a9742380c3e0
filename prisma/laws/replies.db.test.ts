import { afterAll, describe, expect, it } from "vitest";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeClaim } from "@/prisma/factories/claims";
import { attempt, openOwner } from "@/prisma/factories/connection";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";

const db = await openOwner();
afterAll(() => db.end());

describe("What hangs on a note has the readers of the note", () => {
  it("a reply, whichever of the two is private", async () => {
    const { claimId, by, audienceId } = await scene();
    const [open, closed] = [
      await makeClaimAnnotation(db, claimId, { by }),
      await makeClaimAnnotation(db, claimId, { by, audienceId }),
    ];
    const reply = (replyTo: string, audience?: string) =>
      attempt(db, () =>
        makeClaimAnnotation(db, claimId, {
          by,
          replyTo,
          ...(audience && { audienceId: audience }),
        }),
      );
    expect(await reply(open.id)).toBe("done");
    expect(await reply(closed.id, audienceId)).toBe("done");
    expect(await reply(closed.id)).toBe("claim_annotations_reply_audience_fkey");
    expect(await reply(open.id, audienceId)).toBe("claim_annotations_reply_audience_fkey");
  });

  it("a wording", async () => {
    const { claimId, by, audienceId } = await scene();
    const closed = await makeClaimAnnotation(db, claimId, { by, audienceId });
    const leak = `INSERT INTO claim_annotation_revisions (claim_id, annotation_id, audience_id, ordinal, body, actor_id)
      SELECT claim_id, annotation_id, (SELECT id FROM audiences WHERE kind = 'PUBLIC'), 2, body, actor_id
      FROM claim_annotation_revisions WHERE id = $1`;
    expect(await attempt(db, leak, [closed.revisionId])).toBe(
      "claim_annotation_revisions_audience_fkey",
    );
  });
});

it("A reply answers something, and nothing else does", async () => {
  const { claimId, by } = await scene();
  const note = await makeClaimAnnotation(db, claimId, { by });
  const copy = (motivation: string, replyTo: string) =>
    attempt(
      db,
      `INSERT INTO claim_annotations (claim_id, audience_id, target_claim_id, motivation, reply_to_id, byline_id, actor_id)
       SELECT claim_id, audience_id, target_claim_id, '${motivation}', ${replyTo}, byline_id, actor_id
       FROM claim_annotations WHERE id = '${note.id}'`,
    );
  expect(await copy("REPLYING", "NULL")).toBe("claim_annotations_reply_check");
  expect(await copy("COMMENTING", "id")).toBe("claim_annotations_reply_check");
  expect(await copy("REPLYING", "id")).toBe("done");
});

async function scene() {
  const by = await makeReviewer(db);
  const { id: claimId } = await makeClaim(db);
  return { by, claimId, audienceId: await makePrivateAudience(db, by) };
}
