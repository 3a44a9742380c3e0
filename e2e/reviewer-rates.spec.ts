import type { Page } from "@playwright/test";
import type { Pool } from "pg";
import { castClaims } from "@/prisma/cast";
import { castMember, expect, inBothWays, IS_PUBLIC, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A reviewer rates a piece of evidence, changes the rating and takes it back; the claim's page counts it", async ({
    newcomer,
    page: reader,
    database,
  }) => {
    const rater = await newcomer("Rita Rater");
    const path = await pathOf(database);
    const evidenceId = await nthEvidence(database, isScripted ? 0 : 1);
    await rater.page.goto(path);
    const card = rater.page.locator(`#e-${evidenceId}`);
    await card.getByRole("link", { name: "Respond to this evidence" }).click();
    await rater.page.getByRole("link", { name: "Rate it" }).click();
    await expect(rater.page.getByRole("heading", { level: 1 })).toHaveText("Rate this evidence");
    await expect(rater.page.getByRole("article")).toContainText("Added by");

    await rater.page.getByRole("checkbox", { name: "quoted fairly" }).check();
    await rater.page.getByRole("button", { name: "Give my rating" }).click();
    const summary = rater.page.getByRole("main").getByRole("alert");
    await expect(summary).toContainText("Choose one of the three grades.");
    await expect(rater.page.getByRole("checkbox", { name: "quoted fairly" })).toBeChecked();
    await rater.page.getByRole("radio", { name: "somewhat helpful" }).check();
    await rater.page.getByRole("button", { name: "Give my rating" }).click();
    await expect(rater.page.getByRole("status")).toContainText("Your rating is stored.");
    await expectRating(reader, path, evidenceId, "Rated by 1: helpful 0, somewhat 1, not 0.");

    await rater.page.getByRole("radio", { name: "not helpful" }).check();
    await rater.page.getByRole("button", { name: "Change my rating" }).click();
    await expect(rater.page.getByRole("status")).toContainText("Your rating is changed.");
    const history = rater.page.getByRole("region", { name: "How you rated it, and when" });
    await expect(history.getByRole("listitem")).toHaveText([
      /not helpful: quoted fairly.*stands/,
      /somewhat helpful: quoted fairly.*replaced later/,
    ]);
    await expectRating(reader, path, evidenceId, "Rated by 1: helpful 0, somewhat 0, not 1.");

    await rater.page.getByRole("button", { name: "Withdraw my rating" }).click();
    await expect(rater.page.getByRole("status")).toContainText("Your rating is withdrawn.");
    await expect(async () => {
      await reader.goto(path);
      await expect(reader.locator(`#e-${evidenceId}`)).not.toContainText("Rated by", {
        timeout: 500,
      });
    }).toPass({ timeout: 10_000 });
  });

  test("Nobody is offered to rate their own work", async ({ signedIn, database }) => {
    const { rows } = await database.query<{ id: string; handle: "edith" | "anselm" }>(
      `SELECT e.id, p.handle FROM evidence e JOIN bylines b ON b.id = e.byline_id JOIN profiles p ON p.id = b.profile_id
       WHERE e.claim_id = $1 AND e.state = 'LIVE' AND p.handle IN ('edith', 'anselm') ORDER BY e.id LIMIT 1`,
      [castClaims.monopoly.id],
    );
    const { id, handle } = rows[0]!;
    const page = await signedIn(handle);
    await page.goto(`/claims/${castClaims.monopoly.id}/evidence/${id}/rate`);
    await expect(page.getByRole("alert").filter({ hasText: "your own work" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Give my rating" })).toHaveCount(0);
    await expect(page.getByRole("article")).toContainText(castMember(handle).name);
  });
});

async function expectRating(reader: Page, path: string, evidenceId: string, words: string) {
  await expect(async () => {
    await reader.goto(path);
    await expect(reader.locator(`#e-${evidenceId}`)).toContainText(words, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
}

async function pathOf(database: Pool): Promise<string> {
  const { rows } = await database.query<{ slug: string }>(
    `SELECT r.slug FROM claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id WHERE c.id = $1`,
    [castClaims.monopoly.id],
  );
  return `/claims/${castClaims.monopoly.id}/${rows[0]!.slug}`;
}

async function nthEvidence(database: Pool, nth: number): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM evidence WHERE claim_id = $1 AND state = 'LIVE' AND ${IS_PUBLIC} ORDER BY created_at DESC, id LIMIT 1 OFFSET $2`,
    [castClaims.monopoly.id, nth],
  );
  return rows[0]!.id;
}
