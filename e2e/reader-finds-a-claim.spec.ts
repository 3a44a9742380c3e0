import { castClaims } from "@/prisma/cast";
import { expect, inBothWays, test } from "./fixtures";

inBothWays(() => {
  test("A reader finds a claim and follows its evidence to the source", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("main").getByRole("searchbox").fill("monopoly of power");
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("monopoly of power");
    await page
      .getByRole("link", { name: "Lenin intended from the first a monopoly of power" })
      .click();

    await expect(page).toHaveURL(new RegExp(`/claims/${castClaims.monopoly.id}/lenin-intended`));
    await expect(page.getByRole("region", { name: "Verdict" })).toBeVisible();
    const supporting = page.getByRole("region", { name: /^Supports/ });
    const contradicting = page.getByRole("region", { name: /^Contradicts/ });
    await expect(supporting.getByRole("article").first()).toBeVisible();
    await expect(contradicting.getByRole("article").first()).toBeVisible();

    const excerpt = supporting.getByRole("article").first();
    const words = (await excerpt.getByRole("blockquote").textContent())!;
    const source = excerpt.getByRole("link").first();
    const title = (await source.textContent())!;
    await source.click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
    await expect(page.getByRole("blockquote").filter({ hasText: words }).first()).toBeVisible();
  });

  test("A reader goes from a claim to the one that answers it, and to where it is asserted", async ({
    page,
  }) => {
    await page.goto("/claims");
    await page
      .getByRole("link", { name: "Lenin intended from the first a monopoly of power" })
      .click();
    await page
      .getByRole("region", { name: "Counter-claims" })
      .getByRole("link", { name: /Lenin saw Soviet society as pluralist/ })
      .click();
    await expect(page).toHaveURL(new RegExp(castClaims.pluralist.id));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("pluralist");
    await page
      .getByRole("region", { name: "Where it is asserted" })
      .getByRole("link", { name: /Communist Myths/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/documents\//);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Communist Myths");
  });
});
