import type { Page } from "@playwright/test";
import { propose } from "./desk";
import { expect, inBothWays, test } from "./fixtures";

// An editor goes from queue to queue and does on the line what is to be done there.

inBothWays((isScripted) => {
  const way = isScripted ? "i" : "ii";

  // Three people, one after the other.
  test.describe.configure({ timeout: 120_000 });

  test("An editor settles what a second person reads otherwise, and takes that back", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const excerpt = `it was said aloud in the hall (${way})`;
    const [edith, mira] = [await signedIn("edith"), await signedIn("mira")];
    await propose(edith, claim, excerpt);
    await readOtherwise(mira, excerpt);

    const anselm = await signedIn("anselm");
    await anselm.goto("/desk");
    await anselm
      .getByRole("navigation", { name: "Queues of the desk" })
      .getByRole("link", { name: "Disputed" })
      .click();
    await anselm.getByLabel("Order", { exact: true }).selectOption("newest");
    await anselm.getByRole("button", { name: "Show", exact: true }).click();
    const line = anselm.getByRole("article").filter({ hasText: excerpt });
    await expect(line).toContainText("reads that it gives context");
    await line.getByRole("button", { name: "It fits as it stands" }).click();
    await expect(line.getByRole("alert")).toContainText("The reason is missing");
    await line.getByLabel("Reason").fill("The hall heard it, and the claim is about that.");
    await line.getByRole("button", { name: "It fits as it stands" }).click();
    await expect(anselm.getByRole("status")).toContainText("it fits as it stands");
    await expect(line).toHaveCount(0);
    await reader.goto(`${claim.path}?settled`);
    const card = reader.getByRole("article").filter({ hasText: excerpt });
    await expect(card).toContainText("a second reader finds that it fits");

    await anselm.getByRole("button", { name: "Take it back" }).click();
    await expect(anselm.getByRole("status")).toContainText("it is disputed again");
    await anselm.goto("/desk/disputed?sort=newest");
    await line.getByLabel("Reason").fill("It speaks of something else after all.");
    await line.getByRole("button", { name: "Send back" }).click();
    await expect(anselm.getByRole("status")).toContainText("It went back to its adder");
    await edith.goto("/desk/disputed?sort=newest");
    await expect(edith.getByRole("article").filter({ hasText: excerpt })).toHaveCount(0);
  });

  test("An editor asks for a source on the line, goes on to the next, and takes an excerpt to read", async ({
    signedIn,
  }) => {
    const anselm = await signedIn(isScripted ? "anselm" : "edith");
    await anselm.goto("/desk/unsourced");
    const line = anselm.getByRole("article").filter({ has: anselm.getByLabel("What is missing") });
    const first = line.first();
    const name = (await first.getAttribute("aria-label"))!;
    await first.getByLabel("What is missing").fill("A letter, or the minutes.");
    await first.getByRole("button", { name: "Ask for a source" }).click();
    await expect(anselm.getByRole("status")).toContainText("A source is asked for.");
    await expect(anselm.getByRole("article", { name })).toContainText(
      "You have asked for a source.",
    );
    if (isScripted) await worksByKeys(anselm);
    await anselm.goto("/desk/awaiting-fit");
    await anselm.getByRole("button", { name: "Take it" }).first().click();
    await expect(anselm.getByRole("heading", { level: 1 })).toHaveText("Read an excerpt");
    await anselm.getByRole("button", { name: "Leave it" }).click();
    await expect(anselm.getByRole("status")).toContainText("You left it.");
  });
});

test("Members have no desk, and what does not exist is no queue of it", async ({ signedIn }) => {
  const [mira, edith] = [await signedIn("mira"), await signedIn("edith")];
  for (const [page, path] of [
    [mira, "/desk/disputed"],
    [edith, "/desk/nothing"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "There is nothing at this address",
    );
  }
});

async function readOtherwise(page: Page, excerpt: string): Promise<void> {
  await page.goto("/fits?sort=newest");
  const line = page.getByRole("listitem").filter({ hasText: excerpt });
  await line.getByRole("button", { name: "Take it" }).click();
  await page.getByRole("radio", { name: "They give context" }).check();
  await page.getByRole("radio", { name: "Directly" }).check();
  await page.getByLabel("Why you read them so").fill("It was said, and that is all there is.");
  await page.getByRole("button", { name: "Store my reading" }).click();
  await expect(page.getByRole("status")).toContainText("Your reading is stored.");
}

/** j and k go from line to line, Enter does what is to be done there, ? lists them, and all of it can be turned off. */
async function worksByKeys(page: Page): Promise<void> {
  await page.goto("/desk/unsourced");
  const lines = page.getByRole("main").getByRole("article");
  // Until the page listens nothing happens.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.locator("article:focus")).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await expect(lines.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(lines.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("?");
  await expect(page.getByText("do what is to be done on the line you are at")).toBeVisible();
  await page.getByRole("button", { name: "Turn the keys off" }).click();
  await page.keyboard.press("j");
  await expect(lines.first()).not.toBeFocused();
  await page.getByRole("button", { name: "Turn the keys on" }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add evidence");
}
