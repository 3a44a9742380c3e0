import type { Page } from "@playwright/test";
import { expect, fillAnew, inBothWays, test } from "./fixtures";
import { openClass } from "./class-people";
import { findClaims } from "./find-claims";
import { criteriaOf, gradeEach, openStep, saved } from "./work-steps";

inBothWays((isScripted) => {
  test("A teacher opens a class and assigns a claim; a student joins, grades and votes, hands in, is graded, and reads the grade", async ({
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const [{ page: teacher }, { page: student }] = [
      await newcomer("Ruth Ansell"),
      await newcomer("Milo Brandt"),
    ];
    const code = await openClass(teacher, "History, 10c");
    await student.goto(`/join?code=${code}`);
    await student.getByRole("button", { name: "Join this class" }).click();
    await expect(student.getByRole("status")).toContainText("You are in the class.");

    await assign(teacher);
    await student.goto("/classes");
    await student.getByRole("link", { name: "History, 10c" }).click();
    await student.getByRole("link", { name: "Whom to believe" }).click();
    await expect(student.getByRole("heading", { level: 1 })).toHaveText("Whom to believe");
    const address = new URL(student.url()).pathname;
    await work(student, isScripted);
    await student.goto(address);
    await student.getByRole("button", { name: "Hand in" }).click();
    await expect(student.getByRole("status")).toContainText("You have handed in.");

    await teacher.goto(`${address}/grades`);
    await teacher.getByRole("link", { name: "Milo Brandt" }).click();
    await expect(teacher.getByRole("region", { name: "The work" })).toContainText(REASONS);
    const grade = teacher.getByRole("region", { name: "The grade" });
    for (const criterion of await criteriaOf(grade))
      await criterion.getByRole("radio").last().check();
    await grade.getByRole("button", { name: "Store the levels" }).click();
    await expect(teacher.getByRole("status")).toContainText("the grade is computed");
    await grade.getByRole("button", { name: "Release this grade" }).click();
    await expect(grade.getByRole("button", { name: "Take the release back" })).toBeVisible();

    await student.goto(`${address}/grade`);
    await student.getByRole("button", { name: "Open my grade" }).click();
    await expect(student.getByRole("main")).toContainText("100.00");
  });
});

const REASONS = "Those who were there say so, and the minutes agree.";

/** Makes an assignment over the first claim found, open since long ago, and assigns it. */
async function assign(page: Page): Promise<void> {
  await page.getByRole("link", { name: "New assignment" }).click();
  await page.getByRole("link", { name: "Source criticism" }).click();
  await findClaims(page, "Lenin");
  await page
    .getByRole("button", { name: /^Take the claim/ })
    .first()
    .click();
  const chosen = page.getByRole("list", { name: "Claims that are chosen" });
  await expect(chosen.getByRole("listitem")).toHaveCount(1);
  await fillAnew(page.getByLabel("Title", { exact: true }).first(), "Whom to believe");
  // To be graded and voted on, and nothing else.
  await page.getByRole("checkbox", { name: "Annotate" }).uncheck();
  await page.getByLabel("It opens").fill("2026-01-05T08:00");
  await page.getByLabel("It is due").fill("2040-01-05T08:00");
  await page.getByRole("button", { name: "Make the assignment" }).click();
  await expect(page.getByRole("main").getByRole("status").first()).toContainText("is made");
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByRole("main").getByRole("status").first()).toContainText("It is assigned.");
}

/** Opens the claim of an assignment, votes with reasons, and grades everything on it. */
async function work(page: Page, isScripted: boolean): Promise<void> {
  await page.getByRole("region", { name: "Claims" }).getByRole("link").first().click();
  await openStep(page, "Vote");
  const vote = page.getByRole("form", { name: "Your vote" });
  await fillAnew(vote.getByLabel("Your reasons"), REASONS);
  await vote.getByRole("radio", { name: "Mixed" }).check();
  await vote.getByRole("radio", { name: "Fairly sure" }).check();
  await saved(vote, isScripted);
  await gradeEach(page, isScripted, async (form) => {
    for (const criterion of await criteriaOf(form))
      await criterion.getByRole("radio").last().check();
    await form.getByLabel("Your reason").fill("It says so in as many words.");
  });
}
