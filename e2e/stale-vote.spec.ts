import type { Page } from "@playwright/test";
import { expect, inBothWays, test, type Claim } from "./fixtures";

inBothWays((isScripted) => {
  test("New evidence makes my vote stale: I see what changed, confirm it in one step, and find both votes in the history", async ({
    claim,
    signedIn,
    newcomer,
    page: reader,
  }) => {
    const { page, name } = await newcomer(`Steady Voter ${isScripted ? "One" : "Two"}`);
    await page.goto(`/claims/${claim.id}/vote`);
    await page.getByRole("radio", { name: "Mostly supported" }).check();
    await page.getByRole("radio", { name: "Fairly sure" }).check();
    await page.getByLabel("Your reasons").fill("The letters leave little room.");
    await page.getByRole("button", { name: "Cast my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is stored.");
    await expect(page.getByRole("button", { name: "Still my judgement" })).toHaveCount(0);

    const excerpt = `a letter that says the opposite (${isScripted ? "i" : "ii"})`;
    await addEvidence(await signedIn("edith"), claim, excerpt);
    await expectReasonsOf(reader, claim, name, "Before the ledger changed");

    await page.goto(`/claims/${claim.id}/vote`);
    const notice = page.getByRole("status").filter({ hasText: "Your vote is stale" });
    await expect(notice.getByRole("listitem")).toHaveText(`New evidence: “${excerpt}”`);
    await page.getByRole("button", { name: "Still my judgement" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote stands");
    await expect(page.getByRole("radio", { name: "Mostly supported" })).toBeChecked();
    await expect(page.getByLabel("Your reasons")).toHaveValue("The letters leave little room.");
    const history = page.getByRole("region", { name: "What you said, and when" });
    await expect(history.getByRole("listitem")).toHaveText([
      /mostly supported.*counts\s· fresh.*The letters leave/,
      /mostly supported.*replaced later\s· stale.*The letters leave/,
    ]);
    await expect(async () => {
      await reader.goto(claim.path);
      const stale = reader.getByRole("region", { name: "Before the ledger changed" });
      await expect(stale.getByText(name)).toHaveCount(0, { timeout: 500 });
      const all = reader.getByRole("region", { name: "What reviewers say" });
      await expect(all.getByText(name)).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 10_000 });
  });
});

async function addEvidence(page: Page, claim: Claim, excerpt: string): Promise<void> {
  await page.goto(`/claims/${claim.id}/evidence/new`);
  await page.getByLabel("Source", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("The words of the source").fill(excerpt);
  await page.getByLabel("Place", { exact: true }).selectOption("page");
  await page.getByLabel("Which one").fill("17");
  await page.getByRole("radio", { name: "They contradict it" }).check();
  await page.getByRole("radio", { name: "Directly" }).check();
  await page.getByRole("button", { name: "Send the evidence" }).click();
  await expect(page.getByRole("status")).toContainText("The evidence is in the ledger");
}

async function expectReasonsOf(reader: Page, claim: Claim, name: string, region: string) {
  await expect(async () => {
    await reader.goto(claim.path);
    const reasons = reader.getByRole("region", { name: region });
    await expect(reasons).toContainText(name, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
}
