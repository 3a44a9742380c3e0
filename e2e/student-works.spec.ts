import type { Locator, Page } from "@playwright/test";
import { expectSound } from "./axe";
import { assignmentOn } from "./class-people";
import { expect, inBothWays, takenOver, test } from "./fixtures";
import { gradeEach, openStep, saved } from "./work-steps";

// On a phone.
test.use({ viewport: { width: 375, height: 800 } });

inBothWays((isScripted) => {
  test("A student grades and votes, sees what is missing, hands in, and nobody else reads it", async ({
    claimToGrade: claim,
    newcomer,
    newBrowser,
  }) => {
    const { page, email } = await newcomer(`Student ${isScripted ? "One" : "Two"}`);
    const at = await assignmentOn(claim, email);
    await page.goto(at);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who wanted what");
    const handingIn = page.getByRole("region", { name: "Hand in" });
    await expect(handingIn).toContainText("Your work is not begun.");
    if (isScripted) await expectSound(page);

    await page.getByRole("link", { name: claim.sentence }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(claim.sentence);
    if (isScripted) await expectSound(page);
    await openStep(page, "Vote");
    const reasons = `Reasons of a student, ${isScripted ? "typed" : "sent"}.`;
    const vote = page.getByRole("form", { name: "Your vote" });
    await vote.getByLabel("Your reasons").fill(reasons);
    await saved(vote, isScripted);

    await page.goto(at);
    await expect(handingIn).toContainText("Your work is under way.");
    await expect(page.getByRole("link", { name: "Go on with claim 1" })).toHaveAttribute(
      "href",
      /claims\/[^/]+\?step=/,
    );
    const missing = handingIn.getByRole("list", { name: "What is missing" });
    await expect(missing).toContainText("Claim 1: Say how the claim stands");
    await expect(missing).not.toContainText("Give your reasons");
    await page.getByRole("button", { name: "Hand in" }).click();
    await expect(handingIn.getByRole("alert")).toContainText("Something is missing.");

    await missing.getByRole("link", { name: "Say how sure you are" }).click();
    await vote.getByRole("radio", { name: "Mixed" }).check();
    await vote.getByRole("radio", { name: "Fairly sure" }).check();
    await saved(vote, isScripted);
    await gradeEach(page, isScripted, async (form) => {
      for (const criterion of ["Criterion 1", "Criterion 2"])
        await form
          .getByRole("group", { name: criterion })
          .getByRole("radio", { name: "Level 2" })
          .check();
      await form.getByLabel("Your reason").fill("It says so in as many words.");
    });

    await page.goto(at);
    await expect(page.getByRole("region", { name: "Claims" })).toContainText("done");
    await expect(missing).toHaveCount(0);
    await page.getByRole("button", { name: "Hand in" }).click();
    await expect(page.getByRole("status")).toContainText("You have handed in.");
    await expect(handingIn).toContainText("Your work is handed in.");
    await expect(handingIn.getByRole("list", { name: "What you handed in when" })).toContainText(
      "Handed in",
    );

    const stranger = await newBrowser();
    await stranger.goto(claim.path);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(claim.sentence);
    await expect(stranger.getByRole("main")).not.toContainText("Reasons of a student");
    await stranger.goto(at);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
  });
});

test.describe("Elsewhere than the class", () => {
  test.use({ timezoneId: "Pacific/Auckland" });
  test("a student reads on their own clock when it is due, and when something was saved", async ({
    claim,
    newcomer,
  }) => {
    const { page, email } = await newcomer("Student Far Away");
    const at = await assignmentOn(claim, email);
    await page.goto(at);
    await expect(page.getByRole("main")).toContainText(/\d{4}, \d\d:\d\d where you are/);
    await page.goto(`${at}/claims/${claim.id}?step=vote`);
    const vote = page.getByRole("form", { name: "Your vote" });
    await vote.getByRole("radio", { name: "Mixed" }).check();
    await saved(vote, true);
    const hour = await page.evaluate(() => new Date().getHours());
    await expect(vote.getByRole("status")).toContainText(
      new RegExp(`at (${two(hour)}|${two(hour + 23)}):`),
    );
  });
});

test("A student who has no mouse votes and hands in", async ({ claim, newcomer }) => {
  const { page, email } = await newcomer("Student by Keys");
  const at = await assignmentOn(claim, email);
  await page.goto(`${at}/claims/${claim.id}?step=vote`);
  const vote = page.getByRole("form", { name: "Your vote" });
  await tabTo(page, vote.getByRole("radio").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, vote.getByLabel("Your reasons"));
  await page.keyboard.type("Without a mouse.");
  await saved(vote, true);
  await tabTo(page, page.getByRole("link", { name: "Overview and handing in" }));
  await page.keyboard.press("Enter");
  const asItIs = page.getByRole("checkbox", { name: /^Hand it in as it is/ });
  await expect(asItIs).toBeVisible();
  await tabTo(page, asItIs);
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Hand in" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("You have handed in.");
});

test.describe("Without script", () => {
  test.use({ javaScriptEnabled: false });
  test("a student goes on by a button that saves first", async ({ claim, newcomer }) => {
    const { page, email } = await newcomer("Student Goes On");
    const at = await assignmentOn(claim, email);
    await page.goto(`${at}/claims/${claim.id}?step=vote`);
    await page.getByLabel("Your reasons").fill("Not lost on the way.");
    await page.getByRole("button", { name: "Save, and go on: Overview and handing in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who wanted what");
    await page.goto(`${at}/claims/${claim.id}?step=vote`);
    await expect(page.getByLabel("Your reasons")).toHaveValue("Not lost on the way.");
  });
});

/** Goes from one thing to the next by the keyboard until it is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await takenOver(wanted);
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 80 && !(await isThere()); steps += 1)
    await page.keyboard.press("Tab");
  await expect(wanted).toBeFocused();
}

const two = (hour: number): string => String(hour % 24).padStart(2, "0");
