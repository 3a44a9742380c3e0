import type { Page } from "@playwright/test";
import { expect, inBothWays, newPerson, openAccount, test, type Claim } from "./fixtures";

inBothWays(() => {
  test("A new reviewer signs up, confirms, votes with a rationale, changes the vote and withdraws it", async ({
    claim,
    page,
    newBrowser,
    linkTo,
  }) => {
    const vera = newPerson("Vera Quillon");
    await openAccount(page, vera, linkTo);
    const reader = await newBrowser();
    const before = await countOf(reader, claim, "Mostly refuted");

    await page.goto(claim.path);
    await page.getByRole("link", { name: "Cast your vote" }).first().click();
    await page.getByRole("radio", { name: "Mostly refuted" }).check();
    await page.getByRole("radio", { name: "Fairly sure" }).check();
    await page.getByLabel("Your reasons").fill("The minutes say the opposite.");
    await page.getByRole("button", { name: "Cast my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is stored.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your vote");

    await expect(async () => {
      expect(await countOf(reader, claim, "Mostly refuted")).toBe(before + 1);
    }).toPass({ timeout: 5_000 });
    const rationales = reader.getByRole("region", { name: "What reviewers say" });
    await expect(rationales).toContainText("The minutes say the opposite.");
    await expect(rationales).toContainText(vera.name);

    await expect(page.getByRole("radio", { name: "Mostly refuted" })).toBeChecked();
    await page.getByRole("radio", { name: "Mixed" }).check();
    await page.getByLabel("Your reasons").fill("Half of it stands in the minutes.");
    await page.getByRole("button", { name: "Change my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is changed.");
    const history = page.getByRole("region", { name: "What you said, and when" });
    await expect(history.getByRole("listitem")).toHaveCount(2);
    await expect(history.getByRole("listitem").first()).toContainText(/mixed.*counts/);
    await expect(history.getByRole("listitem").last()).toContainText(
      /mostly refuted.*replaced later/,
    );

    await page.getByRole("button", { name: "Withdraw my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is withdrawn.");
    await expect(history.getByRole("listitem").first()).toContainText(/mixed.*withdrawn/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cast your vote");
    await expect(async () => {
      expect(await countOf(reader, claim, "Mostly refuted")).toBe(before);
    }).toPass({ timeout: 5_000 });
    await expect(rationales).not.toContainText("Half of it stands in the minutes.");
  });
});

/** How many fresh votes the public page shows on a position of the scale. */
async function countOf(page: Page, claim: Claim, position: string): Promise<number> {
  await page.goto(claim.path);
  const picture = page
    .getByRole("region", { name: "Verdict" })
    .getByRole("img", { name: "Votes:" });
  const words = (await picture.getAttribute("aria-label"))!;
  return Number(new RegExp(`[ :]${position} (\\d+)`, "i").exec(words)?.[1]);
}
