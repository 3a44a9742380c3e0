import type { Page } from "@playwright/test";
import { makeSource } from "@/prisma/factories/sources";
import { reviewerOf } from "./class-people";
import { decisiveClaim, journeysOwn, tenVoteFor } from "./decisive";
import { expect, inBothWays, test } from "./fixtures";

// A verdict rests on a source that is taken back: an editor sees what that does, does it, and everybody reads why.

inBothWays((isScripted) => {
  const way = isScripted ? "i" : "ii";

  // Four people, one after the other, and a verdict that is counted five times.
  test.describe.configure({ timeout: 180_000 });

  test("A retraction is foreseen and made, flips the verdict of a claim that says why, and is taken back", async ({
    newcomer,
    signedIn,
    page: reader,
  }) => {
    const [title, sentence] = [`Memoir of a courier ${way}`, `The courier came too late (${way}).`];
    const [adder, follower] = [await newcomer("Careful Adder"), await newcomer("Fond Follower")];
    const { claim, sourceId } = await journeysOwn(async (db) => {
      const { id } = await makeSource(db, { title });
      const by = await reviewerOf(db, adder.email);
      return { sourceId: id, claim: await decisiveClaim(db, sentence, { sourceId: id, by }) };
    });
    await tenVoteFor(claim, "SUPPORTED");
    await expectVerdict(reader, claim.path, SUPPORTED);
    await follower.page.goto(claim.path);
    await follower.page.getByRole("link", { name: "Follow this claim" }).click();
    await follower.page.getByRole("button", { name: "Follow", exact: true }).click();
    await expect(follower.page.getByRole("status")).toContainText("You follow it from now on.");

    const edith = await signedIn("edith");
    await edith.goto(`/sources/${sourceId}/standing`);
    const form = edith
      .locator("form")
      .filter({ has: edith.getByRole("button", { name: "Change its standing" }) });
    await form.getByRole("radio", { name: "Retracted" }).check();
    await form.getByLabel("Reason").fill(REASON);
    await form.getByRole("button", { name: "See what would change" }).click();
    const foreseen = edith.getByRole("region", { name: "What would change" });
    await expect(foreseen).toContainText("Nothing is changed yet.");
    await expect(foreseen.getByRole("listitem").filter({ hasText: sentence })).toContainText(
      /Supported.*becomes.*Under review.*10 votes were cast on the ledger as it stood before/s,
    );
    await expectVerdict(reader, claim.path, SUPPORTED);
    await expect(form.getByLabel("Reason")).toHaveValue(REASON);
    await form.getByRole("button", { name: "Change its standing" }).click();
    await expect(edith.getByRole("status")).toContainText("Its standing is changed.");

    await expectVerdict(reader, claim.path, UNDER_REVIEW);
    const why = reader.getByRole("region", { name: "Why the verdict rests on less" });
    await expect(why).toContainText(`${title}: retracted since`);
    await expect(why).toContainText(REASON);
    await expect(why).toContainText("The piece of evidence that draws on it decides nothing.");
    await expect(why).toContainText("10 votes were cast on what the ledger said before");
    await tenVoteFor(claim, "UNDECIDED");
    await expectVerdict(reader, claim.path, UNDECIDED);
    await expect(reader.getByRole("region", { name: "Verdict", exact: true })).toContainText(
      "must come from 2 independent origins; it comes from 1.",
    );
    await why.getByRole("link", { name: "What else leans on it" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("What leans on this source");
    await expect(reader.getByRole("listitem").filter({ hasText: sentence })).toContainText(
      /Supported.*becomes.*Undecided/s,
    );

    await expectNews(follower.page, "The standing of this source is now: retracted.");
    await expectNews(follower.page, "Its verdict is now: under review.");
    await expectNews(
      adder.page,
      "The standing of a source that your evidence leans on is now: retracted.",
    );

    await edith.goto(`/sources/${sourceId}/standing`);
    await form.getByRole("radio", { name: "In good standing" }).check();
    await form.getByLabel("Reason").fill("The letter was a forgery: nothing was taken back.");
    await form.getByRole("button", { name: "Change its standing" }).click();
    await expect(edith.getByRole("status")).toContainText("Its standing is changed.");
    await expectVerdict(reader, claim.path, SUPPORTED);
    await expect(why).toHaveCount(0);
  });
});

const REASON = "Its author took it back in a letter to the journal.";

const SUPPORTED = /Supported\s*The evidence bears it out/;
const UNDER_REVIEW = /Under review\s*The claim or its evidence changed after votes were cast/;
const UNDECIDED = /Undecided\s*No verdict can be given until/;

/** What is counted anew stands on the public page a moment later: the word, and what it means. */
async function expectVerdict(page: Page, path: string, said: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    const verdict = page.getByRole("region", { name: "Verdict", exact: true });
    await expect(verdict).toContainText(said, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

/** What is told comes by a job. */
async function expectNews(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.goto("/notifications");
    await expect(page.getByRole("link", { name: words }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}
