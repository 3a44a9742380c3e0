import type { Page } from "@playwright/test";
import { expect, inBothWays, test, type Claim } from "./fixtures";

// Somebody reads an excerpt whose adder's reading they are not sent, and only then learns of it.

inBothWays((isScripted) => {
  const way = isScripted ? "i" : "ii";

  // Three people, one after the other.
  test.describe.configure({ timeout: 120_000 });

  test("A second person takes an excerpt, reads it blind, and reads it otherwise than its adder", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const excerpt = `nobody was asked about it beforehand (${way})`;
    const edith = await signedIn("edith");
    await addEvidence(edith, claim, { excerpt, direction: "They contradict it", note: NOTE });

    const mira = await signedIn("mira");
    await mira.goto("/fits?sort=newest");
    const line = mira.getByRole("listitem").filter({ hasText: excerpt });
    await expect(line).toContainText(claim.sentence);
    expect(await mira.content()).not.toContain(NOTE);
    await line.getByRole("button", { name: "Take it" }).click();
    await expect(mira.getByRole("heading", { level: 1 })).toHaveText("Read an excerpt");
    await expect(mira.getByText(`“${excerpt}”`)).toBeVisible();
    await expectBlind(mira);

    // Held for her, it is nobody else's meanwhile.
    const jonas = await signedIn("jonas");
    await jonas.goto(mira.url());
    await expect(jonas.getByText("Somebody is reading it just now.")).toBeVisible();
    await expect(jonas.getByRole("button", { name: "Store my reading" })).toHaveCount(0);

    await mira.getByRole("radio", { name: "They support the claim" }).check();
    await mira.getByRole("radio", { name: "Directly" }).check();
    await mira.getByLabel("Why you read them so").fill("Too short");
    await mira.getByRole("button", { name: "Store my reading" }).click();
    await expect(mira.getByRole("main").getByRole("alert")).toContainText("at least 10");
    await expect(mira.getByRole("radio", { name: "They support the claim" })).toBeChecked();
    await expectBlind(mira, { hasChosen: true });
    await mira
      .getByLabel("Why you read them so")
      .fill("That nobody was asked bears the claim out.");
    await mira.getByRole("button", { name: "Store my reading" }).click();
    await expect(mira.getByRole("status")).toContainText("Your reading is stored.");
    await expect(mira.getByRole("status")).toContainText("reads that it contradicts the claim");
    await expect(mira.getByRole("status")).toContainText("disputed");

    await reader.goto(`${claim.path}?again`);
    const card = reader.getByRole("article").filter({ hasText: excerpt });
    await expect(card).toContainText("disputed: a second person read it as supporting");
  });

  test("Whoever added it does not read it, and it can be left for somebody else", async ({
    claim,
    signedIn,
  }) => {
    const excerpt = `they asked nobody in the end (${way})`;
    const edith = await signedIn("edith");
    await addEvidence(edith, claim, { excerpt, direction: "They give context", note: NOTE });
    const mira = await signedIn("mira");
    await mira.goto("/account");
    await mira.getByRole("link", { name: "Excerpts that wait for a second reader" }).click();
    await mira.getByRole("link", { name: "Newest first" }).click();
    const line = mira.getByRole("listitem").filter({ hasText: excerpt });
    await line.getByRole("button", { name: "Take it" }).click();
    await expect(mira.getByRole("heading", { level: 1 })).toHaveText("Read an excerpt");
    await edith.goto(mira.url());
    await expect(edith.getByText("This is your own work")).toBeVisible();
    await mira.getByRole("button", { name: "Leave it" }).click();
    await expect(mira.getByRole("status")).toContainText("You left it.");
    await mira.goto("/fits?sort=newest");
    await expect(line.getByRole("button", { name: "Take it" })).toBeVisible();
  });
});

const NOTE = "It denies what the claim asserts, as its adder sees it";

/**
 * What came over the wire names the adder's reading as often as the others, since only the form does, and not the note. What
 * the reader chose themselves comes back with what they typed.
 */
async function expectBlind(page: Page, { hasChosen = false } = {}): Promise<void> {
  const sent = [await (await page.request.get(page.url())).text(), await page.content()];
  for (const text of sent) {
    const times = (word: string) => text.split(word).length;
    expect(times("CONTRADICTS")).toBe(times("CONTEXT"));
    if (!hasChosen) expect(times("CONTRADICTS")).toBe(times("SUPPORTS"));
    if (!hasChosen) expect(times('"DIRECT"')).toBe(times('"INFERENTIAL"'));
    expect(text).not.toContain(NOTE);
  }
}

async function addEvidence(
  page: Page,
  claim: Claim,
  { excerpt, direction, note }: { excerpt: string; direction: string; note: string },
): Promise<void> {
  await page.goto(`/claims/${claim.id}/evidence/new`);
  await page.getByLabel("Source", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("The words of the source").fill(excerpt);
  await page.getByLabel("Place", { exact: true }).selectOption("chapter");
  await page.getByLabel("Which one").fill("IV");
  await page.getByRole("radio", { name: direction }).check();
  await page.getByRole("radio", { name: "Directly" }).check();
  await page.getByLabel("Note (optional)", { exact: true }).fill(note);
  await page.getByRole("button", { name: "Send the evidence" }).click();
  await expect(page.getByRole("status")).toBeVisible();
}
