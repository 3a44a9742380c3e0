import type { Locator, Page } from "@playwright/test";
import { onDesk, propose } from "./desk";
import { expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  test("What another tab withdrew before is said, though its form is gone, and once", async ({
    claim,
    newcomer,
  }) => {
    const { page } = await newcomer("Zwei Fenster");
    await page.goto(`/claims/${claim.id}/vote`);
    await page.getByRole("radio", { name: "Mixed" }).check();
    await page.getByRole("radio", { name: "Fairly sure" }).check();
    await page.getByRole("button", { name: "Cast my vote" }).click();
    const withdraw = page.getByRole("button", { name: "Withdraw my vote" });
    await expect(withdraw).toBeVisible();
    await withdrawInAnotherTab(page);

    await withdraw.click();
    await expect(refusals(page)).toHaveCount(1);
    await expect(refusals(page)).toContainText("Your vote on this claim is withdrawn already.");
    if (!isScripted) await expect(withdraw).toHaveCount(0);
  });

  test("What another editor decided before is said, though it left the desk, and once", async ({
    claim,
    newcomer,
    signedIn,
  }) => {
    const excerpt = `two editors at one desk (${isScripted ? "i" : "ii"})`;
    const { page: member } = await newcomer("Petra Vorschlag");
    await propose(member, claim, excerpt);
    const edith = await signedIn("edith");
    await edith.goto("/desk");
    const item = await onDesk(edith, excerpt);
    const desk = edith.url();
    const anselm = await signedIn("anselm");
    await anselm.goto(desk);
    const same = anselm.getByRole("article").filter({ hasText: excerpt });
    await same.getByLabel("Reason for sending it back").fill("Say where these words stand.");
    await same.getByRole("button", { name: "Send back" }).click();
    await expect(anselm.getByRole("status")).toContainText("Sent back.");

    await item.getByLabel("Reason for sending it back").fill("The page is missing.");
    await item.getByRole("button", { name: "Send back" }).click();
    await expect(refusals(edith)).toHaveCount(1);
    await expect(refusals(edith)).toContainText("Somebody has already decided on this.");
    if (!isScripted)
      await expect(edith.getByRole("main").getByText("The page is missing.")).toBeVisible();
  });
});

inBothWays((isScripted) => {
  test("What another editor ruled on before is said where the page begins, with the reason that was typed", async ({
    claim,
    newcomer,
    signedIn,
  }) => {
    const words = `They cannot count (${isScripted ? "i" : "ii"}).`;
    const { page: member } = await newcomer("Nils Grob");
    await annotate(member, claim.id, words);
    const { page: flagging } = await newcomer("Fanny Flagge");
    await flagging.goto(claim.path);
    const noted = flagging.getByRole("listitem").filter({ hasText: words });
    await noted.getByRole("link", { name: "Flag this note" }).click();
    await flagging.getByRole("radio", { name: "It insults or threatens" }).check();
    await flagging.getByRole("button", { name: "Flag it" }).click();
    await expect(flagging.getByRole("status")).toContainText("It is flagged.");

    const [edith, anselm] = [await signedIn("edith"), await signedIn("anselm")];
    for (const editor of [edith, anselm]) await editor.goto("/desk/flags");
    const later = await onDesk(edith, words);
    await rule(await onDesk(anselm, words), "Warn its author", "It insults its readers.");
    await expect(anselm.getByRole("status")).toContainText("The ruling is given.");
    await rule(later, "Hide it", "It hurts whoever reads it.");
    const main = edith.getByRole("main");
    await expect(main.getByRole("alert")).toHaveCount(1);
    await expect(main.getByRole("alert")).toContainText("Somebody has already ruled on this.");
    if (isScripted)
      await expect(later.getByLabel("Reason")).toHaveValue("It hurts whoever reads it.");
    else await expect(main.getByText("It hurts whoever reads it.")).toBeVisible();
  });
});

test("What a form of the page says without script, the page does not say again", async ({
  claim,
  signedIn,
}) => {
  const page = await signedIn("stella", { javaScriptEnabled: false });
  await page.goto(`/claims/${claim.id}/annotations/new`);
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(refusals(page)).toHaveCount(1);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("The note is missing.");
});

// The router's announcer is an alert too, and says the titles of pages.
const refusals = (page: Page) => page.getByRole("alert").filter({ hasText: /not/ });

async function withdrawInAnotherTab(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Withdraw my vote" }).click();
  await expect(other.getByRole("status")).toContainText("Your vote is withdrawn.");
  await other.close();
}

async function annotate(page: Page, claimId: string, body: string): Promise<void> {
  await page.goto(`/claims/${claimId}/annotations/new`);
  await page.getByLabel("Your note").fill(body);
  await page.getByRole("radio", { name: "Everyone" }).check();
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(page.getByRole("status")).toContainText("stands on the claim’s page");
}

async function rule(line: Locator, what: string, reason: string): Promise<void> {
  await line.getByRole("radio", { name: what }).check();
  await line.getByLabel("Reason").fill(reason);
  await line.getByRole("button", { name: "Give this ruling" }).click();
}
