import type { Locator, Page } from "@playwright/test";
import { expect, inBothWays, test, type Claim } from "./fixtures";

// A place that is not the one where the words stand is found out, and put right in the form that names it.

inBothWays((isScripted) => {
  // A sentence of the demonstration's own text, and the day under which it stands there.
  const [excerpt, day] = isScripted
    ? [
        "the garrison no longer recognises the Provisional Government and will obey the Soviet alone",
        "30 October",
      ]
    : ["The Government closes newspapers and orders arrests", "6 November"];

  test("An editor names a wrong place, is told where the words stand, and puts it right", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    test.slow();
    const edith = await signedIn("edith");
    await addAt(edith, claim, { excerpt, section: "9 November" });
    const mine = edith
      .getByRole("region", { name: "What you added to this claim" })
      .getByRole("listitem")
      .filter({ hasText: excerpt });
    await reloadUntil(edith, mine, `wrong place: stands in section ${day}`);

    await mine.getByRole("link", { name: "Put the place right" }).click();
    await expect(edith.getByRole("heading", { level: 1 })).toHaveText("Revise the evidence");
    await expect(edith.getByRole("main")).toContainText(`names the place where the words stand`);
    await expect(edith.getByLabel("The words of the source")).toHaveValue(excerpt);
    await expect(edith.getByLabel("Which one")).toHaveValue(day);
    await edith.getByRole("button", { name: "Put this wording in its place" }).click();
    await expect(edith.getByRole("status")).toContainText("Your wording is shown now");
    await reloadUntil(edith, edith.getByRole("main"), "verified in the text");

    await reader.goto(claim.path);
    const card = reader.getByRole("article").filter({ hasText: excerpt });
    await reloadUntil(reader, card, "verified in the text");
    await expect(card).toContainText("the place given is right");
    await expect(card).toContainText(day);
    await expect(card.getByRole("link", { name: "Put the place right" })).toHaveCount(0);
  });
});

async function addAt(
  page: Page,
  claim: Claim,
  { excerpt, section }: { excerpt: string; section: string },
): Promise<void> {
  await page.goto(`/claims/${claim.id}/evidence/new?q=chronology`);
  await page.getByLabel("Source", { exact: true }).selectOption("A chronology of the October days");
  await page.getByLabel("The words of the source").fill(excerpt);
  await page.getByLabel("Place", { exact: true }).selectOption("section");
  await page.getByLabel("Which one").fill(section);
  await page.getByRole("radio", { name: "They give context" }).check();
  await page.getByRole("radio", { name: "By inference" }).check();
  await page.getByRole("button", { name: "Send the evidence" }).click();
  await expect(page.getByRole("status")).toBeVisible();
}

/** Loads the page again until a job has answered. */
async function reloadUntil(page: Page, shown: Locator, words: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(shown).toContainText(words, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}
