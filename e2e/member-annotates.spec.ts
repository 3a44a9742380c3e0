import { castClaims } from "@/prisma/cast";
import { castMember, expect, inBothWays, IS_PUBLIC, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A member annotates a claim in public, and everyone reads it", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const note = `Which calendar is meant here, ${isScripted ? "old" : "new"} style?`;
    const page = await signedIn("mira");
    await page.goto(claim.path);
    await page.getByRole("link", { name: "Annotate" }).click();
    await page.getByRole("radio", { name: "A question" }).check();
    await page.getByLabel("Your note").fill(note);
    await page.getByRole("radio", { name: "Everyone" }).check();
    await page.getByRole("button", { name: "Store the note" }).click();
    await expect(page.getByRole("status")).toContainText("stands on the claim’s page");

    await reader.goto(claim.path);
    const margin = reader.getByRole("region", { name: "Notes in the margin" });
    const shown = margin.getByRole("listitem").filter({ hasText: note });
    await expect(shown).toContainText("Question");
    await expect(shown).toContainText(castMember("mira").name);
  });

  test("What is noted on a piece of evidence stands on the page from which one responds to it", async ({
    signedIn,
    database,
  }) => {
    const note = `Which printing has ${isScripted ? "this" : "that"} page?`;
    const claimId = castClaims.monopoly.id;
    const { rows } = await database.query<{ id: string }>(
      `SELECT id FROM evidence WHERE claim_id = $1 AND state = 'LIVE' AND ${IS_PUBLIC} ORDER BY id LIMIT 1`,
      [claimId],
    );
    const page = await signedIn("mira");
    const respond = `/claims/${claimId}/evidence/${rows[0]!.id}`;
    await page.goto(respond);
    await page.getByRole("link", { name: "Write a note on it" }).click();
    await page.getByLabel("Your note").fill(note);
    await page.getByRole("radio", { name: "Everyone" }).check();
    await page.getByRole("button", { name: "Store the note" }).click();
    await expect(page.getByRole("status")).toContainText("stands on the claim’s page");
    await page.goto(respond);
    await page
      .locator("summary")
      .filter({ hasText: /\d notes?/ })
      .click();
    await expect(page.getByRole("listitem").filter({ hasText: note })).toBeVisible();
  });

  test("A private note is for its writer only", async ({ claim, signedIn, page: reader }) => {
    const note = `For myself ${isScripted ? "alone" : "only"}: look up the Julian date.`;
    const mira = await signedIn("mira");
    await mira.goto(`/claims/${claim.id}/annotations/new`);
    await mira.getByLabel("Your note").fill(note);
    await mira.getByRole("radio", { name: "Only you" }).check();
    await mira.getByRole("button", { name: "Store the note" }).click();
    await expect(mira.getByRole("status")).toContainText("Only you can read it");
    const mine = mira.getByRole("region", { name: "What you noted on this claim" });
    await expect(mine.getByRole("listitem").filter({ hasText: note })).toContainText("Only you");

    await reader.goto(claim.path);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(claim.sentence);
    await expect(reader.locator("body")).not.toContainText("look up the Julian date");
    for (const handle of ["jonas", "edith", "ada"] as const) {
      const other = await signedIn(handle);
      await other.goto(`/claims/${claim.id}/annotations/new`);
      await expect(other.getByRole("heading", { level: 1 })).toContainText("note in the margin");
      await expect(other.locator("body")).not.toContainText("look up the Julian date");
    }
  });
});
