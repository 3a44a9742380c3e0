import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import {
  atomically,
  openOwner,
  openPublic,
  select,
  waitedFor,
} from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getArgumentSheet } from "../queries/argument-sheet";
import { proposeArgument } from "./propose";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const [member, editor] = [
  viewerOf(await makeReviewer(db)),
  viewerOf(await makeReviewer(db, { role: "EDITOR" })),
];
const newClaim = async () => (await makeClaim(db)).id;

const WORDING = "Both cannot hold at once, in these words.";
const BACK = "And the other way round.";

describe("A counter-claim", () => {
  it("that a member proposes waits together with its new claim, and changes no vote", async () => {
    const claimId = await newClaim();
    const before = await hashOf(claimId);
    const { newClaimId, argumentIds } = await argued(member, claimId, {
      ...{ newSentence: "Lenin saw society as pluralist.", newKind: "INTERPRETIVE" },
    });
    expect(await stateOf(argumentIds[0]!)).toBe("PROPOSED");
    const claims = "SELECT state FROM claims WHERE id = $1";
    expect(await select(db, claims, [newClaimId])).toEqual([{ state: "PROPOSED" }]);
    expect(await select(reader, claims, [newClaimId])).toEqual([]);
    expect(await select(reader, "SELECT id FROM arguments WHERE claim_id = $1", [claimId])).toEqual(
      [],
    );
    const waiting = "SELECT assay_waiting_proposals($1) AS waiting";
    expect(await select(reader, waiting, [claimId])).toEqual([{ waiting: 1 }]);
    expect(await hashOf(claimId)).toBe(before);
    const mine = async (viewer: Viewer) =>
      (await getArgumentSheet(viewer, claimId, { words: "", premises: [] }))?.mine;
    expect(await mine(member)).toMatchObject([{ id: argumentIds[0], state: "PROPOSED" }]);
    expect(await mine(editor)).toEqual([]);
  });

  it("that an editor adds is live, makes votes stale, and asks for a recount of both claims", async () => {
    const [claimId, premise] = [await newClaim(), await newClaim()];
    const [before, beforeThere] = [await hashOf(claimId), await hashOf(premise)];
    const { argumentIds } = await argued(editor, claimId, {
      ...{ premises: [premise], isMutual: "yes", mutualWording: "And the other way round." },
    });
    expect(argumentIds).toHaveLength(2);
    const rows = `SELECT a.claim_id, a.relation, a.target_claim_id, p.premise_claim_id, r.wording FROM arguments a
      JOIN argument_premises p ON p.argument_id = a.id JOIN argument_revisions r ON r.id = a.current_revision_id
      WHERE a.id = ANY($1) ORDER BY a.claim_id = $2`;
    expect(await select(reader, rows, [argumentIds, premise])).toEqual([
      {
        ...{ claim_id: claimId, relation: "REBUTS", target_claim_id: claimId },
        ...{ premise_claim_id: premise, wording: WORDING },
      },
      {
        ...{ claim_id: premise, relation: "REBUTS", target_claim_id: premise },
        ...{ premise_claim_id: claimId, wording: "And the other way round." },
      },
    ]);
    expect(await hashOf(claimId)).not.toBe(before);
    expect(await hashOf(premise)).not.toBe(beforeThere);
    const jobs = "SELECT key FROM graphile_worker.jobs WHERE key = ANY($1)";
    const keys = [claimId, premise].map((id) => `verdicts.recount:${id}`);
    expect(await select(db, jobs, [keys])).toHaveLength(2);
  });

  it("is named by its address, by its id, or chosen, and counts once", async () => {
    const [claimId, one, other] = [await newClaim(), await newClaim(), await newClaim()];
    const addresses = `https://assay.example/claims/${one}/some-words\n${other} ${one.toUpperCase()}`;
    const { argumentIds } = await argued(editor, claimId, { premises: [one], addresses });
    const premises =
      "SELECT premise_claim_id FROM argument_premises WHERE argument_id = $1 ORDER BY position";
    expect((await select(db, premises, argumentIds)).map((row) => row.premise_claim_id)).toEqual([
      one,
      other,
    ]);
  });
});

describe("What an argument may aim at", () => {
  it.each([
    ["CLAIM", "SUPPORTS", true],
    ["CLAIM", "REBUTS", true],
    ["CLAIM", "QUALIFIES", true],
    ["CLAIM", "UNDERCUTS", false],
    ["EVIDENCE", "UNDERCUTS", true],
    ["EVIDENCE", "REBUTS", false],
    ["ARGUMENT", "REBUTS", true],
    ["ARGUMENT", "UNDERCUTS", true],
    ["ARGUMENT", "QUALIFIES", false],
  ] as const)("at %s, %s: %s", async (kind, relation, isAllowed) => {
    const claimId = await newClaim();
    const outcome = await argue(editor, claimId, {
      ...{ ...(await aimAt(kind, claimId)), relation, premises: [await newClaim()] },
    });
    expect(outcome).toMatchObject(
      isAllowed ? { ok: true } : { failure: { fields: { relation: [expect.any(String)] } } },
    );
  });

  it.each(["EVIDENCE", "ARGUMENT"] as const)(
    "%s of another claim, or one that waits, is absent",
    async (kind) => {
      const [claimId, elsewhere] = [await newClaim(), await newClaim()];
      for (const aim of [await aimAt(kind, elsewhere), await aimAt(kind, claimId, "PROPOSED")])
        expect(
          await argue(editor, claimId, {
            ...aim,
            relation: "UNDERCUTS",
            premises: [await newClaim()],
          }),
        ).toMatchObject({ failure: { kind: "conflict" } });
    },
  );

  it("a claim that waits is absent, for a target and for a premise", async () => {
    const { id: hidden } = await makeClaim(db, { state: "PROPOSED" });
    expect(await argue(editor, hidden, { premises: [await newClaim()] })).toMatchObject({
      failure: { kind: "notFound" },
    });
    expect(await argue(editor, await newClaim(), { premises: [hidden] })).toMatchObject({
      failure: { fields: { premises: [expect.stringContaining(hidden)] } },
    });
  });
});

