import type { Page } from "@playwright/test";
import { enrol, makeClass } from "@/prisma/factories/classes";
import { expectSound, expectToFit } from "./axe";
import { inFactories, reviewerOf } from "./class-people";
import { findClaims } from "./find-claims";
import { expect, fillAnew, inBothWays, test, type Newcomer } from "./fixtures";

inBothWays((isScripted) => {
  test("A teacher makes an assignment of three claims from a template, changes a weight, and assigns it", async ({
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const [teacher, student] = [await newcomer("Frau Lehrer"), await newcomer("Lia Schueler")];
    const classId = await aClass(teacher, student);
    const { page } = teacher;
    await page.goto(`/classes/${classId}/assignments/new`);
    await page.getByRole("link", { name: "Source criticism" }).click();
    await takeClaims(page, "Lenin Trotsky", [1, 2]);
    await takeClaims(page, "Bolsheviks", [3]);
    await expect(chosenIn(page)).toHaveCount(3);
    await (isScripted ? expectSound : expectToFit)(page);

    await fillAnew(page.getByLabel("Title", { exact: true }).first(), "Who knew what");
    await page.getByLabel("It opens").fill("2040-03-25T02:30");
    await page.getByLabel("It is due").fill("2040-04-08T23:59");
    await page.getByText("Questions the sources (weight 3, 43\u00a0%)").click();
    await weightOf(page, "Questions the sources").fill("none");
    await page.getByRole("button", { name: "Make the assignment" }).click();
    const wrong = page.getByRole("main").getByRole("alert");
    await expect(wrong).toContainText("Their work, criterion 2, weight: Give a whole number");
    await weightOf(page, "Questions the sources").fill("5");
    await page.getByRole("button", { name: "Make the assignment" }).click();

    await expect(status(page)).toContainText("The assignment is made.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who knew what");
    // That night clocks in Berlin go from two to three.
    await expect(page.getByRole("main")).toContainText("25 March 2040 at 03:30 (UTC+02:00)");
    await expect(page.getByRole("main")).toContainText("skip the time that you gave");
    const sheet = page.getByRole("region", { name: "How your work is graded" });
    await expect(sheet).toContainText("Questions the sources 56\u00a0%");
    const claims = page.getByRole("region", { name: "The claims" });
    await expect(claims.getByRole("link")).toHaveCount(3);
    await (isScripted ? expectSound : expectToFit)(page);
    const address = new URL(page.url()).pathname;
    await student.page.goto(address);
    await expect(student.page.getByRole("heading", { level: 1 })).toHaveText(/nothing at this/);

    await page.getByRole("button", { name: "Assign it" }).click();
    await expect(status(page)).toContainText("It is assigned.");
    await expect(page.getByRole("button", { name: /^Leave out/ })).toHaveCount(0);
    await fillAnew(page.getByLabel("Title", { exact: true }).first(), "Who knew what, and when");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(status(page)).toContainText("Your changes are saved.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who knew what, and when");
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(status(page)).toContainText("It is taken back.");
    await page.getByRole("button", { name: "Assign it" }).click();
    await expect(page.getByRole("main")).toContainText("The students of the class see it.");
  });
});

test("Printed, an assignment is the sheet of its students, without the forms around it", async ({
  newcomer,
}) => {
  const teacher = await newcomer("Herr Drucker");
  const { page } = teacher;
  const classId = await aClass(teacher);
  await page.goto(`/classes/${classId}/assignments/new?template=first-lesson`);
  await takeClaims(page, "Lenin", [1]);
  await page.getByRole("button", { name: "Make the assignment" }).click();
  await expect(status(page)).toContainText("The assignment is made.");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("You are going to judge whether").last()).toBeVisible();
  await expect(page.getByRole("region", { name: "How your work is graded" })).toBeVisible();
  for (const hidden of ["Save the changes", "Assign it"])
    await expect(page.getByRole("button", { name: hidden })).toBeHidden();
});

const status = (page: Page) => page.getByRole("main").getByRole("status").first();
const chosenIn = (page: Page) =>
  page.getByRole("list", { name: "Claims that are chosen" }).getByRole("listitem");
const weightOf = (page: Page, criterion: string) =>
  page.getByRole("group", { name: criterion, exact: true }).getByLabel("Weight");

/** Searches for claims, and takes the first that are found: after each there are so many. */
async function takeClaims(page: Page, words: string, counts: number[]): Promise<void> {
  await findClaims(page, words);
  for (const count of counts) {
    await page
      .getByRole("button", { name: /^Take the claim/ })
      .first()
      .click();
    await expect(chosenIn(page)).toHaveCount(count);
  }
}

/** A class in Berlin with its teacher, and a student if there is one. */
function aClass(teacher: Newcomer, student?: Newcomer): Promise<string> {
  return inFactories(process.env.ASSAY_JOURNEY_DATABASE_URL!, async (db) => {
    const { id } = await makeClass(db, { teacher: await reviewerOf(db, teacher.email) });
    if (student) await enrol(db, id, await reviewerOf(db, student.email));
    return id;
  });
}
