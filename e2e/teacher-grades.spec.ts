import type { Page } from "@playwright/test";
import pg from "pg";
import { makeAssignment, makeClass, makeSubmission } from "@/prisma/factories/classes";
import type { Reviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { objectionsInBothThemes } from "./axe";
import { expect, fillAnew, inBothWays, test, type Claim, type Newcomer } from "./fixtures";

const NOTHING_HERE = "There is nothing at this address";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher grades a student’s work, sets another grade with a reason and releases it; the student reads it, and nobody else", async ({
    claim,
    newcomer,
    newBrowser,
  }) => {
    const [tara, sol, other] = [
      await newcomer("Tara Lindqvist"),
      await newcomer("Sol Abara"),
      await newcomer("Wim Okafor"),
    ];
    const stranger = await newcomer("Some Stranger");
    const at = await assign(claim, tara, [sol, other]);

    await sol.page.goto(`${at}/grade`);
    await expect(sol.page.getByRole("main")).toContainText("Not yet.");

    const { page } = tara;
    await page.goto(`${at}/grades`);
    const line = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    await expect(line("Sol Abara")).toContainText("handed in");
    await page.getByRole("link", { name: "Sol Abara" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sol Abara");
    const work = page.getByRole("region", { name: "The work" });
    await expect(work).toContainText("mostly refuted");
    await expect(work).toContainText("The minutes say the opposite.");
    const grade = page.getByRole("region", { name: "The grade" });
    const criterion = (nth: number) => grade.getByRole("group", { name: `Criterion ${nth}` });
    await criterion(1).getByRole("radio", { name: "Level 3" }).check();
    await criterion(2).getByRole("radio", { name: "Level 2" }).check();
    await fillAnew(grade.getByLabel("Comment on “Criterion 1”"), "You weigh both sides.");
    await grade.getByRole("button", { name: "Store the marks" }).click();
    await expect(page.getByRole("status")).toContainText("the grade is computed");
    await expect(grade).toContainText("Grade: 83.33");

    await grade.getByText("Set another grade in its place").click();
    await fillAnew(grade.getByLabel("Grade in percent"), "90");
    await fillAnew(grade.getByLabel("Why"), "=Said more in the lesson");
    await grade.getByRole("button", { name: "Set this grade" }).click();
    await expect(page.getByRole("status")).toContainText("This grade stands now.");
    await expect(grade).toContainText("Grade: 90.00");
    if (isScripted) await expectSound(page);

    await page.goto(`${at}/grades`);
    if (isScripted) await expectSound(page);
    await page.getByRole("checkbox", { name: "Release" }).check();
    await page.getByRole("button", { name: "Release the ticked" }).click();
    await expect(page.getByRole("status")).toContainText("One grade is released");
    await expect(line("Sol Abara")).toContainText("released");

    await sol.page.goto(`${at}/grade`);
    await expect(sol.page.getByRole("main")).not.toContainText("90.00");
    await sol.page.getByRole("button", { name: "Open my grade" }).click();
    const read = sol.page.getByRole("main");
    await expect(read).toContainText("90.00");
    await expect(read).toContainText("Computed from the rubric: 83.33");
    await expect(read).toContainText("=Said more in the lesson");
    await expect(read).toContainText("You weigh both sides.");
    if (isScripted) await expectSound(sol.page);

    const file = async (query = "") =>
      (await page.request.get(`${at}/gradebook.csv${query}`)).text();
    expect(await file()).toMatch(
      /^\ufeffStudent,State,Handed in at,Days late,Criterion 1,Criterion 2,Computed,Override,Reason,Final\r\n/,
    );
    expect(await file()).toMatch(
      /Sol Abara,released,[^,]+,0,100,50,83\.33,90\.00,'=Said more in the lesson,90\.00\r\n/,
    );
    expect(await file()).toMatch(/Wim Okafor,handed in,[^,]+,0,,,,,,\r\n/);
    expect(await file("?decimal=comma")).toContain(";83,33;90,00;'=Said more in the lesson;90,00");

    await other.page.goto(`${at}/grade`);
    await expect(other.page.getByRole("main")).toContainText("Not yet.");
    for (const theirs of [other.page, stranger.page, sol.page]) {
      await theirs.goto(`${at}/grades`);
      await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
      expect((await theirs.request.get(`${at}/gradebook.csv`)).status()).toBe(404);
    }
    await stranger.page.goto(`${at}/grade`);
    await expect(stranger.page.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
    const anyone = await newBrowser();
    await anyone.goto(`${at}/grade`);
    await expect(anyone.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
  });

  test("Of two teachers who grade one work the second sees what the first wrote; a release is taken back before anybody looked", async ({
    claim,
    newcomer,
  }) => {
    const [tara, sol] = [await newcomer("Tara Lindqvist"), await newcomer("Sol Abara")];
    const at = await assign(claim, tara, [sol]);
    const { page } = tara;
    const late = await page.context().newPage();
    for (const tab of [page, late]) {
      await tab.goto(`${at}/grades`);
      await tab.getByRole("link", { name: "Sol Abara" }).click();
    }
    const marking = async (tab: typeof page, level: string, comment: string) => {
      for (const nth of [1, 2])
        await tab
          .getByRole("group", { name: `Criterion ${nth}` })
          .getByRole("radio", { name: level })
          .check();
      await fillAnew(tab.getByLabel("Comment on “Criterion 1”"), comment);
      await tab.getByRole("button", { name: "Store the marks" }).click();
    };
    await marking(page, "Level 3", "Well weighed.");
    await expect(page.getByRole("status")).toContainText("the grade is computed");
    await marking(late, "Level 1", "One-sided.");
    await expect(late.getByRole("status")).toContainText("Well weighed.");
    await expect(late.getByLabel("Comment on “Criterion 1”")).toHaveValue("One-sided.");
    await late.getByRole("button", { name: "Store the marks" }).click();
    await expect(late.getByRole("region", { name: "The grade" })).toContainText("Grade: 0.00");

    await late.getByRole("button", { name: "Release this grade" }).click();
    await late.getByRole("button", { name: "Take the release back" }).click();
    await expect(late.getByRole("status")).toContainText("The release is taken back.");
    await sol.page.goto(`${at}/grade`);
    await expect(sol.page.getByRole("main")).toContainText("Not yet.");
  });
});

/** Nothing for axe to object to in either theme, and nothing wider than a phone. */
async function expectSound(page: Page): Promise<void> {
  expect(await objectionsInBothThemes(page)).toEqual([]);
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize(size);
}

/** A class of this teacher with an assignment over the claim, on which each of these students handed in a vote. */
async function assign(claim: Claim, teacher: Newcomer, students: Newcomer[]): Promise<string> {
  const of = await makeClass(db, { teacher: await accountOf(teacher) });
  const about = { id: claim.id, revisionId: await revisionOf(claim) } as never;
  const assignment = await makeAssignment(db, { of, claims: [about] });
  for (const each of students) {
    const student = await accountOf(each);
    await makeSubmission(db, assignment, { student, isHandedIn: true });
    const columns = { position: 2, rationale: "The minutes say the opposite." };
    await makeVote(db, about, { by: student, audienceId: assignment.audienceId, columns });
  }
  return `/assignments/${assignment.id}`;
}

async function accountOf({ email }: Newcomer): Promise<Reviewer> {
  const { rows } = await db.query<Reviewer>(
    `SELECT p.id AS "profileId", a.id AS "actorId", b.id AS "bylineId", p.role, p.name, p.handle FROM profiles p
     JOIN actors a ON a.profile_id = p.id JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME' WHERE p.email = $1`,
    [email],
  );
  return rows[0]!;
}

async function revisionOf({ id }: Claim): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT current_revision_id AS id FROM claims WHERE id = $1",
    [id],
  );
  return rows[0]!.id;
}
