import type { Locator, Page, Route } from "@playwright/test";
import pg from "pg";
import { makeClass } from "@/prisma/factories/classes";
import { expectSound, expectToFit } from "./axe";
import { reviewerOf } from "./class-people";
import { findClaims } from "./find-claims";
import { expect, fillAnew, inBothWays, said, takenOver, test } from "./fixtures";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher chooses claims from a document, a topic, a set and by words, moves them, and loses nothing of what they typed", async ({
    newcomer,
  }) => {
    test.setTimeout(150_000);
    const { page, email } = await newcomer("Frau Waehler");
    const classId = await classOf(email);

    // A set to choose from, made of a document’s claims.
    await page.goto("/classes");
    await page.getByRole("link", { name: "Sets of claims" }).click();
    await expect(page.getByRole("main")).toContainText("You keep none yet.");
    await page.getByRole("link", { name: "Keep a new set" }).click();
    await fillAnew(page.getByLabel("Title"), "What I ask every year");
    await look(page, "From a document");
    await page
      .getByRole("button", { name: /^Open / })
      .first()
      .click();
    await take(page, 2);
    const kept = await sentences(page);
    await expect(page.getByLabel("Title")).toHaveValue("What I ask every year");
    await page.getByRole("button", { name: "Keep the set" }).click();
    await expect(page.getByRole("main").getByRole("status").first()).toContainText("is kept");
    if (isScripted) await expectSound(page);

    await page.goto(`/classes/${classId}/assignments/new?template=first-lesson`);
    await fillAnew(title(page), "Typed before");
    await fillAnew(page.getByLabel("It is due"), "2041-04-08T23:59");
    await look(page, "From a set of mine");
    await page.getByRole("button", { name: "Open What I ask every year" }).click();
    await expect(found(page)).toHaveCount(2);
    await page.getByRole("button", { name: "Take all that are shown" }).click();
    await expect(chosen(page)).toHaveCount(2);
    expect(await sentences(page)).toEqual(kept);
    await look(page, "From a topic");
    await page
      .getByRole("button", { name: /^Open / })
      .first()
      .click();
    await take(page, 3);
    await look(page, "By words");
    await findClaims(page, "Bolsheviks");
    await expect(found(page).first()).toContainText(/bolshevik/i);
    // What stands on each, so that one sees whether there is something to grade.
    await expect(found(page).first()).toContainText(/evidence/);
    await take(page, 4);
    await (isScripted ? expectSound : expectToFit)(page);

    const before = await sentences(page);
    await chosen(page)
      .nth(3)
      .getByRole("button", { name: /^Move up/ })
      .click();
    await expect(chosen(page).nth(2)).toContainText(before[3]!);
    await chosen(page)
      .first()
      .getByRole("button", { name: /^Leave out/ })
      .click();
    await expect(chosen(page)).toHaveCount(3);
    await expect(title(page)).toHaveValue("Typed before");
    await expect(page.getByLabel("It is due")).toHaveValue("2041-04-08T23:59");
    await fillAnew(title(page), "");
    await page.getByRole("button", { name: "Make the assignment" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Title");
    await expect(chosen(page)).toHaveCount(3);
    await fillAnew(title(page), "What the set was for");
    await page.getByRole("button", { name: "Make the assignment" }).click();
    await expect(said(page, "The assignment is made.")).toBeVisible();
    const sheet = page.getByRole("region", { name: "The claims" }).getByRole("list").first();
    await expect(sheet.getByRole("listitem")).toHaveText([before[1]!, before[3]!, before[2]!]);

    // Its claims become another set; the first is removed, and brought back.
    await page.getByRole("link", { name: "Keep its claims as a set" }).click();
    await expect(chosen(page)).toHaveCount(3);
    await fillAnew(page.getByLabel("Title"), "Of this lesson");
    await page.getByRole("button", { name: "Keep the set" }).click();
    await page.getByRole("button", { name: "Remove this set" }).click();
    await expect(said(page, "“Of this lesson” is removed.")).toBeVisible();
    await page.getByRole("button", { name: "Bring it back" }).click();
    await expect(said(page, "The set is in your list again.")).toBeVisible();
    await page.getByRole("link", { name: "History, 11b" }).click();
    await page.getByRole("link", { name: "First lesson" }).or(template(page)).first().click();
    await expect(chosen(page)).toHaveCount(3);
  });
});

test("A reload brings back what a teacher typed, and says that what they chose by buttons is not in it", async ({
  newcomer,
}) => {
  const { page, email } = await newcomer("Frau Neuladen");
  await page.goto(`/classes/${await classOf(email)}/assignments/new?template=first-lesson`);
  await fillAnew(title(page), "Typed before");
  await look(page, "By words");
  await findClaims(page, "Bolsheviks");
  await expect(found(page).first()).toContainText(/bolshevik/i);
  await take(page, 1);
  await title(page).fill("Typed after");
  await page.reload();
  await expect(title(page)).toHaveValue("Typed after");
  await expect(page.getByRole("status").first()).toContainText("by buttons is not in it");
});

test("A claim that is taken while another is on its way is taken after it", async ({
  newcomer,
}) => {
  const { page, email } = await newcomer("Frau Eilig");
  await page.goto(`/classes/${await classOf(email)}/assignments/new?template=first-lesson`);
  await findClaims(page, "Bolsheviks");
  const held: Route[] = [];
  await page.route("**/assignments/new*", async (route) => {
    if (route.request().method() === "POST" && held.length === 0) held.push(route);
    else await route.continue();
  });
  const buttons = page.getByRole("button", { name: /^Take the claim/ });
  const [first, second] = [buttons.first(), buttons.nth(1)];
  await takenOver(first);
  await first.click();
  await expect(page.getByRole("button", { name: "Make the assignment" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await first.click();
  await second.click();
  await held[0]!.continue();
  await expect(chosen(page)).toHaveCount(2);
});

const title = (page: Page): Locator => page.getByLabel("Title", { exact: true }).first();
const template = (page: Page): Locator => page.getByRole("link", { name: "Source criticism" });
const chosen = (page: Page): Locator =>
  page.getByRole("list", { name: "Claims that are chosen" }).locator("> li");
const found = (page: Page): Locator =>
  page.getByRole("list", { name: "Claims that were found" }).locator("> li");

/** Looks for claims somewhere else, and waits until they come from there. */
async function look(page: Page, where: string): Promise<void> {
  const button = page.getByRole("button", { name: where });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
}

/** Takes claims that are found until so many are chosen. */
async function take(page: Page, count: number): Promise<void> {
  // What is chosen stands below what was found.
  await page.waitForLoadState();
  for (let have = await chosen(page).count(); have < count; have += 1) {
    await page
      .getByRole("button", { name: /^Take the claim/ })
      .first()
      .click();
    await expect(chosen(page)).toHaveCount(have + 1);
  }
}

/** The sentences of the claims that are chosen: what their buttons are called by. */
async function sentences(page: Page): Promise<string[]> {
  const buttons = await chosen(page)
    .getByRole("button", { name: /^Leave out/ })
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")!));
  return buttons.map((label) => label.replace("Leave out the claim: ", ""));
}

/** A phone shows it without scrolling sideways. */
async function classOf(email: string): Promise<string> {
  return (await makeClass(db, { teacher: await reviewerOf(db, email) })).id;
}
