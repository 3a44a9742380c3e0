import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeClaim, SENTENCE } from "@/prisma/factories/claims";
import { atomically, attempt, openOwner, select } from "@/prisma/factories/connection";
import {
  makeAuditEvent,
  makeFlag,
  makeRedactedLedger,
  makeRedaction,
  markRedacted,
} from "@/prisma/factories/moderation";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";

const db = await openOwner();
afterAll(() => db.end());

const MARK = `[redacted ${SENTENCE.length} characters, sha256 ${sha256Hex(SENTENCE)}]`;
const REDACT = "UPDATE claim_revisions SET sentence = $2 WHERE claim_id = $1";

describe("A redaction passes only in a transaction that names a redaction row which it inserted", () => {
  it("with that row, words give way to their length and hash", async () => {
    const { id } = await makeClaim(db);
    expect(await redact(() => db.query(REDACT, [id, MARK]))).toBe("done");
    const words = await select(db, "SELECT sentence FROM claim_revisions WHERE claim_id = $1", [
      id,
    ]);
    expect(words).toEqual([{ sentence: MARK }]);
  });
  it("the database says the same of a text as the program", async () => {
    const [{ mark } = { mark: "" }] = await select(db, "SELECT assay_redacted($1) AS mark", [
      SENTENCE,
    ]);
    expect(mark).toBe(MARK);
  });
  it("without naming one, nothing passes", async () => {
    const { id } = await makeClaim(db);
    const unnamed = async () => {
      await makeRedaction(db);
      await db.query(REDACT, [id, MARK]);
    };
    expect(await attempt(db, unnamed)).toBe("AS001");
  });
  it("naming one of an earlier transaction, nothing passes", async () => {
    const { id } = await makeClaim(db);
    const earlier = await makeRedaction(db);
    const late = async () => {
      await name(earlier);
      await db.query(REDACT, [id, MARK]);
    };
    expect(await attempt(db, late)).toBe("AS001");
  });
  it("naming one that is not there, nothing passes", async () => {
    const { id } = await makeClaim(db);
    const invented = async () => {
      await name("00000000-0000-4000-8000-00000000ffff");
      await db.query(REDACT, [id, MARK]);
    };
    expect(await attempt(db, invented)).toBe("AS001");
  });
  it("a name kept by the connection opens no later transaction", async () => {
    const { id } = await makeClaim(db);
    await atomically(db, async () => {
      await db.query("SELECT set_config('assay.redaction', $1, false)", [await makeRedaction(db)]);
    });
    expect(await attempt(db, REDACT, [id, MARK])).toBe("AS001");
    await db.query("RESET assay.redaction");
  });
  it("a row inserted inside a savepoint counts as this transaction's", async () => {
    const { id } = await makeClaim(db);
    const nested = async () => {
      await db.query("SAVEPOINT here");
      const redaction = await makeRedaction(db);
      await db.query("RELEASE here");
      await name(redaction);
      await db.query(REDACT, [id, MARK]);
    };
    expect(await attempt(db, nested)).toBe("done");
  });
  it("a row taken back with its savepoint counts for nothing", async () => {
    const { id } = await makeClaim(db);
    const undone = async () => {
      await db.query("SAVEPOINT here");
      const redaction = await makeRedaction(db);
      await db.query("ROLLBACK TO here");
      await name(redaction);
      await db.query(REDACT, [id, MARK]);
    };
    expect(await attempt(db, undone)).toBe("AS001");
  });
});

describe("A redaction touches words alone and says what it took", () => {
  it("a passage inside a text may go, and the rest stays to the letter", async () => {
    const event = await makeAuditEvent(db);
    const redacted = `{"words":"[redacted 13 characters, sha256 ${sha256Hex("private words")}]"}`;
    const update = "UPDATE audit_events SET after = $2 WHERE id = $1";
    expect(await redact(() => db.query(update, [event, redacted]))).toBe("done");
    const [row] = await select(db, "SELECT after FROM audit_events WHERE id = $1", [event]);
    expect(row?.after).toBe(redacted);
  });
  it.each([
    ["other words", "Lenin intended nothing of the kind, as is well known."],
    ["another length", MARK.replace("redacted 6", "redacted 7")],
    ["another hash", `[redacted ${SENTENCE.length} characters, sha256 ${sha256Hex("other")}]`],
    ["words beside the mark", `${MARK} Believe me.`],
  ])("never %s", async (_, sentence) => {
    const { id } = await makeClaim(db);
    expect(await redact(() => db.query(REDACT, [id, sentence]))).toBe("AS001");
  });
  it.each([
    "claim_id = 'elsewhere0'",
    "seen_hash = repeat('a', 64)",
    "position = 5",
    "actor_id = gen_random_uuid()",
    "cast_at = now()",
    "confidence = 'SURE'",
  ])("never a vote's %s", async (change) => {
    const voteId = await makeVote(db, await makeClaim(db));
    const update = `UPDATE votes SET ${change} WHERE id = '${voteId}'`;
    expect(await redact(() => db.query(update))).toBe("AS001");
  });
  it("a key that is text stays: it would be found no more", async () => {
    const { id } = await makeClaim(db);
    const mark = `assay_redacted(claim_id)`;
    const update = `UPDATE claim_revisions SET claim_id = ${mark} WHERE claim_id = '${id}'`;
    expect(await redact(() => db.query(update))).toBe("AS001");
  });
  it("nothing is deleted under its name", async () => {
    const { id } = await makeClaim(db);
    const remove = () => db.query("DELETE FROM claim_revisions WHERE claim_id = $1", [id]);
    expect(await redact(remove)).toBe("AS001");
  });
  it.each(["MEMBER", "EDITOR"] as const)("no %s redacts", async (role) => {
    const by = await makeReviewer(db, { role });
    expect(await attempt(db, () => makeRedaction(db, { by }))).toBe("AS003");
  });
});

