import type { Page } from "@playwright/test";
import { expect, inBothWays, test, type Claim } from "./fixtures";

// Words that stand in print alone are transcribed by two people, and the page says that it was people.

inBothWays((isScripted) => {
  const way = isScripted ? "i" : "ii";

  // Three people, one after the other.
  test.describe.configure({ timeout: 120_000 });

  test("Two people attest words from the print, one takes it back, and whoever added them cannot", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const excerpt = `the minutes were never bound and lie in a box (${way})`;
    const edith = await signedIn("edith");
    await addFromPrint(edith, claim, excerpt, `A pamphlet that was printed once (${way})`);
    await reader.goto(claim.path);
    const card = reader.getByRole("article").filter({ hasText: excerpt });
    const expectCard = (words: string) =>
      expect(async () => {
        await reader.goto(claim.path);
        await expect(card).toContainText(words, { timeout: 1_000 });
      }).toPass({ timeout: 30_000 });
    await expectCard("not checked");

    const mira = await signedIn("mira");
    await mira.goto(claim.path);
    await mira
      .getByRole("article")
      .filter({ hasText: excerpt })
      .getByRole("link", { name: "Respond to this evidence" })
      .click();
    await mira.getByRole("link", { name: "Have the print? Attest it" }).click();
    await expect(mira.getByRole("heading", { level: 1 })).toHaveText("Attest words from the print");
    await expect(mira.getByText("Nobody has attested these words yet.")).toBeVisible();
    await mira.getByLabel("Note (optional)").fill("The box has no number.");
    await mira.getByRole("button", { name: "I transcribed these words" }).click();
    await expect(mira.getByRole("main").getByRole("alert")).toContainText("The copy is missing.");
    await expect(mira.getByLabel("Note (optional)")).toHaveValue("The box has no number.");
    await attest(mira, "City archive, box with the minutes");
    await expectCard("attested by one person, not by the machine");

    const jonas = await signedIn("jonas");
    await jonas.goto(new URL(mira.url()).pathname);
    await attest(jonas, "My own copy, bought in 1994");
    await expectCard("attested by two people, not by the machine");
    await card.getByText("Who transcribed it, and from which copy").click();
    await expect(card).toContainText("City archive, box with the minutes");

    await edith.goto(new URL(mira.url()).pathname);
    await expect(edith.getByRole("main").getByRole("alert")).toContainText("your own work");
    await expect(edith.getByRole("button", { name: "I transcribed these words" })).toHaveCount(0);

    await mira.getByRole("button", { name: "Withdraw my word" }).click();
    await expect(mira.getByRole("status")).toContainText("Your word is withdrawn");
    await expectCard("attested by one person, not by the machine");
    await expect(card).not.toContainText("City archive");
  });
});

async function addFromPrint(
  page: Page,
  claim: Claim,
  excerpt: string,
  title: string,
): Promise<void> {
  await page.goto(`/claims/${claim.id}/evidence/new`);
  await page.getByText("Or describe a source that is not here yet").click();
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Kind of source").selectOption("book");
  await page.getByLabel("The words of the source").fill(excerpt);
  await page.getByLabel("Place", { exact: true }).selectOption("page");
  await page.getByLabel("Which one").fill("3");
  await page.getByRole("radio", { name: "They support the claim" }).check();
  await page.getByRole("radio", { name: "Directly" }).check();
  await page.getByRole("button", { name: "Send the evidence" }).click();
  await expect(page.getByRole("status")).toBeVisible();
}

async function attest(page: Page, copy: string): Promise<void> {
  await page.getByLabel("Which copy you had before you").fill(copy);
  await page.getByRole("button", { name: "I transcribed these words" }).click();
  await expect(page.getByRole("status")).toContainText("Your word is stored.");
}
