import type { Page } from "@playwright/test";
import { makeClass } from "@/prisma/factories/classes";
import { expectSound } from "./axe";
import { inFactories, reviewerOf } from "./class-people";
import { expect, fillAnew, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A teacher sets every task under pseudonyms, shapes the rubric, and uses it all again", async ({
    newcomer,
    claim,
  }) => {
    test.setTimeout(180_000);
    const { page, email } = await newcomer(`Frau Setzer ${isScripted ? "One" : "Two"}`);
    const [classId, other] = await twoClasses(email);
    await page.goto(`/classes/${classId}/assignments/new?template=first-lesson&claims=${claim.id}`);

    // Of the sections, a first-time teacher needs the first two alone.
    await fillAnew(page.getByLabel("Title", { exact: true }).first(), "What is a good reason");
    for (const task of ["Add evidence", "Answer a counter-claim", "Annotate"])
      await page.getByRole("checkbox", { name: task }).check();
    await page.getByLabel("Pieces for each claim").fill("2");
    await page.getByLabel("Pieces against each claim").fill("0");
    await page.getByLabel("Notes on each claim").fill("3");
    await page.getByText("Names, and what students see of each other").click();
    await page.getByRole("radio", { name: "Under pseudonyms for everybody" }).check();
    await page.getByRole("radio", { name: "What others did, once they" }).check();
    await page.getByText("Late work, and the release of grades").click();
    await page.getByLabel("Grades are released on").fill("2040-03-01T08:00");
    await page.getByLabel("It opens").fill("2040-03-25T02:30");
    await page.getByLabel("It is due").fill("2040-04-08T23:59");
    await shapeTheRubric(page);
    if (isScripted) await expectSound(page);

    await page.getByRole("button", { name: "Make the assignment" }).click();
    const wrong = page.getByRole("main").getByRole("alert");
    await expect(wrong).toContainText("Grades would be released before the work is due");
    await page.getByLabel("Grades are released on").fill("2040-04-20T08:00");
    await page.getByRole("button", { name: "Make the assignment" }).click();

    await expect(status(page)).toContainText("The assignment is made.");
    const claims = page.getByRole("region", { name: "The claim" });
    await expect(claims.getByRole("listitem")).toHaveText([
      claim.sentence,
      "Grade the arguments: each piece of evidence and each step.",
      "Add evidence of your own: at least 2 pieces for the claim.",
      "Answer a counter-claim.",
      "Annotate: at least 3 notes.",
      "Vote on the claim, with reasons.",
    ]);
    const handout = page.getByRole("region", { name: "As your students see it" });
    await expect(handout).toContainText("Those who teach the class see that, too, until they");
    await expect(handout).toContainText("Grades are released on Friday 20 April 2040 at 08:00");
    const rubric = page.getByRole("region", { name: "How your work is graded" });
    await expect(rubric.getByRole("heading", { level: 3 })).toHaveText([
      /^Uses the evidence 33/,
      /^Understands the claim 33/,
      /^Speaks for itself 17/,
      /^Weighs the other side 17/,
    ]);
    if (isScripted) await expectSound(page);

    await twoTabs(page);

    await fillAnew(page.getByLabel("Its name among your templates"), "A good reason, again");
    await page.getByRole("button", { name: "Keep as a template" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your templates");
    await expect(status(page)).toContainText("It is kept as a template.");
    if (isScripted) await expectSound(page);
    await page.getByText("Begin an assignment from it").click();
    await page.getByRole("link", { name: "In The other class" }).click();
    await expect(page.getByRole("checkbox", { name: "Annotate" })).toBeChecked();
    await expect(page.getByLabel("Notes on each claim")).toHaveValue("3");
    await expect(page.getByLabel("Title", { exact: true }).first()).toHaveValue(
      "A good reason, again",
    );
    await page.goto("/classes/templates");
    await page.getByRole("button", { name: "Remove it" }).click();
    await expect(status(page)).toContainText("The template is removed.");
    await page.getByRole("button", { name: "Take “A good reason, again” back" }).click();
    await expect(status(page)).toContainText("The template is back.");

    await page.goto(`/classes/${classId}`);
    await page.getByRole("link", { name: "From the second tab" }).click();
    await page.getByRole("link", { name: "Edit it" }).click();
    await page.getByLabel("To which class").selectOption({ label: "The other class" });
    await page.getByRole("button", { name: "Copy it" }).click();
    await expect(status(page)).toContainText("It is copied, as a draft.");
    await expect(page.getByRole("link", { name: "The other class" })).toBeVisible();
    await page.getByRole("button", { name: "Throw the draft away" }).click();
    await expect(status(page)).toContainText("The draft is thrown away.");
    await page.goto(`/classes/${other}`);
    await page.getByText("Drafts that were thrown away").click();
    await page.getByRole("link", { name: "From the second tab" }).click();
    await page.getByRole("button", { name: "Bring the draft back" }).click();
    await expect(status(page)).toContainText("The draft is back.");
  });
});

