import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, publicSql, readSql } from "@/lib/foundation/db";
import { changeLineage } from "@/lib/sources/commands/lineage";
import { mergeSource, unmergeSource } from "@/lib/sources/commands/merge";
import { changeStanding } from "@/lib/sources/commands/standing";
import { countedState, makeBandedClaim, voteAsSeen } from "@/prisma/factories/banded";
import { openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { foreseeVerdicts, getLeaningToKeep, listLeaning } from "./recall";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));

describe("A source whose standing changes", () => {
  it("lists the claims that lean on it with their verdicts then and now, and says why", async () => {
    const { id: sourceId } = await makeSource(db);
    const claim = await makeBandedClaim(db, { sourceId });
    expect(await listLeaning(publicSql, sourceId)).toMatchObject({
      ...{ changedAt: null, claimCount: 1, pieceCount: 1 },
      claims: [{ id: claim.id, then: null, now: { outcome: { state: "SUPPORTED" } } }],
    });
    await stand(sourceId, "GOOD", "RETRACTED");
    expect(await countedState(claim.id)).toBe("UNDER_REVIEW");
    expect(await listLeaning(publicSql, sourceId)).toMatchObject({
      claims: [{ then: "SUPPORTED", now: { outcome: { state: "UNDER_REVIEW" } } }],
    });
    expect(await voteAsSeen(db, claim, 10)).toBe("UNDECIDED");
    const { claims } = await listLeaning(publicSql, sourceId);
    expect(claims).toMatchObject([
      {
        then: "SUPPORTED",
        now: {
          outcome: { state: "UNDECIDED", missing: [{ kind: "origins", have: 1, need: 2 }] },
          evidence: {
            leftOut: [{ evidenceId: claim.evidence[0]!.id, because: ["SOURCE_STANDING"] }],
          },
        },
      },
    ]);
  });

  it("flips the verdict back with itself: the votes saw it so", async () => {
    const { id: sourceId } = await makeSource(db);
    const claim = await makeBandedClaim(db, { sourceId });
    await stand(sourceId, "GOOD", "DISPUTED");
    expect(await countedState(claim.id)).toBe("UNDER_REVIEW");
    await stand(sourceId, "DISPUTED", "GOOD");
    expect(await countedState(claim.id)).toBe("SUPPORTED");
  });

  it("is foreseen as it then comes, for claims that draw on it and for those that lean by way of others", async () => {
    const [memoir, review] = [await makeSource(db), await makeSource(db)];
    const leaning = { act: "lean", sourceId: review.id, leansOnId: memoir.id, kind: "REVIEWS" };
    await changeLineage.execute(editor, { ...leaning, reason: REASON }, CALL);
    const drawing = await makeBandedClaim(db, { sourceId: memoir.id });
    const leaningOn = await makeBandedClaim(db, { sourceId: review.id });
    const ids = [drawing.id, leaningOn.id];
    const asked = { page: 1, ifStanding: "RETRACTED" } as const;
    const sheet = (await getLeaningToKeep(editor, memoir.id, asked))!;
    const foreseen = ids.map((id) => sheet.foreseen!.verdicts.get(id)!.outcome);
    expect(sheet.leaning.claims.map(({ id }) => id)).toEqual(ids);
    expect(foreseen.map(({ state }) => state)).toEqual(["UNDER_REVIEW", "SUPPORTED"]);
    await stand(memoir.id, "GOOD", "RETRACTED");
    expect(await Promise.all(ids.map(countedState))).toEqual(foreseen.map(({ state }) => state));
    const back = await foreseeVerdicts(readSql, memoir.id, "GOOD", ids, new Date());
    expect(ids.map((id) => back.get(id)!.outcome.state)).toEqual(["SUPPORTED", "SUPPORTED"]);
  });
});

describe("Records that are merged", () => {
  it("count as one origin and by the kept one's standing; votes stay fresh; undoing it restores the verdict", async () => {
    const [copy, kept] = [await makeSource(db), await makeSource(db)];
    const claim = await makeBandedClaim(db, { sourceId: copy.id, otherId: kept.id });
    expect(await countedState(claim.id)).toBe("SUPPORTED");
    await merge(copy.id, kept.id);
    expect(await countedState(claim.id)).toBe("UNDECIDED");
    const { claims } = await listLeaning(publicSql, kept.id);
    expect(claims).toMatchObject([
      {
        pieceCount: 2,
        now: {
          votes: { fresh: 10, stale: 0 },
          outcome: { missing: [{ kind: "origins", have: 1, need: 2 }] },
        },
      },
    ]);
    const reason = "They are two books.";
    await unmergeSource.execute(editor, { sourceId: copy.id, reason }, CALL);
    expect(await countedState(claim.id)).toBe("SUPPORTED");
  });

  it("stand as the kept one does, in what voters see and in the verdict", async () => {
    const [copy, kept] = [await makeSource(db), await makeSource(db)];
    const claim = await makeBandedClaim(db, { sourceId: copy.id });
    await merge(copy.id, kept.id);
    expect(await countedState(claim.id)).toBe("SUPPORTED");
    await stand(kept.id, "GOOD", "RETRACTED");
    expect(await countedState(claim.id)).toBe("UNDER_REVIEW");
    expect(await voteAsSeen(db, claim, 10)).toBe("UNDECIDED");
  });
});

const CALL = { clock: systemClock };
const REASON = "It was looked into.";
const stand = (sourceId: string, from: string, standing: string) =>
  changeStanding.execute(editor, { sourceId, from, standing, reason: REASON }, CALL);
const merge = (sourceId: string, intoId: string) =>
  mergeSource.execute(editor, { sourceId, intoId, reason: REASON }, CALL);
