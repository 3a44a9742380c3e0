import type { Locator, Page } from "@playwright/test";
import pg from "pg";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { makeReviewer } from "@/prisma/factories/people";
import { expectSound } from "./axe";
import { reviewerOf, worded } from "./class-people";
import { expect, fillAnew, inBothWays, signIn, takenOver, test, type Claim } from "./fixtures";
import { gradeEach, openStep, saved } from "./work-steps";

// On a phone.
test.use({ viewport: { width: 375, height: 800 } });

let client: pg.Client;
test.beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await client.connect();
});
test.afterAll(() => client.end());

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

test("What a student types is saved by itself, outlives the page and a lost connection, and is written over by no other window", async ({
  claim,
  newcomer,
}) => {
  const { page, email } = await newcomer("Student Three");
  const at = `${await assignmentOn(claim, email)}/claims/${claim.id}?step=vote`;
  await page.goto(at);
  const vote = page.getByRole("form", { name: "Your vote" });
  await vote.getByLabel("Your reasons").fill("Typed, and never sent.");
  await saved(vote, true);
  await page.close();

  const again = await page.context().newPage();
  const other = await page.context().newPage();
  await again.goto(at);
  await other.goto(at);
  const [onAgain, onOther] = [again, other].map((one) =>
    one.getByRole("form", { name: "Your vote" }),
  ) as [Locator, Locator];
  await expect(onAgain.getByLabel("Your reasons")).toHaveValue("Typed, and never sent.");
  await expect(onAgain.getByRole("status")).toContainText(/Saved at \d\d:\d\d/);

  await page.context().setOffline(true);
  await onAgain.getByLabel("Your reasons").fill("Typed without a connection.");
  await expect(onAgain.getByRole("status")).toContainText("Not saved: you are offline");
  await page.context().setOffline(false);
  await saved(onAgain, true);

  await onOther.getByLabel("Your reasons").fill("Typed in another window.");
  await expect(onOther.getByRole("status")).toContainText("beside what was changed elsewhere");
  await other.reload();
  const both = other.getByRole("status").filter({ hasText: "You changed this in two places" });
  await expect(both).toContainText("Typed without a connection.");
  const ours = both.getByRole("listitem").filter({ hasText: "Typed in another window." }).first();
  await page.context().setOffline(true);
  await ours.getByRole("button", { name: "Go on with this one" }).click();
  await expect(ours.getByRole("alert")).toContainText("The server could not be reached.");
  await page.context().setOffline(false);
  await ours.getByRole("button", { name: "Go on with this one" }).click();
  await expect(onOther.getByLabel("Your reasons")).toHaveValue("Typed in another window.");
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

test("What was typed a moment before the page went, and never arrived, is there again, whatever the clock of the device says", async ({
  claim,
  newcomer,
}) => {
  const { page, email } = await newcomer("Student Slow Clock");
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3_600_000;
  });
  await page.goto(`${await assignmentOn(claim, email)}/claims/${claim.id}?step=vote`);
  const vote = page.getByRole("form", { name: "Your vote" });
  const reasons = vote.getByLabel("Your reasons");
  await fillAnew(reasons, "These arrive.");
  await saved(vote, true);
  await page.route("**/*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await reasons.fill("These do not.");
  await page.reload();
  await expect(reasons).toHaveValue("These do not.");
  await page.unroute("**/*");
  await vote.getByRole("button", { name: "Save" }).click();
  await saved(vote, true);
  await page.reload();
  await expect(reasons).toHaveValue("These do not.");
});

test("Somebody who types without a pause is saved all the same", async ({ claim, newcomer }) => {
  const { page, email } = await newcomer("Student Breathless");
  await page.goto(`${await assignmentOn(claim, email)}/claims/${claim.id}?step=vote`);
  const reasons = page.getByRole("form", { name: "Your vote" }).getByLabel("Your reasons");
  await takenOver(reasons);
  const isSaved = page.waitForRequest((request) => request.method() === "POST");
  const isTyped = reasons.pressSequentially("and so on ".repeat(8), { delay: 100 });
  await expect(Promise.race([isSaved.then(() => "saved"), isTyped])).resolves.toBe("saved");
  await isTyped;
});

test("What was typed when nothing was taken any more is shown as never saved, and gives way to what is", async ({
  claim,
  newcomer,
}) => {
  const { page, email } = await newcomer("Student Too Late");
  const at = await assignmentOn(claim, email);
  await page.goto(`${at}/claims/${claim.id}?step=vote`);
  const vote = page.getByRole("form", { name: "Your vote" });
  const reasons = vote.getByLabel("Your reasons");
  await fillAnew(reasons, "In time.");
  await saved(vote, true);
  await client.query(
    "UPDATE assignments SET due_at = now(), late_policy = 'REFUSED' WHERE id = $1",
    [at.split("/").at(-1)],
  );
  await reasons.fill("Too late.");
  await expect(vote.getByRole("status")).toContainText("It was due before you changed this");
  await page.reload();
  const never = vote.getByRole("status").filter({ hasText: "What stands here was never saved" });
  await expect(never).toContainText("in this tab alone");
  await expect(reasons).toHaveValue("Too late.");
  await never.getByRole("button", { name: "Show what is saved instead" }).click();
  await expect(reasons).toHaveValue("In time.");
  await expect(never).toHaveCount(0);
  await page.reload();
  await expect(reasons).toHaveValue("In time.");
});

test("What a student began on one device they go on with on another", async ({
  claim,
  newcomer,
  newBrowser,
}) => {
  const phone = await newcomer("Student Two Devices");
  const at = `${await assignmentOn(claim, phone.email)}/claims/${claim.id}?step=vote`;
  const laptop = await newBrowser();
  await signIn(laptop, phone);
  const [onPhone, onLaptop] = [phone.page, laptop].map((page) =>
    page.getByRole("form", { name: "Your vote" }),
  ) as [Locator, Locator];
  await phone.page.goto(at);
  await fillAnew(onPhone.getByLabel("Your reasons"), "Begun on the phone.");
  await saved(onPhone, true);
  await laptop.goto(at);
  await expect(onLaptop.getByLabel("Your reasons")).toHaveValue("Begun on the phone.");
  await fillAnew(onLaptop.getByLabel("Your reasons"), "Gone on with on the laptop.");
  await saved(onLaptop, true);
  await phone.page.reload();
  await expect(onPhone.getByLabel("Your reasons")).toHaveValue("Gone on with on the laptop.");
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

/** An assignment on a claim, of a class in which whoever has this address is a student. */
async function assignmentOn(claim: Claim, email: string): Promise<string> {
  const of = await makeClass(client, { teacher: await makeReviewer(client) });
  await enrol(client, of.id, await reviewerOf(client, email));
  const claims = [await worded(client, claim)];
  return `/assignments/${(await makeAssignment(client, { of, claims })).id}`;
}

/** Goes from one thing to the next by the keyboard until it is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await takenOver(wanted);
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 80 && !(await isThere()); steps += 1)
    await page.keyboard.press("Tab");
  await expect(wanted).toBeFocused();
}

const two = (hour: number): string => String(hour % 24).padStart(2, "0");
