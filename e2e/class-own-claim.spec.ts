import type { Page } from "@playwright/test";
import pg from "pg";
import { enrol, makeClass } from "@/prisma/factories/classes";
import { expectSound } from "./axe";
import { reviewerOf } from "./class-people";
import { findClaims } from "./find-claims";
import { expect, fillAnew, inBothWays, said, test } from "./fixtures";
import { gradeEach, openStep } from "./work-steps";

const NOTHING_HERE = "There is nothing at this address";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher writes a claim for their class alone with evidence and a counter-claim; a student judges it, and nobody else finds it anywhere", async ({
    newcomer,
    newBrowser,
  }) => {
    test.setTimeout(180_000);
    const [teacher, student] = [await newcomer("Herr Eigen"), await newcomer("Ira Schueler")];
    const word = `Quillwright${isScripted ? "one" : "two"}`;
    const sentence = `${word} wanted the railway before the war.`;
    const classId = await classOf(teacher.email, student.email);
    const { page } = teacher;

    await page.goto(`/classes/${classId}`);
    await page.getByRole("link", { name: "for this class alone" }).click();
    await expect(page.getByRole("main")).toContainText("There are none yet.");
    await page.getByRole("link", { name: "Write a claim" }).click();
    await fillAnew(page.getByLabel("The claim"), sentence);
    await page.getByRole("radio", { name: "Factual" }).check();
    await page.getByRole("button", { name: "Keep the claim" }).click();
    await expect(said(page, "The claim is kept.")).toBeVisible();
    const own = new URL(page.url()).pathname;
    const claimId = own.split("/").at(-1)!;

    // A search within the form keeps what was typed.
    await page.getByRole("link", { name: "Add evidence" }).click();
    await fillAnew(page.getByLabel("The words of the source"), "the railway was in every plan");
    await page.getByLabel("Which one").fill("12");
    const sources = page.getByLabel("Source", { exact: true }).locator("option");
    const offered = await sources.count();
    await page.getByLabel("Find a source").fill("Myths");
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await expect(page.getByText(/those with “Myths” are offered/)).toBeVisible();
    expect(await sources.count()).toBeLessThan(offered);
    await expect(page.getByLabel("The words of the source")).toHaveValue(/every plan/);
    await page.getByLabel("Source", { exact: true }).selectOption({ index: 1 });
    await page.getByLabel("Place").selectOption("page");
    await page.getByRole("radio", { name: "They support the claim" }).check();
    await page.getByRole("radio", { name: "Directly" }).check();
    await page.getByRole("button", { name: "Add the evidence" }).click();
    await expect(said(page, "The evidence stands on the claim.")).toBeVisible();

    await page.getByRole("link", { name: "Add an argument" }).click();
    await findClaims(page, "Bolsheviks");
    await page
      .getByRole("button", { name: /^Take the claim/ })
      .first()
      .click();
    await expect(page.getByText("One claim is chosen.")).toBeVisible();
    await fillAnew(page.getByLabel("The step in words"), "Both cannot hold at once.");
    await page.getByRole("button", { name: "Add the argument" }).click();
    await expect(said(page, "The argument stands on the claim.")).toBeVisible();
    if (isScripted) await expectSound(page);
    await page.goto(`/classes/${classId}/claims`);
    await expect(page.getByRole("main")).toContainText(sentence);
    if (isScripted) await expectSound(page);

    await page.goto(`/classes/${classId}/assignments/new?template=first-lesson`);
    await page.getByRole("button", { name: "This class’s own" }).click();
    await page.getByRole("button", { name: `Take the claim: ${sentence}` }).click();
    await fillAnew(page.getByLabel("Title", { exact: true }).first(), "The railway");
    await fillAnew(page.getByLabel("It opens"), "2026-01-05T08:00");
    await fillAnew(page.getByLabel("It is due"), "2041-01-05T08:00");
    await page.getByRole("button", { name: "Make the assignment" }).click();
    await expect(said(page, "The assignment is made.")).toBeVisible();
    const assignment = new URL(page.url()).pathname.replace(/\/edit$/, "");

    // As a student sees it, before anybody does.
    await page.getByRole("link", { name: "See the pages on which they work" }).click();
    await expect(said(page, "nothing here can be filled in or sent")).toBeVisible();
    await page.getByRole("link", { name: sentence }).click();
    await expect(page).toHaveURL(new RegExp(`/preview/claims/${claimId}$`));
    await openStep(page, "Grade the evidence");
    await expect(page).toHaveURL(/\/preview\/claims\//);
    await expect(page.getByRole("button", { name: "Save" }).first()).toBeDisabled();
    await expect(page.getByLabel("Your reason")).toBeDisabled();
    if (isScripted) await expectSound(page);

    await page.goto(`${assignment}/edit`);
    await page.getByRole("button", { name: "Assign it" }).click();
    await expect(said(page, "It is assigned.")).toBeVisible();

    await student.page.goto(assignment);
    await student.page.getByRole("link", { name: sentence }).click();
    await gradeEach(student.page, isScripted, async (form) => {
      for (const group of await form.getByRole("group").all())
        if ((await group.getByRole("radio").count()) > 0)
          await group.getByRole("radio").first().check();
      await form.getByLabel("Your reason").fill("It is about the plan.");
    });
    await expect(student.page.getByRole("link", { name: /public record/ })).toHaveCount(0);

    // In the middle of it the claim is reworded, taken out and brought back.
    await page.goto(own);
    await page.getByRole("link", { name: "Reword it" }).first().click();
    await fillAnew(page.getByLabel("The claim"), `${word} wanted the railway after the war.`);
    await page.getByRole("button", { name: "Store the new wording" }).click();
    await expect(said(page, "The new wording is stored.")).toBeVisible();
    await student.page.reload();
    await expect(student.page.getByRole("heading", { level: 1 })).toHaveText(sentence);
    await expect(student.page.getByRole("main")).toContainText(
      "This claim has changed since it was assigned",
    );
    await takeOut(page);
    await student.page.goto(assignment);
    await expect(student.page.getByRole("main")).toContainText("no longer stands");
    await page.getByRole("button", { name: "Bring it back" }).first().click();
    await expect(said(page, "It stands again.")).toBeVisible();
    await student.page.goto(assignment);
    await student.page.getByRole("checkbox", { name: "Hand it in as it is" }).check();
    await student.page.getByRole("button", { name: "Hand in" }).click();
    await expect(said(student.page, "You have handed in.")).toBeVisible();

    // Nobody else finds it: not a student outside the assignment’s own pages, not a stranger, not a search.
    await student.page.goto(own);
    await expect(student.page.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
    const anyone = await newBrowser();
    for (const address of [`/claims/${claimId}`, `/claims/${claimId}/history`]) {
      const answer = await anyone.goto(address);
      expect(answer!.status()).toBe(404);
    }
    await anyone.goto(own);
    await expect(anyone.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    for (const address of [`/claims?q=${word}`, "/sitemap.xml", "/claims"])
      expect(await (await anyone.request.get(address)).text()).not.toContain(`${word} wanted`);
  });
});

async function takeOut(page: Page): Promise<void> {
  const section = page.getByRole("region", { name: "Take it out" });
  await fillAnew(section.getByLabel("Why"), "It is too hard.");
  await section.getByRole("button", { name: "Take the claim out" }).click();
  await expect(said(page, "It is taken out.")).toBeVisible();
}

async function classOf(teacher: string, student: string): Promise<string> {
  const { id } = await makeClass(db, { teacher: await reviewerOf(db, teacher) });
  await enrol(db, id, await reviewerOf(db, student));
  return id;
}
