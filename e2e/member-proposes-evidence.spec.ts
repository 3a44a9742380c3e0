import type { Page } from "@playwright/test";
import { proposeHere } from "./desk";
import { castMember, expect, inBothWays, test, type Claim } from "./fixtures";

inBothWays((isScripted) => {
  test("A member proposes evidence, an editor accepts it, and the public page shows it", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const excerpt = `the delegates themselves chose a coalition (${isScripted ? "i" : "ii"})`;
    const mira = await signedIn("mira");
    await propose(mira, claim, excerpt);
    await expect(mira.getByRole("status")).toContainText("Your evidence is proposed.");
    await expect(proposalsOf(mira).filter({ hasText: excerpt })).toContainText("waits");
    await reader.goto(claim.path);
    await expect(reader.getByText(/proposals? waits? for an editor/)).toBeVisible();
    await expect(reader.locator("body")).not.toContainText(excerpt);

    const edith = await signedIn("edith");
    const waiting = await onDesk(edith, excerpt);
    await expect(waiting).toContainText("Proposed");
    await expect(waiting).toContainText(castMember("mira").name);
    await waiting.getByRole("button", { name: "Accept" }).click();
    await expect(edith.getByRole("status")).toContainText("Accepted.");

    await reader.goto(claim.path);
    const shown = reader
      .getByRole("region", { name: /^Contradicts/ })
      .getByRole("article")
      .filter({ hasText: excerpt });
    await expect(shown).toContainText(`Added by ${castMember("mira").name}`);
    await expect(shown).not.toContainText("not seen by a second person");
    await mira.goto(`/claims/${claim.id}/evidence/new`);
    await expect(proposalsOf(mira).filter({ hasText: excerpt })).toContainText("accepted");
  });

  test("Another is sent back with a reason, which its proposer reads and nobody else", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const excerpt = `nobody remembers who said this first (${isScripted ? "i" : "ii"})`;
    const reason = "The words are not on that page; give the chapter.";
    const jonas = await signedIn("jonas");
    await propose(jonas, claim, excerpt);

    const anselm = await signedIn("anselm");
    const waiting = await onDesk(anselm, excerpt);
    await waiting.getByRole("button", { name: "Send back" }).click();
    await expect(anselm.getByRole("main").getByRole("alert")).toContainText(
      "This was not sent back yet.",
    );
    const again = await stillOnDesk(anselm, excerpt);
    await again.getByLabel("Reason for sending it back").fill(reason);
    await again.getByRole("button", { name: "Send back" }).click();
    await expect(anselm.getByRole("status")).toContainText("Sent back.");

    await jonas.goto(`/claims/${claim.id}/evidence/new`);
    const mine = proposalsOf(jonas).filter({ hasText: excerpt });
    await expect(mine).toContainText("sent back");
    await expect(mine).toContainText(reason);
    await reader.goto(claim.path);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(claim.sentence);
    await expect(reader.locator("body")).not.toContainText(excerpt);
    const mira = await signedIn("mira");
    await mira.goto(`/claims/${claim.id}/evidence/new`);
    await expect(mira.getByRole("heading", { level: 1 })).toHaveText("Add evidence");
    await expect(mira.locator("body")).not.toContainText(excerpt);
  });

  test("An editor cannot accept their own addition, and another editor can", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const excerpt = `a government of all the socialist parties (${isScripted ? "i" : "ii"})`;
    const edith = await signedIn("edith");
    await propose(edith, claim, excerpt);
    await expect(edith.getByRole("status")).toContainText("not seen by a second person");
    await reader.goto(claim.path);
    const shown = reader.getByRole("article").filter({ hasText: excerpt });
    await expect(shown).toContainText("not seen by a second person");

    const own = await onDesk(edith, excerpt);
    await expect(own).toContainText("Your own addition");
    await expect(own.getByRole("button")).toHaveCount(0);

    const anselm = await signedIn("anselm");
    await (await onDesk(anselm, excerpt)).getByRole("button", { name: "Accept" }).click();
    await expect(anselm.getByRole("status")).toContainText("Accepted.");
    await reader.goto(claim.path);
    await expect(shown).toBeVisible();
    await expect(shown).not.toContainText("not seen by a second person");
  });
});

async function propose(page: Page, claim: Claim, excerpt: string): Promise<void> {
  await page.goto(claim.path);
  await page.getByRole("link", { name: "Add evidence" }).first().click();
  await proposeHere(page, excerpt);
}

const proposalsOf = (page: Page) =>
  page.getByRole("region", { name: "What you added to this claim" }).getByRole("listitem");

/** Looks for a contribution on the desk, leafing on until it is there. */
async function onDesk(page: Page, excerpt: string) {
  await page.goto("/desk");
  return stillOnDesk(page, excerpt);
}

async function stillOnDesk(page: Page, excerpt: string) {
  const item = page.getByRole("article").filter({ hasText: excerpt });
  const further = page.getByRole("link", { name: "Further" });
  while ((await item.count()) === 0 && (await further.count()) > 0) {
    await page.goto((await further.getAttribute("href"))!);
  }
  await expect(item).toBeVisible();
  return item;
}
