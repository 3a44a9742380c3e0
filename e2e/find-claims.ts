import type { Page } from "@playwright/test";
import { expect, fillAnew } from "./fixtures";

/** Searches for claims in a form that chooses some, and returns when those that were found stand there. */
export async function findClaims(page: Page, words: string): Promise<void> {
  await fillAnew(page.getByLabel("Find claims"), words);
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(page.locator("input[name=searched]")).toHaveValue(words);
}
