import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { handIn } from "../commands/hand-in";
import { saveWork } from "../commands/save-work";
import { getGradingSheet } from "./grading-sheet";
import { getWork } from "./work";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const call = { clock: systemClock };

it("What students graded stands in the order in which they were asked to, whichever they did first", async () => {
  const claim = await makeClaim(db);
  await makeArgument(db, claim.id);
  for (let nth = 1; nth <= 4; nth += 1)
    await makeEvidence(db, claim.id, { words: { excerpt: `Words of piece ${nth}` } });
  const of = await makeClass(db);
  const assignment = await makeAssignment(db, {
    ...{ of, claims: [claim], tasks: [{ kind: "GRADE_ARGUMENTS" }] },
  });
  const student = await makeReviewer(db);
  await enrol(db, of.id, student);
  const viewer = viewerOf(student);
  const asked = (await getWork(viewer, assignment.id))!.claims[0]!.items;
  expect(asked.map(({ kind }) => kind)).toEqual([...Array(4).fill("evidence"), "argument"]);

  const [one, two] = assignment.argumentsRubric.criteria;
  for (const { id: itemId } of asked.toReversed()) {
    const place = { assignmentId: assignment.id, claimId: claim.id, device: randomUUID() };
    const levels = { level1: one!.levels[0]!.id, level2: two!.levels[0]!.id };
    const input = { ...place, kind: "appraisal", itemId, reason: "It says so.", ...levels };
    expect(await saveWork.execute(viewer, input, call)).toMatchObject({ ok: true });
  }
  const given = await handIn.execute(viewer, { assignmentId: assignment.id }, call);
  expect(given).toMatchObject({ ok: true });
  const { submissionId } = (await getWork(viewer, assignment.id))!;
  const sheet = await getGradingSheet(viewerOf(of.teacher), assignment.id, submissionId!);
  expect(sheet!.claims[0]!.appraised.map(({ text }) => text)).toEqual(
    asked.map(({ words }) => words),
  );
});