describe("Words that nobody but their writer could read", () => {
  const UPDATE = "UPDATE claim_annotation_revisions SET body = $2 WHERE id = $1";
  it.each([
    ["go without a redaction when their writer has left", true, true, "done"],
    ["stay while their writer is here", true, false, "AS001"],
    ["stay where everyone can read them, also when their writer has left", false, true, "AS001"],
  ])("%s", async (_, isPrivate, hasLeft, outcome) => {
    const by = await makeReviewer(db);
    const audienceId = isPrivate ? await makePrivateAudience(db, by) : PUBLIC_AUDIENCE_ID;
    const { id } = await makeClaim(db);
    const note = await makeClaimAnnotation(db, id, { by, audienceId, body: SENTENCE });
    if (hasLeft) await db.query("DELETE FROM profiles WHERE id = $1", [by.profileId]);
    expect(await attempt(db, UPDATE, [note.revisionId, "Other words."])).toBe("AS001");
    expect(await attempt(db, UPDATE, [note.revisionId, MARK])).toBe(outcome);
  });
});

describe("What a redaction took, and which ledger stands for which,", () => {
  it.each(["redacted_texts", "redacted_ledgers"])("is written with it alone: %s", async (table) => {
    const { id } = await makeClaim(db);
    const { redaction_id } = await makeRedactedLedger(db, id);
    const hash = "repeat('a', 64)";
    const [columns, values] =
      table === "redacted_texts"
        ? ["sha256, length", `${hash}, 7`]
        : [
            "claim_id, audience_id, hash_after, hash_before",
            `'${id}', '${PUBLIC_AUDIENCE_ID}', ${hash}, repeat('b', 64)`,
          ];
    const later = `INSERT INTO ${table} (redaction_id, ${columns}) VALUES ('${redaction_id}', ${values})`;
    expect(await attempt(db, later)).toBe("AS001");
  });
});

describe("A redaction answers reports", () => {
  it.each([
    ["about what it is of", { kind: "evidence", id: "somewhere0/inside" }, "done"],
    ["about the claim on which that stands", { kind: "claim", id: "somewhere0" }, "done"],
    ["not about anything else", { kind: "claim", id: "elsewhere0" }, "AS002"],
  ])("%s", async (_, about, outcome) => {
    const flagId = await makeFlag(db, { about });
    const on = { kind: "evidence", id: "somewhere0/inside" };
    const answered = async () => markRedacted(db, await makeRedaction(db, { on }), flagId);
    expect(await attempt(db, answered)).toBe(outcome);
  });
  it("once, when it is made, and none of whoever made it", async () => {
    const by = await makeReviewer(db, { role: "ADMIN" });
    const on = { kind: "claim", id: "somewhere" };
    const [flagId, own] = [
      await makeFlag(db, { about: on }),
      await makeFlag(db, { about: on, by }),
    ];
    const redactionId = await makeRedaction(db, { by, on });
    expect(await attempt(db, () => markRedacted(db, redactionId, flagId))).toBe("AS002");
    const answer = (id: string) => async () =>
      markRedacted(db, await makeRedaction(db, { by, on }), id);
    expect(await attempt(db, answer(own))).toBe("AS003");
    expect(await attempt(db, answer(flagId))).toBe("done");
    expect(await attempt(db, answer(flagId))).toBe("ruled_flags_pkey");
  });
});

/** Does it in a transaction that names a redaction of its own. */
function redact(work: () => Promise<unknown>): Promise<string> {
  return attempt(db, async () => {
    await name(await makeRedaction(db));
    await work();
  });
}

const name = (redaction: string) =>
  db.query("SELECT set_config('assay.redaction', $1, true)", [redaction]);
