import type { Page } from "@playwright/test";
import { expect, type Claim } from "./fixtures";

/** Proposes evidence on a claim by the form, with these words of the source. */
export async function propose(page: Page, claim: Claim, excerpt: string): Promise<void> {
  await page.goto(`/claims/${claim.id}/evidence/new`);
  await proposeHere(page, excerpt);
}

/** The same on the page of the form. */
export async function proposeHere(page: Page, excerpt: string): Promise<void> {
  await page.getByLabel("Source", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("The words of the source").fill(excerpt);
  await page.getByLabel("Place", { exact: true }).selectOption("chapter");
  await page.getByLabel("Which one").fill("IV");
  await page.getByRole("radio", { name: "They contradict it" }).check();
  await page.getByRole("radio", { name: "Directly" }).check();
  await page.getByRole("button", { name: "Send the evidence" }).click();
  await expect(page.getByRole("status")).toBeVisible();
}

/** Looks for a line of the queue, leafing on until it is there. */
export async function onDesk(page: Page, words: string) {
  const line = page.getByRole("article").filter({ hasText: words });
  const further = page.getByRole("link", { name: "Further" });
  while ((await line.count()) === 0 && (await further.count()) > 0)
    await page.goto((await further.getAttribute("href"))!);
  await expect(line).toBeVisible();
  return line;
}
