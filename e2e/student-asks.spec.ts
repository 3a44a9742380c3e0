import pg from "pg";
import { expectSound } from "./axe";
import { expect, fillAnew, inBothWays, said, test } from "./fixtures";
import { giveLevels, handedInBy } from "./graded-class";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A student asks about a criterion of their grade; a teacher gives another level with the answer, and the student reads both", async ({
    claim,
    newcomer,
  }) => {
    const [tara, sol] = [await newcomer("Tara Lindqvist"), await newcomer("Sol Abara")];
    const at = await handedInBy(db, claim, { teacher: tara, students: [{ who: sol }] });
    const { page } = tara;
    await page.goto(`${at}/inquiries`);
    await expect(page.getByRole("main")).toContainText("What they ask stands here.");
    await page.goto(`${at}/grades`);
    await page.getByRole("link", { name: "Sol Abara" }).click();
    await giveLevels(page, "Level 2");
    await page.getByRole("button", { name: "Release this grade" }).click();
    await expect(page.getByRole("status").first()).toContainText("The grade is released");

    const { page: mine } = sol;
    const read = mine.getByRole("main");
    await mine.goto(`${at}/grade`);
    await mine.getByRole("button", { name: "Open my grade" }).click();
    await expect(read).toContainText("50.00");
    await expect(read).toContainText("You can ask once about each criterion, until ");
    await mine.getByText("Ask about “Criterion 1”").click();
    const question = mine.getByLabel("Your question about “Criterion 1”");
    await fillAnew(question, "?");
    await mine.getByRole("button", { name: "Ask", exact: true }).first().click();
    await expect(said(mine, "The question needs at least 3 characters.").first()).toBeVisible();
    await fillAnew(question, "Did I not name two sources?");
    await mine.getByRole("button", { name: "Ask", exact: true }).first().click();
    await expect(mine.getByRole("status").first()).toContainText("Your question is asked.");
    await expect(read).toContainText("Not answered yet.");
    await expect(mine.getByText("Ask about “Criterion 1”")).toHaveCount(0);
    if (isScripted) await expectSound(mine);

    await page.goto(`${at}/grades`);
    await page.getByRole("link", { name: "Questions of students (1 open)" }).click();
    await expect(page.getByRole("main")).toContainText("Did I not name two sources?");
    if (isScripted) await expectSound(page);
    await page.getByRole("link", { name: "Answer Sol Abara" }).click();
    const asked = page.getByRole("region", { name: "What the student asks" });
    await asked.getByRole("radio", { name: "Another level takes its place" }).check();
    await fillAnew(asked.getByLabel("Answer"), "You did; I overlooked one.");
    await asked.getByRole("button", { name: "Answer" }).click();
    await expect(said(page, "Choose the level that takes its place.").first()).toBeVisible();
    await expect(asked.getByLabel("Answer")).toHaveValue("You did; I overlooked one.");
    await asked.getByLabel("The new level").selectOption("Level 3 (100)");
    await asked.getByRole("button", { name: "Answer" }).click();
    await expect(page.getByRole("status").first()).toContainText("The question is answered");
    await expect(page.getByRole("region", { name: "The grade" })).toContainText("Grade: 83.33");
    if (isScripted) await expectSound(page);
    await page.goto(`${at}/inquiries`);
    await expect(page.getByRole("main")).toContainText("0 of 1 wait for an answer");

    await mine.goto(`${at}/grade`);
    await expect(read).toContainText("83.33");
    await expect(read).toContainText("Answered by Tara Lindqvist");
    await expect(read).toContainText("another level takes its place");
    await expect(read).toContainText("You did; I overlooked one.");
    await mine.goto(`${at}/inquiries`);
    await expect(mine.getByRole("heading", { level: 1 })).toHaveText(
      "There is nothing at this address",
    );
  });
});