it("An argument whose premise is taken out at the same moment is refused at its field", async () => {
  const [claimId, premise] = [await newClaim(), await newClaim()];
  const { outcome } = await atomically(db, async () => {
    await decide(db, { claim_id: premise }, "RETRACT");
    await db.query("UPDATE claims SET state = 'RETRACTED' WHERE id = $1", [premise]);
    const waiting = argue(editor, claimId, { premises: [premise] });
    await waitedFor(db);
    return { outcome: waiting };
  });
  expect(await outcome).toMatchObject({
    failure: { kind: "invalid", fields: { premises: [expect.stringContaining(premise)] } },
  });
});

describe("The same step", () => {
  it("is not taken twice: the refusal names the one that is there", async () => {
    const [claimId, premise] = [await newClaim(), await newClaim()];
    await argued(editor, claimId, { premises: [premise] });
    const again = await argue(member, claimId, {
      premises: [premise],
      wording: "In other words, no.",
    });
    expect(again).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining(WORDING) },
    });
  });

  it("that waits for an editor is not told to others", async () => {
    const [claimId, premise] = [await newClaim(), await newClaim()];
    await argued(member, claimId, { premises: [premise] });
    const again = await argue(editor, claimId, { premises: [premise] });
    expect(again).toMatchObject({ failure: { kind: "conflict" } });
    expect(JSON.stringify(again)).not.toContain(WORDING);
  });

  it("sent by two at once, and its mirror image by others, is taken once each", async () => {
    const [one, other] = [await newClaim(), await newClaim()];
    const mutual = { isMutual: "yes", mutualWording: "And the other way round." };
    const sent = await Promise.all(
      [one, other, one, other].map((claimId) =>
        argue(editor, claimId, { premises: [claimId === one ? other : one], ...mutual }),
      ),
    );
    expect(sent.filter((outcome) => outcome.ok)).toHaveLength(1);
    const rows = "SELECT 1 FROM arguments WHERE claim_id = ANY($1)";
    expect(await select(db, rows, [[one, other]])).toHaveLength(2);
  });
});

describe("Bad input", () => {
  it("a claim supports itself neither at once nor by way of others", async () => {
    const [claimId, middle] = [await newClaim(), await newClaim()];
    const itself = await argue(editor, claimId, { premises: [claimId] });
    expect(itself).toMatchObject({ failure: { fields: { premises: [expect.any(String)] } } });
    await argued(editor, middle, { relation: "SUPPORTS", premises: [claimId] });
    const circle = await argue(editor, claimId, { relation: "SUPPORTS", premises: [middle] });
    expect(circle).toMatchObject({
      failure: { fields: { premises: [expect.stringContaining("circle")] } },
    });
  });

  it.each([
    ["no premise", {}, "premises"],
    [
      "six premises",
      { addresses: "ap4c6m5xra kcjs1pdtaf a8z2dms3re ktq7ea5857 9ts812qw7w jt4yqm6vhe" },
      "premises",
    ],
    ["an address of something else", { addresses: "https://example.org/claims" }, "addresses"],
    [
      "a new claim in two sentences",
      { newSentence: "It was. It is.", newKind: "FACTUAL" },
      "newSentence",
    ],
    ["a new claim of no kind", { newSentence: "It was so." }, "newKind"],
    ["nine characters", { wording: "too short" }, "wording"],
    ["a mirror image without words", { isMutual: "yes" }, "mutualWording"],
    [
      "a mirror image of support",
      { isMutual: "yes", mutualWording: BACK, relation: "SUPPORTS" },
      "isMutual",
    ],
  ])("%s is refused at its field", async (_, given, field) => {
    expect(await argue(member, await newClaim(), given)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });

  it("a refusal leaves no new claim behind", async () => {
    const sentence = "Nobody ever stored this sentence.";
    const claimId = await newClaim();
    const { id } = await makeEvidence(db, claimId);
    await argue(editor, claimId, {
      ...{ evidenceId: id, relation: "REBUTS", newSentence: sentence, newKind: "FACTUAL" },
    });
    expect(
      await select(db, "SELECT 1 FROM claim_revisions WHERE sentence = $1", [sentence]),
    ).toEqual([]);
  });
});

function argue(by: Viewer, claimId: string, given: Record<string, unknown>) {
  const said = { claimId, relation: "REBUTS", wording: WORDING, ...given };
  return proposeArgument.execute(by, said, { clock: systemClock });
}

async function argued(by: Viewer, claimId: string, given: Record<string, unknown>) {
  const outcome = await argue(by, claimId, given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result;
}

async function aimAt(
  kind: "CLAIM" | "EVIDENCE" | "ARGUMENT",
  claimId: string,
  state: "LIVE" | "PROPOSED" = "LIVE",
) {
  if (kind === "CLAIM") return {};
  return kind === "EVIDENCE"
    ? { evidenceId: (await makeEvidence(db, claimId, { state })).id }
    : { argumentId: (await makeArgument(db, claimId, { state })).id };
}

async function stateOf(argumentId: string) {
  const [row] = await select(db, "SELECT state FROM arguments WHERE id = $1", [argumentId]);
  return row?.state;
}

async function hashOf(claimId: string): Promise<string> {
  return seenHash((await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID))!);
}
