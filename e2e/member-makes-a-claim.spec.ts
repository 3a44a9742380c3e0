import type { Page } from "@playwright/test";
import { fillAnew, expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  const mark = isScripted ? "i" : "ii";

  test("A member makes a claim of a sentence, is shown what may say the same, and sends it", async ({
    signedIn,
    page: reader,
  }) => {
    const sentence = `Lenin meant from the first that the Bolsheviks alone should rule (${mark}).`;
    const mira = await signedIn("mira");
    await openFirstSentence(mira);
    await expect(mira.locator("mark")).not.toBeEmpty();
    await mira.getByLabel("The claim", { exact: true }).fill(sentence);
    await mira.getByRole("radio", { name: "Interpretive" }).check();
    await mira.getByRole("radio", { name: "In other words" }).check();
    await mira.getByLabel("Somebody who is not listed").fill(`Nobody, Known ${mark}`);
    await mira.getByText("How far the claim goes").click();
    await mira.getByLabel("When").fill("7 November 1917");
    await mira.getByLabel("Calendar").selectOption("Gregorian (new style)");
    await mira.getByRole("button", { name: "Send the claim" }).click();

    const alike = mira.getByRole("status").filter({ hasText: "may say the same" });
    await expect(alike.getByRole("link").first()).toBeVisible();
    await expect(mira.getByLabel("The claim", { exact: true })).toHaveValue(sentence);
    await expect(mira.getByLabel("When")).toHaveValue("7 November 1917");
    await mira.getByRole("button", { name: "Send the claim" }).click();
    await expect(mira.getByRole("status")).toContainText("Your claim is proposed.");
    const mine = mira.getByRole("region", { name: "What you made of this document" });
    await expect(mine.getByRole("listitem").filter({ hasText: sentence })).toContainText("waits");
    await reader.goto("/claims");
    await expect(reader.locator("body")).not.toContainText(sentence);
  });

  test("Words that do not stand in the sentence are refused, and nothing that was typed is lost", async ({
    signedIn,
  }) => {
    const jonas = await signedIn("jonas");
    await openFirstSentence(jonas);
    await jonas.getByLabel("The claim", { exact: true }).fill("It was so. It is so.");
    await fillAnew(jonas.getByLabel("The words that are meant"), "words of nobody");
    await jonas.getByRole("radio", { name: "By implication" }).check();
    await jonas.getByRole("button", { name: "Send the claim" }).click();
    const summary = jonas.getByRole("main").getByRole("alert");
    await expect(summary).toContainText("Say it in one sentence");
    await expect(summary).toContainText("Say what kind of claim it is.");
    await jonas.getByLabel("The claim", { exact: true }).fill(`Quokkas smile (${mark}).`);
    await jonas.getByRole("radio", { name: "Factual" }).check();
    await jonas.getByRole("button", { name: "Send the claim" }).click();
    await expect(summary).toContainText("These words do not stand there.");
    await expect(jonas.getByLabel("The words that are meant")).toHaveValue("words of nobody");
    await expect(jonas.getByRole("radio", { name: "By implication" })).toBeChecked();
  });
});

/** From the document's page, by keyboard, to the form for its first sentence. */
async function openFirstSentence(page: Page): Promise<void> {
  await page.goto("/documents");
  await page.getByRole("article").getByRole("link").first().click();
  const way = page.getByRole("link", { name: "Make a claim of sentence 1", exact: true });
  await way.focus();
  await expect(way).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Make a claim of a sentence");
}
