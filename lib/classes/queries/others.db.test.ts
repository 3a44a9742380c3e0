import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { enrol, makeAssignment, makeClass, type MadeTask } from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { handIn } from "../commands/hand-in";
import { saveWork } from "../commands/save-work";
import { getOthers, listOthersOnClaim, OTHERS_PER_PAGE } from "./others";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const call = { clock: systemClock };

describe("What others of the class did", () => {
  it("is shown to nobody where the assignment says so, nor to whoever is not in the class", async () => {
    const never = await scene("NEVER");
    expect(await getOthers(never.mine.viewer, never.assignmentId)).toBeNull();
    const shown = await scene("ALWAYS");
    const stranger = viewerOf(await makeReviewer(db));
    expect(await getOthers(stranger, shown.assignmentId)).toBeNull();
    expect(await listOthersOnClaim(stranger, shown.assignmentId, shown.claimId, 1)).toEqual(
      NOTHING,
    );
    expect(
      await listOthersOnClaim(never.mine.viewer, never.assignmentId, never.claimId, 1),
    ).toEqual(NOTHING);
  });

  it("is closed until one has handed in oneself, where it is shown after that", async () => {
    const { mine, theirs, assignmentId, claimId } = await scene("AFTER_HANDING_IN");
    await theirs.give();
    expect(await getOthers(mine.viewer, assignmentId)).toMatchObject({ isOpen: false, claims: [] });
    expect(await listOthersOnClaim(mine.viewer, assignmentId, claimId, 1)).toEqual(NOTHING);
    await mine.give();
    expect(await getOthers(mine.viewer, assignmentId)).toMatchObject({
      isOpen: true,
      claims: [{ people: 1, votes: [{ choice: "3", count: 1 }] }],
    });
  });

  it("is not opened by an empty page that is handed in, until it was due", async () => {
    const { mine, theirs, assignmentId } = await scene("AFTER_HANDING_IN");
    await theirs.give();
    await mine.save({ ...mine.note, body: "Later." });
    await mine.give(false);
    expect(await getOthers(mine.viewer, assignmentId)).toMatchObject({ isOpen: false, claims: [] });
    await db.query("UPDATE assignments SET due_at = now() WHERE id = $1", [assignmentId]);
    expect(await getOthers(mine.viewer, assignmentId)).toMatchObject({ isOpen: true });
  });

  it("is no longer read by students where the class is to be deleted", async () => {
    const { mine, theirs, assignmentId, claimId } = await scene("ALWAYS");
    await theirs.give();
    await db.query(
      `UPDATE classes SET deletion_asked_at = now(), deletion_asked_by_actor_id = opened_by_actor_id
       WHERE id = (SELECT class_id FROM assignments WHERE id = $1)`,
      [assignmentId],
    );
    expect(await getOthers(mine.viewer, assignmentId)).toBeNull();
    expect(await listOthersOnClaim(mine.viewer, assignmentId, claimId, 1)).toEqual(NOTHING);
  });

  it("is what was handed in last, under the names that they have, with reasons and what was added", async () => {
    const { mine, theirs, assignmentId, claimId, itemId } = await scene("ALWAYS", "PSEUDONYMS");
    await theirs.give();
    await theirs.save({ ...theirs.vote, rationale: "Still a draft." });
    const { people, total } = await listOthersOnClaim(mine.viewer, assignmentId, claimId, 1);
    expect(total).toBe(1);
    const [person] = people;
    expect(person!.name).not.toContain(theirs.name);
    expect(JSON.stringify(people)).not.toContain("Still a draft.");
    expect(person).toMatchObject({
      vote: { choice: "3", confidence: "SURE", rationale: "So it says." },
      grades: [{ itemId, reason: "To the point.", quote: "a monopoly", levels: [{}, {}] }],
      evidence: [{ excerpt: "a government of all parties", direction: "SUPPORTS" }],
      notes: [{ body: "Whose power?" }],
    });
    const glance = (await getOthers(mine.viewer, assignmentId))!;
    expect(glance.claims[0]!.items).toMatchObject([
      { id: itemId, criteria: [{ levels: [{ label: "Level 3", count: 1 }] }, {}] },
    ]);
  });

  it("is no word of a draft, nor anything that was taken away, nor one's own", async () => {
    const { mine, theirs, assignmentId, claimId } = await scene("ALWAYS");
    await mine.give();
    expect(await listOthersOnClaim(mine.viewer, assignmentId, claimId, 1)).toEqual(NOTHING);
    await theirs.give();
    await theirs.save({ ...theirs.evidence, goal: "takeAway" });
    await theirs.save({ ...theirs.note, goal: "takeAway" });
    await theirs.give();
    const { people } = await listOthersOnClaim(mine.viewer, assignmentId, claimId, 1);
    expect(people).toMatchObject([{ evidence: [], notes: [] }]);
  });

  it("comes by pages", async () => {
    const { mine, another, assignmentId, claimId } = await scene("ALWAYS");
    for (let nth = 0; nth <= OTHERS_PER_PAGE; nth += 1) {
      const one = await another();
      await one.save(one.vote);
      await one.give(false);
    }
    const of = async (page: number) => {
      const { people, total } = await listOthersOnClaim(mine.viewer, assignmentId, claimId, page);
      return [people.length, total];
    };
    expect(await of(1)).toEqual([OTHERS_PER_PAGE, OTHERS_PER_PAGE + 1]);
    expect((await of(2))[0]).toBe(1);
  });
});

