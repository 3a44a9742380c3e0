import type { Page } from "@playwright/test";
import { expect, inBothWays, test } from "./fixtures";

const rising =
  "At Trotsky’s insistence the rising was timed to meet the Second Congress of Soviets.";

/** A topic; verdicts move with the votes of other journeys. */
const coalition = "Coalition and one-party rule";

inBothWays(() => {
  test("A reader who spells a name in another way, and mistypes a word, finds the claim, and is told", async ({
    page,
  }) => {
    await search(page, "Trotzki congrss");
    await expect(page).toHaveTitle(/Trotzki congrss/);
    await expect(page.getByText("“congrss” was also taken for congress")).toBeVisible();
    const found = page.getByRole("article").filter({ hasText: rising });
    await expect(found.locator("mark")).toHaveText(["Trotsky’s", "Congress"]);

    await page.getByRole("link", { name: "congress", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Claims with “Trotzki congress”",
    );
    await page.getByRole("link", { name: rising }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("insistence");
  });

  test("A reader narrows a search by several filters, keeps them for other words, and takes them away", async ({
    page,
  }) => {
    await search(page, "lenin");
    const filters = page.getByRole("navigation", { name: "Narrow the list" });
    await filters.getByRole("link", { name: coalition }).click();
    await filters.getByRole("link", { name: "Interpretive claim" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      `Claims with “lenin”: on ${coalition}, interpretive`,
    );
    await expect(page.getByRole("article")).not.toHaveCount(0);
    for (const article of await page.getByRole("article").all())
      await expect(article).toContainText("Interpretive claim");

    await search(page, "power");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      `Claims with “power”: on ${coalition}, interpretive`,
    );
    await page.getByRole("link", { name: "Most votes first" }).click();
    await page.getByRole("link", { name: `Remove the filter ${coalition}` }).click();
    await expect(page).toHaveURL("/claims?q=power&kind=interpretive&sort=votes");
  });

  test("A reader whose search finds nothing is told what to leave out", async ({ page }) => {
    await page.goto("/claims?q=trotsky&kind=causal&turnout=broad");
    await expect(page.getByRole("article")).toHaveCount(0);
    await page.getByRole("link", { name: /^Without the filter “Broad/ }).click();
    await expect(page.getByRole("article")).not.toHaveCount(0);

    await page.goto("/claims?q=xyzzy+lenin");
    await expect(page.getByText("No claim has “xyzzy”, or a word close to it.")).toBeVisible();
    await page.getByRole("link", { name: "Without the word “xyzzy”" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Claims with “lenin”");
  });
});

async function search(page: Page, words: string): Promise<void> {
  if (page.url() === "about:blank") await page.goto("/");
  await page.getByRole("main").getByRole("searchbox").fill(words);
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(words);
}
