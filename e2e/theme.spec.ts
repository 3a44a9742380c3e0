import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test("The theme is kept, on this page and the next", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const light = await paperOf(page);
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  const dark = await paperOf(page);
  expect(dark).not.toBe(light);

  await page.reload();
  expect(await paperOf(page)).toBe(dark);
  await page.goto("/sign-in");
  expect(await paperOf(page)).toBe(dark);

  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  expect(await paperOf(page)).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paperOf(page), "a choice that equals the system's is forgotten").toBe(dark);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("The theme follows the system, and no switch is offered that would do nothing", async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto("/");
    await expect(page.getByRole("banner")).toBeVisible();
    await expect(
      page.getByRole("button", { name: "Switch between light and dark" }),
    ).not.toBeVisible();
  });
});

const paperOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