/** Moves a criterion up, takes one away, and adds one of two levels. */
async function shapeTheRubric(page: Page): Promise<void> {
  const work = page.getByRole("group", { name: "By what you grade their work" });
  await work.getByText(/^2\. Uses the evidence/).click();
  await work.getByRole("button", { name: "Move up: Uses the evidence" }).click();
  await expect(work.getByText(/^1\. Uses the evidence/)).toBeVisible();
  await open(page, work.getByText(/^4\. Reasons clearly/), "Take away: Reasons clearly");
  await work.getByRole("button", { name: "Take away: Reasons clearly" }).click();
  await expect(work.getByText(/^4\. /)).toHaveCount(0);
  await work.getByRole("button", { name: "Add a criterion" }).click();
  const added = work.getByRole("group", { name: "A criterion without a title" });
  await added.getByRole("textbox", { name: /^Title/ }).fill("Speaks for itself");
  for (const [at, name] of ["Hardly", "Well"].entries()) {
    const level = work.getByRole("group", { name: `Level ${at + 1}`, exact: true }).last();
    await level.getByLabel("Name").fill(name);
  }
  await work
    .getByRole("button", { name: "Move up: Speaks for itself" })
    .or(work.getByRole("button", { name: "Move up: A criterion without a title" }))
    .click();
  await expect(work.getByText(/^3\. Speaks for itself/)).toBeVisible();
}

/** Opens what a row stands in, where that is closed. */
async function open(page: Page, summary: ReturnType<Page["getByText"]>, button: string) {
  if (!(await page.getByRole("button", { name: button }).isVisible())) await summary.click();
}

/** Of two tabs that change the same, the second sees what the first changed before it may. */
async function twoTabs(page: Page): Promise<void> {
  const second = await page.context().newPage();
  await second.goto(new URL(page.url()).pathname);
  await fillAnew(title(second), "From the second tab");
  await fillAnew(title(page), "From the first tab");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await expect(status(page)).toContainText("Your changes are saved.");
  await second.getByRole("button", { name: "Save the changes" }).click();
  await expect(second.getByText("What was changed meanwhile")).toBeVisible();
  await expect(
    second.getByRole("listitem").filter({ hasText: "changed the title on" }),
  ).toHaveCount(1);
  await expect(title(second)).toHaveValue("From the second tab");
  await expect(second.getByRole("heading", { level: 1 })).not.toHaveText("From the second tab");
  await second.getByRole("button", { name: "Save the changes" }).click();
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("From the second tab");
  await second.close();
}

const status = (page: Page) => page.getByRole("main").getByRole("status").first();
const title = (page: Page) => page.getByLabel("Title", { exact: true }).first();

/** Two classes that somebody teaches; the second is called so. */
function twoClasses(email: string): Promise<[string, string]> {
  return inFactories(process.env.ASSAY_JOURNEY_DATABASE_URL!, async (db) => {
    const teacher = await reviewerOf(db, email);
    const [first, second] = [
      await makeClass(db, { teacher }),
      await makeClass(db, { teacher, name: "The other class" }),
    ];
    return [first.id, second.id];
  });
}
