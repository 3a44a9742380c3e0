import type { Locator } from "@playwright/test";
import pg from "pg";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { makeReviewer } from "@/prisma/factories/people";
import { expectSound } from "./axe";
import { reviewerOf, worded } from "./class-people";
import { expect, inBothWays, test, type Claim } from "./fixtures";
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
  const ours = both.getByRole("listitem").filter({ hasText: "Typed in another window." });
  await ours.getByRole("button", { name: "Go on with this one" }).click();
  await expect(onOther.getByLabel("Your reasons")).toHaveValue("Typed in another window.");
});

/** An assignment on a claim, of a class in which whoever has this address is a student. */
async function assignmentOn(claim: Claim, email: string): Promise<string> {
  const of = await makeClass(client, { teacher: await makeReviewer(client) });
  await enrol(client, of.id, await reviewerOf(client, email));
  const claims = [await worded(client, claim)];
  return `/assignments/${(await makeAssignment(client, { of, claims })).id}`;
}
