import type { Locator, Page } from "@playwright/test";
import { expect, fillAnew, inBothWays, test } from "./fixtures";
import { administratorWithWork, atEveryForm, writeInto } from "./forms";

test("What I typed survives a reload, says so, and goes when I discard it or sign out", async ({
  claim,
  newcomer,
}) => {
  const { page } = await newcomer("Careful Writer");
  const reasons = page.getByLabel("Your reasons");
  await page.goto(`/claims/${claim.id}/vote`);
  await fillAnew(reasons, "The minutes say it plainly.");
  await page.getByRole("radio", { name: "Mostly refuted" }).check();
  await expect.poll(() => typedIn(page)).toContain("The minutes say it plainly.");
  await page.reload();
  await expect(page.getByRole("status")).toContainText(/Restored what you typed at \d\d:\d\d\./);
  await expect(reasons).toHaveValue("The minutes say it plainly.");
  await expect(page.getByRole("radio", { name: "Mostly refuted" })).toBeChecked();

  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(reasons).toHaveValue("");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cast your vote");
  await expect(reasons).toHaveValue("");

  await fillAnew(reasons, "Not for the next at this table.");
  await expect.poll(() => typedIn(page)).toContain("Not for the next");
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await expect.poll(() => typedIn(page)).toBe("");
});

test("What I typed survives a reload in whatever form I write it, but not its being sent", async ({
  claim,
  newcomer,
  database,
}) => {
  test.setTimeout(300_000);
  const page = await administratorWithWork(newcomer, claim, database);
  const enter = async (address: string) => void (await page.goto(address));
  await atEveryForm(page, database, enter, async (form, name) => {
    const typed = await typedAndKept(page, form);
    await page.reload();
    for (const [nth, text] of typed.entries())
      await expect.soft(form.locator("textarea").nth(nth), name).toHaveValue(text);
    await page.evaluate(() => sessionStorage.clear());
  });
});

test("A report typed without an account survives a reload, in its tab alone", async ({
  page,
  database,
}) => {
  await page.goto("/report?on=/claims");
  const report = page.locator("form:has(textarea)");
  const [text] = await typedAndKept(page, report);
  await page.reload();
  await expect(report.locator("textarea")).toHaveValue(text!);
  await expect(page.getByRole("status")).toContainText("Restored what you typed");
  await expect(page.getByRole("button", { name: "Keep as draft" })).toHaveCount(0);
  const { rowCount } = await database.query("SELECT 1 FROM drafts WHERE content LIKE $1", [
    `%${text}%`,
  ]);
  expect(rowCount).toBe(0);
});

test("A wording of what others reworded meanwhile, restored, still says what it was written on", async ({
  claim,
  newcomer,
}) => {
  const { page } = await newcomer("Slow Writer");
  await page.goto(`/claims/${claim.id}/annotations/new`);
  await page.getByLabel("Your note").fill("First wording.");
  await page.getByRole("radio", { name: "Only you" }).check();
  await page.getByRole("button", { name: "Store the note" }).click();
  await page.getByRole("link", { name: "Answer, change or take back" }).click();
  const own = page.locator("form#revise");
  await typedAndKept(page, own);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await fillAnew(other.getByLabel("Your note"), "Second wording, by another tab.");
  await other.getByRole("button", { name: "Store the change" }).click();
  await expect(other.getByRole("status")).toContainText("Your note is changed.");
  await page.reload();
  expect(await typedIn(page)).toContain("It took me an hour to write line 1.");
  await expect(page.getByRole("status")).toContainText("Restored what you typed");
  await expect(own.locator("textarea")).toHaveValue("It took me an hour to write line 1.");
  await page.getByRole("button", { name: "Store the change" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "What the note says now" }),
  ).toContainText("Second wording, by another tab.");
});

test("What was sent is not kept", async ({ claim, newcomer }) => {
  const { page } = await newcomer("Quick Writer");
  await page.goto(`/claims/${claim.id}/annotations/new`);
  await fillAnew(page.getByLabel("Your note"), "For my own eyes, and sent.");
  await page.getByRole("radio", { name: "Only you" }).check();
  await expect.poll(() => typedIn(page)).toContain("For my own eyes");
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(page.getByRole("status")).toBeVisible();
  expect(await typedIn(page)).toBe("");
  await page.goto(`/claims/${claim.id}/annotations/new`);
  await expect(page.getByLabel("Your note")).toHaveValue("");
});

inBothWays((isScripted) => {
  test("A draft that I keep waits on its form and in my account, until it is sent or discarded", async ({
    claim,
    newcomer,
  }) => {
    const { page } = await newcomer(isScripted ? "Patient Writer" : "Plain Writer");
    const form = `/claims/${claim.id}/annotations/new`;
    const body = page.getByLabel("Your note");
    await page.goto(form);
    await fillAnew(body, "Which calendar is meant here?");
    await page.getByRole("radio", { name: "A question" }).check();
    await page.getByRole("radio", { name: "Only you" }).check();
    await page.getByRole("button", { name: "Keep as draft" }).click();
    await expect(page.getByRole("status")).toContainText("Restored the draft that you kept.");
    await expect(body).toHaveValue("Which calendar is meant here?");

    await page.goto("/account");
    const drafts = page.getByRole("region", { name: "Drafts" });
    await expect(drafts).toContainText(claim.sentence);
    await drafts.getByRole("link", { name: "A note" }).click();
    await expect(body).toHaveValue("Which calendar is meant here?");
    await expect(page.getByRole("radio", { name: "A question" })).toBeChecked();
    await page.getByRole("button", { name: "Store the note" }).click();
    await expect(page.getByRole("status")).toContainText("Your note is stored.");
    await page.goto(form);
    await expect(body).toHaveValue("");

    await fillAnew(body, "Never mind.");
    await page.getByRole("button", { name: "Keep as draft" }).click();
    await expect(body).toHaveValue("Never mind.");
    await page.getByRole("button", { name: "Discard it" }).click();
    await expect(page.getByRole("status")).toHaveCount(0);
    await expect(body).toHaveValue("");
    await page.goto("/account");
    await expect(drafts).toContainText("Nothing.");
  });
});

/** Writes into a form until its tab keeps it: the page's script may take the form over in the same moment. */
async function typedAndKept(page: Page, form: Locator): Promise<string[]> {
  let typed: string[] = [];
  await expect(async () => {
    typed = await writeInto(form);
    await form.locator("textarea").last().press("End");
    for (const text of typed)
      await expect.poll(() => typedIn(page), { timeout: 1_000 }).toContain(text);
  }).toPass();
  return typed;
}

/** Everything that the tab keeps of what was typed. */
const typedIn = (page: Page) => page.evaluate(() => Object.values(sessionStorage).join("\n"));