it("What a student does in one class is no part of another with the same claim", async () => {
  const first = await scene("ALWAYS");
  const second = await scene("ALWAYS", "NAMES", first.claim);
  // One student is in both.
  const both = await second.another(first.mine.who);
  await first.mine.give();
  const { people } = await listOthersOnClaim(
    second.mine.viewer,
    second.assignmentId,
    first.claimId,
    1,
  );
  expect(people).toEqual([]);
  await both.save({ ...both.vote, choice: "REFUTED" });
  await both.give(false);
  const seen = await listOthersOnClaim(second.mine.viewer, second.assignmentId, first.claimId, 1);
  expect(seen.people).toMatchObject([
    { vote: { choice: "1" }, evidence: [], notes: [], grades: [] },
  ]);
  const before = await listOthersOnClaim(first.theirs.viewer, first.assignmentId, first.claimId, 1);
  expect(before.people).toMatchObject([{ vote: { choice: "3" }, evidence: [{}] }]);
});

const NOTHING = { people: [], total: 0 };
const TASKS: MadeTask[] = [
  ...([{ kind: "VOTE" }, { kind: "GRADE_ARGUMENTS" }, { kind: "ANNOTATE", notes: 1 }] as const),
  { kind: "ADD_EVIDENCE", supporting: 1, contradicting: 0 },
];

/** Two students of an assignment on one claim, with what they could save; more of them come by `another`. */
async function scene(
  othersShown: string,
  naming = "NAMES",
  about?: Awaited<ReturnType<typeof makeClaim>>,
) {
  const claim = about ?? (await makeClaim(db));
  const { id: itemId } = await makeEvidence(db, claim.id);
  const { id: sourceId } = await makeSource(db);
  const of = await makeClass(db);
  const changes = { others_shown: othersShown, naming };
  const assignment = await makeAssignment(db, { of, claims: [claim], tasks: TASKS, changes });
  const levels = assignment.argumentsRubric.criteria.map((criterion) => criterion.levels[2]!.id);
  const place = { assignmentId: assignment.id, claimId: claim.id };
  const common = { claim, claimId: claim.id, assignmentId: assignment.id, itemId };
  return { ...common, mine: await another(), theirs: await another(), another };

  async function another(whose?: Awaited<ReturnType<typeof makeReviewer>>) {
    const who = whose ?? (await makeReviewer(db));
    await enrol(db, of.id, who);
    const viewer = viewerOf(who);
    const device = randomUUID();
    const part = { ...place, device };
    const parts = {
      vote: {
        ...{ ...part, kind: "vote", choice: "MIXED", confidence: "SURE" },
        ...{ rationale: "So it says.", seenHash: "0".repeat(64) },
      },
      grades: {
        ...{ ...part, kind: "appraisal", itemId, reason: "To the point.", quote: "a monopoly" },
        ...{ level1: levels[0], level2: levels[1] },
      },
      evidence: {
        ...{
          ...part,
          kind: "evidence",
          nth: "1",
          sourceId,
          excerpt: "a government of all parties",
        },
        ...{ locatorLabel: "page", locatorValue: "5", direction: "SUPPORTS", directness: "DIRECT" },
      },
      note: { ...part, kind: "note", nth: "1", on: "claim", body: "Whose power?" },
    };
    const save = async (input: unknown) =>
      expect(await saveWork.execute(viewer, input, call)).toMatchObject({ ok: true });
    let isBegun = false;
    return {
      ...{ who, viewer, name: who.name, save, ...parts },
      give: async (withAll = true) => {
        if (withAll && !isBegun) for (const input of Object.values(parts)) await save(input);
        isBegun = true;
        const input = { assignmentId: assignment.id, asItIs: "yes" };
        expect(await handIn.execute(viewer, input, call)).toMatchObject({ ok: true });
      },
    };
  }
}
