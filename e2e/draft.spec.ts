import type { Page } from "@playwright/test";
import { expect, fillAnew, inBothWays, test } from "./fixtures";

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

/** Everything that the tab keeps of what was typed. */
const typedIn = (page: Page) => page.evaluate(() => Object.values(sessionStorage).join("\n"));
