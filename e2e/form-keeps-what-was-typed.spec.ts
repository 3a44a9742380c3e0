import type { Locator, Page } from "@playwright/test";
import { expect, inBothWays, takenOver, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A vote without a choice keeps the reasons, and says at the field and above the form what is missing", async ({
    claim,
    signedIn,
  }) => {
    const page = await signedIn("tomas");
    await page.goto(`/claims/${claim.id}/vote`);
    await page.getByRole("radio", { name: "Fairly sure" }).check();
    await page.getByLabel("Your reasons").fill("Two letters of 1917 decide it for me.");
    await page.getByRole("button", { name: "Cast my vote" }).click();

    const summary = page.getByRole("main").getByRole("alert");
    await expect(summary).toContainText("Your vote was not stored yet.");
    await expect(summary).toContainText("Choose one of the five positions");
    if (isScripted) await expect(summary).toBeFocused();
    await expect(page.getByLabel("Your reasons")).toHaveValue(
      "Two letters of 1917 decide it for me.",
    );
    await expect(page.getByRole("radio", { name: "Fairly sure" })).toBeChecked();
    const choice = page.getByRole("group", { name: "How does the claim stand?" });
    expect(await descriptionOf(page, choice)).toContain("Choose one of the five positions");

    await summary.getByRole("link", { name: "How the claim stands" }).click();
    await expect(page).toHaveURL(/#/);
    await page.getByRole("radio", { name: "Not checkable" }).check();
    await page.getByRole("button", { name: "Cast my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is stored.");
    await page.getByRole("button", { name: "Withdraw my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is withdrawn.");
  });

  test("Evidence whose excerpt is too short keeps everything that was chosen and typed", async ({
    claim,
    signedIn,
  }) => {
    const page = await signedIn("tomas");
    await page.goto(`/claims/${claim.id}/evidence/new`);
    await page.getByLabel("Source", { exact: true }).selectOption({ index: 2 });
    const source = await page.getByLabel("Source", { exact: true }).inputValue();
    await page.getByLabel("The words of the source").fill("ab");
    await page.getByLabel("Place", { exact: true }).selectOption("section");
    await page.getByLabel("Which one").fill("§ 12");
    await page.getByRole("radio", { name: "They give context" }).check();
    await page.getByRole("radio", { name: "By inference" }).check();
    await page.getByLabel("Note").fill("Said a year later.");
    await page.getByRole("button", { name: "Send the evidence" }).click();

    const summary = page.getByRole("main").getByRole("alert");
    await expect(summary).toContainText("This evidence was not sent yet.");
    await expect(summary.getByRole("listitem")).toHaveCount(1);
    if (isScripted) await expect(summary).toBeFocused();
    const excerpt = page.getByLabel("The words of the source");
    await expect(excerpt).toHaveAttribute("aria-invalid", "true");
    expect(await descriptionOf(page, excerpt)).toMatch(/excerpt/i);
    await expect(excerpt).toHaveValue("ab");
    await expect(page.getByLabel("Source", { exact: true })).toHaveValue(source);
    await expect(page.getByLabel("Place", { exact: true })).toHaveValue("section");
    await expect(page.getByLabel("Which one")).toHaveValue("§ 12");
    await expect(page.getByRole("radio", { name: "They give context" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "By inference" })).toBeChecked();
    await expect(page.getByLabel("Note")).toHaveValue("Said a year later.");
  });

  test("A session that ended meanwhile loses nothing that was typed", async ({
    claim,
    newcomer,
  }) => {
    const { page } = await newcomer("Ende Unterbrochen");
    await page.goto(`/claims/${claim.id}/annotations/new`);
    await page.getByLabel("Your note").fill("A long thought that took an hour.");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Store the note" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "You are signed out, so nothing was stored.",
    );
    await expect(page.getByLabel("Your note")).toHaveValue("A long thought that took an hour.");
  });
});

test("What is typed before the page's script arrives stays when it does", async ({
  claim,
  signedIn,
}) => {
  const page = await signedIn("tomas");
  let arrive = (): void => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/claims/${claim.id}/revise`, { waitUntil: "domcontentloaded" });
  const words = page.getByLabel("The claim, in one sentence");
  await words.fill("It is worded before anything else has come.");
  arrive();
  await takenOver(words);
  await expect(words).toHaveValue("It is worded before anything else has come.");
});

/** What a screen reader says after the name of a control: the texts that `aria-describedby` points at. */
async function descriptionOf(page: Page, control: Locator): Promise<string> {
  const ids = ((await control.getAttribute("aria-describedby")) ?? "").split(" ").filter(Boolean);
  const texts = ids.map((id) => page.locator(`[id="${id}"]`).textContent());
  return (await Promise.all(texts)).join(" ");
}
