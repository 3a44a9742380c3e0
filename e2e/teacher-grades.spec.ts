import pg from "pg";
import { readCsv, unguarded } from "@/prisma/factories/csv";
import { expectSound } from "./axe";
import {
  expect,
  fillAnew,
  inBothWays,
  takenOver,
  test,
  type Claim,
  type Newcomer,
} from "./fixtures";
import { cellsOf, handedInBy } from "./graded-class";

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
    const line = (name: string) => page.getByRole("row").filter({ hasText: name });
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
    await grade.getByRole("checkbox", { name: "Keep this comment to give again" }).first().check();
    await grade.getByText("What “Criterion 1” leans on").click();
    await grade
      .getByRole("group", { name: "Records for “Criterion 1”" })
      .getByRole("checkbox", { name: /^Vote on claim 1/ })
      .check();
    await grade.getByRole("button", { name: "Store the levels" }).click();
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
    await page.getByRole("checkbox", { name: "Release the grade of Sol Abara" }).check();
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
    await read.getByRole("link", { name: /^Vote on claim 1/ }).click();
    await expect(read.locator(":target")).toContainText("The minutes say the opposite.");
    if (isScripted) await expectSound(sol.page);

    const file = async (query = "") =>
      (await page.request.get(`${at}/gradebook.csv${query}`)).text();
    expect(await file()).toMatch(
      /^\ufeffStudent,State,Final,Handed in at,Days late,Criterion 1,Criterion 2,Computed,Override,Reason\r\n/,
    );
    expect(await file()).toMatch(
      /Sol Abara,released,90\.00,[^,]+,0,100,50,83\.33,90\.00,'=Said more in the lesson\r\n/,
    );
    await page.goto(`${at}/grades`);
    expect(await cellsOf(page)).toEqual(
      readCsv(await file(), ",").map((cells) => cells.map(unguarded)),
    );
    expect(await file()).toMatch(/Wim Okafor,handed in,,[^,]+,0,,,,,\r\n/);
    expect(await file("?decimal=comma")).toContain(";83,33;90,00;'=Said more in the lesson");

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

  test("A teacher goes from student to student: what they keep to say again stands beside each, and nothing that was typed is lost", async ({
    claim,
    newcomer,
  }) => {
    const tara = await newcomer("Tara Lindqvist");
    const students = [
      await newcomer("Ada Brook"),
      await newcomer("Ben Cole"),
      await newcomer("Cy Dunn"),
    ];
    const at = await assign(claim, tara, students);
    const { page } = tara;
    await page.goto("/classes/comments");
    await fillAnew(page.getByLabel("A new comment"), "Name your source.");
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(page.getByRole("main")).toContainText("The comment is kept.");
    if (isScripted) await expectSound(page);

    await page.goto(`${at}/grades`);
    await page.getByRole("link", { name: "Claim by claim" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Claim 1 of 1");
    await expect(page.getByRole("listitem").filter({ hasText: "Cy Dunn" })).toContainText(
      "The minutes say the opposite.",
    );
    if (isScripted) await expectSound(page);
    await page.getByRole("link", { name: "Grade the work of Ada Brook" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ada Brook");
    const comment = page.getByLabel("Comment on “Criterion 1”");
    await fillAnew(comment, "Well weighed.");
    await page
      .getByLabel("A comment that you keep, for “Criterion 1”")
      .selectOption("Name your source.");
    if (isScripted) {
      await page.getByRole("button", { name: "Put it in" }).first().click();
      await expect(comment).toHaveValue("Well weighed. Name your source.");
      await page.getByRole("heading", { level: 1 }).click();
      for (const nth of [1, 2]) {
        const levels = page.getByRole("group", { name: `Criterion ${nth}`, exact: true });
        await levels.getByRole("radio").first().focus();
        await page.keyboard.press("3");
        await expect(levels.getByRole("radio", { name: "Level 3" })).toBeChecked();
      }
      await page.getByRole("button", { name: /^Cite: Vote on claim 1/ }).click();
      await expect(page.getByText("Named for “Criterion 2”")).toBeVisible();
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("the next student");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+Enter");
    } else {
      for (const nth of [1, 2])
        await page
          .getByRole("group", { name: `Criterion ${nth}`, exact: true })
          .getByRole("radio", { name: "Level 3" })
          .check();
      await page.getByRole("button", { name: "Store and go on to the next student" }).click();
    }
    await expect(page.getByRole("status").first()).toContainText(
      "of the student before are stored",
    );
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ben Cole");

    if (isScripted) {
      await fillAnew(comment, "Half a thought");
      await page.getByRole("heading", { level: 1 }).click();
      await page.keyboard.press("j");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cy Dunn");
      await takenOver(comment);
      await page.keyboard.press("k");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ben Cole");
      await takenOver(comment);
      await expect(comment).toHaveValue("Half a thought");
      await page.keyboard.press("n");
    } else await page.getByRole("link", { name: "Next without a grade" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cy Dunn");
    await page.getByRole("link", { name: "Next without a grade" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ben Cole");
    await page.getByRole("link", { name: "Previous student" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ada Brook");
    await expect(page.getByLabel("Comment on “Criterion 1”")).toHaveValue(
      isScripted ? "Well weighed. Name your source." : "Well weighed.\n\nName your source.",
    );
    if (isScripted) await expectSound(page);
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
      await tab.getByRole("button", { name: "Store the levels" }).click();
    };
    await marking(page, "Level 3", "Well weighed.");
    await expect(page.getByRole("status")).toContainText("the grade is computed");
    await marking(late, "Level 1", "One-sided.");
    await expect(late.getByRole("status")).toContainText("Well weighed.");
    await expect(late.getByLabel("Comment on “Criterion 1”")).toHaveValue("One-sided.");
    await late.getByRole("button", { name: "Store the levels" }).click();
    await expect(late.getByRole("region", { name: "The grade" })).toContainText("Grade: 0.00");

    await late.getByRole("button", { name: "Release this grade" }).click();
    await late.getByRole("button", { name: "Take the release back" }).click();
    await expect(late.getByRole("status")).toContainText("The release is taken back:");
    await sol.page.goto(`${at}/grade`);
    await expect(sol.page.getByRole("main")).toContainText("Not yet.");
  });
});

/** A class of this teacher with an assignment over the claim, on which each of these students handed in a vote. */
const assign = (claim: Claim, teacher: Newcomer, students: Newcomer[]): Promise<string> =>
  handedInBy(db, claim, { teacher, students: students.map((who) => ({ who })) });
