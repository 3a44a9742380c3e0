import type { Page } from "@playwright/test";
import { onDesk, propose } from "./desk";
import { expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A member follows a claim, new evidence is accepted, the notice leads there; then they unfollow it", async ({
    claim,
    newcomer,
    signedIn,
  }) => {
    test.setTimeout(120_000);
    const excerpt = `a coalition was what the Congress asked for (${isScripted ? "iii" : "iv"})`;
    const { page: reader } = await newcomer("Faithful Follower");
    await reader.goto(claim.path);
    await reader.getByRole("link", { name: "Follow this claim" }).click();
    await reader.getByRole("button", { name: "Follow", exact: true }).click();
    await expect(reader.getByRole("status")).toContainText("You follow it from now on.");

    const { page: proposer } = await newcomer("Eager Proposer");
    await propose(proposer, claim, excerpt);
    await reader.goto("/notifications");
    await expect(reader.getByRole("main")).toContainText("Nothing yet");

    const editor = await signedIn("edith");
    await accept(editor, excerpt);
    await expectNews(reader, "New evidence contradicts it.");
    await expectNews(proposer, "Your evidence was accepted.");
    if (isScripted) {
      await reader.goto(claim.path);
      const news = reader.getByRole("banner").getByRole("link", { name: /^\d+ new notification/ });
      await news.click();
    }
    const notice = reader.getByRole("link", { name: "New evidence contradicts it." }).first();
    await notice.click();
    await expect(reader).toHaveURL(new RegExp(`^[^#]*${claim.path}#e-`));
    await expect(reader.getByRole("article").filter({ hasText: excerpt })).toBeVisible();

    await reader.goto("/notifications");
    await reader.getByRole("button", { name: "Mark all as read" }).click();
    await expect(reader.getByRole("status")).toContainText("Marked as read.");
    await expect(reader.getByRole("main")).toContainText("You have read them all");

    await reader.goto("/follows");
    await reader
      .getByRole("listitem")
      .filter({ hasText: claim.sentence })
      .getByRole("button")
      .click();
    await expect(reader.getByRole("status")).toContainText("You no longer follow this claim.");
    await expect(reader.getByRole("main")).toContainText("Nothing yet.");
    await reader.getByRole("button", { name: "Follow it again" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("You follow this claim");
    await reader.getByRole("button", { name: "Stop following" }).click();
    await expect(reader.getByRole("main")).toContainText("Nothing yet.");
  });
});

async function accept(page: Page, excerpt: string): Promise<void> {
  await page.goto("/desk");
  await (await onDesk(page, excerpt)).getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("status")).toContainText("Accepted.");
}

/** What is told comes by a job, a moment later. */
async function expectNews(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.goto("/notifications");
    await expect(page.getByRole("link", { name: words }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}
