import type { Pool } from "pg";
import { castClaims } from "@/prisma/cast";
import { castMember, expect, inBothWays, IS_PUBLIC, said, test } from "./fixtures";

inBothWays((isScripted) => {
  const style = isScripted ? "old" : "new";

  test("A member annotates a piece of evidence and is answered; changes the note, takes it back and restores it", async ({
    signedIn,
    page: reader,
    database,
  }) => {
    const { path, evidenceId } = await evidenceOf(database);
    const mira = await signedIn("mira");
    await mira.goto(path);
    await mira
      .locator(`#e-${evidenceId}`)
      .getByRole("link", { name: /^Respond/ })
      .click();
    await mira.getByRole("link", { name: "Write a note on it" }).click();
    await expect(mira.getByRole("heading", { level: 1 })).toHaveText(
      "Write a note on this evidence",
    );
    await mira.getByRole("radio", { name: "A question" }).check();
    await mira
      .getByLabel("Your note")
      .fill(`Is this **${style}** style? <script>alert(1)</script>`);
    await mira.getByRole("button", { name: "Store the note" }).click();
    await expect(mira.getByRole("status")).toContainText("Your note stands on the claim’s page.");

    await reader.goto(path);
    const card = reader.locator(`#e-${evidenceId}`);
    await expect(card.getByText(`Is this ${style} style?`)).toBeHidden();
    await card.locator("summary", { hasText: /\bnotes?$/ }).click();
    const shown = card
      .getByRole("listitem")
      .filter({ hasText: `Is this ${style} style?` })
      .first();
    await expect(shown.locator("strong")).toHaveText(style);
    await expect(shown).toContainText("<script>alert(1)</script>");
    await expect(shown.locator("script")).toHaveCount(0);

    const address = (await shown.getByRole("link", { name: "Answer" }).getAttribute("href"))!;
    await reader.goto(address);
    await expect(reader.getByRole("link", { name: "Sign in to answer" })).toBeVisible();

    const jonas = await signedIn("jonas");
    await jonas.goto(address);
    await jonas.getByLabel("Your answer").fill("Old style, as in *the minutes*.");
    await jonas.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(jonas.getByRole("status")).toContainText("Your answer stands here.");

    await mira.goto(address);
    const answer = mira.getByRole("listitem").filter({ hasText: "Old style, as in the minutes." });
    await expect(answer).toContainText(castMember("jonas").name);
    await answer.getByRole("link", { name: "Answer" }).click();
    await mira.getByLabel("Your answer").fill("Thank you.");
    await mira.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(mira.getByRole("listitem").filter({ hasText: "Thank you." })).toBeVisible();

    await mira.goto(address);
    await mira.getByLabel("Your note").fill(`Which style, ${style} or another?`);
    await mira.getByRole("button", { name: "Store the change" }).click();
    await expect(mira.getByRole("status")).toContainText("Your note is changed.");
    await reader.goto(address);
    await expect(reader.getByRole("main")).toContainText("edited");
    const before = reader.locator("details", { hasText: "What it said before" });
    await before.locator("summary").click();
    await expect(before.getByText(`Is this ${style} style?`)).toBeVisible();

    await mira.getByRole("button", { name: "Take my note back" }).click();
    await expect(mira.getByRole("status")).toContainText("Your note is taken back.");
    await reader.goto(address);
    await expect(reader.getByText("This note was taken back by its author.")).toBeVisible();
    await expect(reader.getByText("Old style, as in the minutes.")).toBeVisible();
    await expect(reader.getByRole("main")).not.toContainText(`Which style, ${style}`);
    await reader.goto(path);
    await expect(reader.locator(`#e-${evidenceId}`)).toContainText("This note was taken back");

    await mira.getByRole("button", { name: "Restore my note" }).click();
    await expect(mira.getByRole("status")).toContainText("Your note stands again.");
    await reader.goto(path);
    await expect(reader.locator(`#e-${evidenceId}`)).toContainText(`Which style, ${style}`);
  });

  test("A note taken into the field of an answer that ended its session is still there", async ({
    newcomer,
    database,
  }) => {
    const { page } = await newcomer("Ende Abgemeldet");
    await page.goto(`/claims/${castClaims.monopoly.id}/annotations/new`);
    await page.getByLabel("Your note").fill("Who counted the votes?");
    await page.getByRole("button", { name: "Store the note" }).click();
    await page.getByRole("link", { name: "Answer, change or take back" }).first().click();
    await page.getByLabel("Your answer").fill("I did, I think.");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(said(page, "You are signed out, so nothing was stored.")).toBeVisible();
    await expect(page.getByLabel("Your answer")).toHaveValue("I did, I think.");
    const { rows } = await database.query(
      "SELECT 1 FROM claim_annotation_revisions WHERE body = 'I did, I think.'",
    );
    expect(rows).toEqual([]);
  });
});

async function evidenceOf(database: Pool): Promise<{ path: string; evidenceId: string }> {
  const { rows } = await database.query<{ slug: string; evidenceId: string }>(
    `SELECT r.slug, e.id AS "evidenceId" FROM claims c
     JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
     JOIN evidence e ON e.claim_id = c.id AND e.state = 'LIVE' AND e.${IS_PUBLIC} WHERE c.id = $1 ORDER BY e.created_at, e.id LIMIT 1`,
    [castClaims.monopoly.id],
  );
  const { slug, evidenceId } = rows[0]!;
  return { path: `/claims/${castClaims.monopoly.id}/${slug}`, evidenceId };
}
