import pg from "pg";
import {
  makeAssignment,
  makeClass,
  makeSubmission,
  type MadeAssignment,
} from "@/prisma/factories/classes";
import { insertRow } from "@/prisma/factories/connection";
import { makeReviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { expectSound } from "./axe";
import { reviewerOf } from "./class-people";
import { expect, inBothWays, test, type Newcomer } from "./fixtures";

const NOTHING_HERE = "There is nothing at this address";
const PSEUDONYMS = ["Heron", "Plover", "Curlew", "Lapwing"];

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher sees how the class voted and graded, where it differs and who stands apart, by pseudonym where that was promised", async ({
    newcomer,
  }) => {
    const [tara, sol] = [await newcomer("Tara Lindqvist"), await newcomer("Sol Abara")];
    const { at, claimId } = await judged(tara, sol);

    const { page } = tara;
    await page.goto(`${at}/progress`);
    await page.getByRole("link", { name: "Results", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Results: Who wanted what");
    await expect(page.getByRole("main")).toContainText("4 of 5 students handed in");
    const votes = page.getByRole("region", { name: "Votes" });
    const said = (choice: string) =>
      votes
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: choice, exact: true }) });
    await expect(said("mostly refuted").getByRole("cell").first()).toHaveText("3");
    await expect(said("supported").getByRole("cell").first()).toHaveText("1");
    await expect(votes).toContainText("too few to say");

    const items = page.getByRole("region", { name: "Grades of evidence and arguments" });
    await expect(items).toContainText("Graded most differently");
    await expect(items).toContainText("by 4 students");
    await items.getByText("by each criterion", { exact: false }).last().click();
    await expect(items.getByRole("table").first()).toContainText("Level 3");

    const apart = page.getByRole("region", { name: "Who differs most" });
    await expect(apart).toContainText("Differing is not being wrong");
    await expect(apart.getByRole("listitem").first()).toContainText("Lapwing");
    if (isScripted) await expectSound(page);

    await said("supported").getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votes on claim 1");
    await expect(page.getByRole("main")).toContainText("Lapwing");
    await expect(page.getByRole("main")).not.toContainText("Heron");
    if (isScripted) await expectSound(page);
    await page.getByRole("link", { name: "all", exact: true }).click();
    await expect(page.getByRole("main")).toContainText("Heron");
    await expect(page.getByRole("main")).not.toContainText("Sol Abara");

    await sol.page.goto(`${at}/results`);
    await expect(sol.page.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
    await sol.page.goto(`${at}/results/${claimId}`);
    await expect(sol.page.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
  });
});

/** A masked assignment: of five students four handed in, of whom the last judges otherwise than the others. */
async function judged(teacher: Newcomer, { email }: Newcomer) {
  const of = await makeClass(db, { teacher: await reviewerOf(db, teacher.email) });
  const { evidenceId, ...claim } = await claimWithEvidence();
  const made = await makeAssignment(db, {
    of,
    claims: [claim as never],
    changes: { naming: "MASKED" },
  });
  for (const [nth, pseudonym] of PSEUDONYMS.entries())
    await judge(made, {
      ...{ pseudonym, email: nth === 0 ? email : null, evidenceId },
      ...(nth === 3 ? { position: 5, level: 2 } : { position: 2, level: 0 }),
    });
  await makeSubmission(db, made, { student: await makeReviewer(db) });
  return { at: `/assignments/${made.id}`, claimId: claim.id };
}

async function judge(
  made: MadeAssignment,
  of: {
    pseudonym: string;
    email: string | null;
    evidenceId: string;
    position: number;
    level: number;
  },
): Promise<void> {
  const student = of.email ? await reviewerOf(db, of.email) : await makeReviewer(db);
  const begun = { student, pseudonym: of.pseudonym, isHandedIn: true };
  const { id, student: by } = await makeSubmission(db, made, begun);
  const { audienceId } = made;
  const [claim] = made.claims;
  await makeVote(db, claim!, { by, audienceId, columns: { position: of.position } });
  for (const criterion of made.argumentsRubric.criteria)
    await insertRow(db, "appraisals", {
      ...{ claim_id: claim!.id, audience_id: audienceId, submission_id: id },
      ...{ evidence_id: of.evidenceId, criterion_id: criterion.id },
      ...{ level_id: criterion.levels[of.level]!.id, byline_id: by.bylineId, actor_id: by.actorId },
    });
}

/** Some claim of the demonstration with evidence to grade: nothing of it is changed. */
async function claimWithEvidence() {
  const { rows } = await db.query<{ id: string; revisionId: string; evidenceId: string }>(
    `SELECT c.id, c.current_revision_id AS "revisionId", e.id AS "evidenceId" FROM claims c
     JOIN evidence e ON e.claim_id = c.id AND e.audience_id = c.audience_id AND e.state = 'LIVE'
     JOIN audiences a ON a.id = c.audience_id AND a.kind = 'PUBLIC'
     WHERE c.state = 'LIVE' AND c.merged_into_id IS NULL ORDER BY c.id, e.id LIMIT 1`,
  );
  return rows[0]!;
}
