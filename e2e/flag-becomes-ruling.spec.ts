import type { Page } from "@playwright/test";
import { onDesk } from "./desk";
import { castMember, expect, inBothWays, test } from "./fixtures";

// A flag becomes a ruling, is answered, and is decided by another.

inBothWays((isScripted) => {
  const words = `You are all fools, and so is your calendar (${isScripted ? "i" : "ii"}).`;

  test("A flag becomes a ruling, is answered, and is decided by another", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const tomas = await signedIn("tomas");
    await annotate(tomas, claim.id, words);
    const mira = await signedIn("mira");
    await mira.goto(claim.path);
    await noteOn(mira).getByRole("link", { name: "Flag this note" }).click();
    await expect(mira.getByRole("heading", { level: 1 })).toHaveText("Flag a note");
    await mira.getByRole("radio", { name: "Something else" }).check();
    await mira.getByRole("button", { name: "Flag it" }).click();
    await expect(mira.getByRole("main").getByRole("alert").first()).toContainText("Say what it is");
    await mira.getByRole("radio", { name: "It insults or threatens" }).check();
    await mira.getByRole("textbox", { name: "Note" }).fill("It calls us fools.");
    await mira.getByRole("button", { name: "Flag it" }).click();
    await expect(mira.getByRole("status")).toContainText("It is flagged.");

    const edith = await signedIn("edith");
    await edith.goto("/desk");
    await edith.getByRole("link", { name: "Flags and rulings" }).click();
    const flagged = await onDesk(edith, words);
    await expect(flagged).toContainText("It calls us fools.");
    await expect(flagged).not.toContainText(castMember("mira").name);
    await flagged.getByRole("radio", { name: "Hide it" }).check();
    await flagged.getByRole("button", { name: "Give this ruling" }).click();
    await expect(edith.getByRole("main").getByRole("alert").first()).toContainText("reason");
    const again = await onDesk(edith, words);
    await expect(again.getByRole("radio", { name: "Hide it" })).toBeChecked();
    const reason = `It insults other reviewers (${isScripted ? "i" : "ii"}).`;
    await again.getByLabel("Reason").fill(reason);
    await again.getByRole("button", { name: "Give this ruling" }).click();
    await expect(edith.getByRole("status")).toContainText("The ruling is given.");

    await reader.goto(`${claim.path}?after`);
    await expect(noteOn(reader)).toHaveCount(0);
    const notice = reader.getByRole("listitem").filter({ hasText: reason });
    await expect(notice).toContainText("A note was hidden");
    await expect(notice.getByRole("link", { name: "The ruling" })).toBeVisible();
    await reader.goto("/rulings");
    const listed = reader.getByRole("listitem").filter({ hasText: reason });
    await listed.getByRole("link", { name: "Hidden" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Hidden");
    await expect(reader.getByRole("main")).toContainText(castMember("edith").name);
    await expect(reader.getByRole("main")).not.toContainText("fools");
    const ruling = new URL(reader.url()).pathname;

    await tomas.goto(`${ruling}/answer`);
    await expect(tomas.getByRole("main")).toContainText(words);
    await tomas
      .getByRole("textbox", { name: "Your answer" })
      .fill("It was a quotation from the minutes.");
    await tomas.getByRole("button", { name: "Send the answer" }).click();
    await expect(tomas.getByRole("status")).toContainText("Your answer is stored.");

    await edith.goto("/desk/flags?queue=answered");
    await expect(await onDesk(edith, reason)).toContainText("another editor decides");
    const anselm = await signedIn("anselm");
    await anselm.goto("/desk/flags?queue=answered");
    const answered = await onDesk(anselm, reason);
    await expect(answered).toContainText("It was a quotation from the minutes.");
    await answered.getByRole("radio", { name: "Overturn it" }).check();
    await answered.getByLabel("Reason").fill("It is in the minutes, and marked as such.");
    await answered.getByRole("button", { name: "Decide" }).click();
    await expect(anselm.getByRole("status")).toContainText("It is decided.");

    await reader.goto(ruling);
    await expect(reader.getByRole("main")).toContainText("The ruling is overturned.");
    await expect(reader.getByRole("main")).toContainText("It was a quotation from the minutes.");
    await reader.goto(claim.path);
    await expect(noteOn(reader)).toHaveCount(1);
  });

  test("Whoever is suspended answers by the link in the letter, without signing in", async ({
    claim,
    newcomer,
    signedIn,
    newBrowser,
    linkTo,
  }) => {
    const author = await newcomer("Rude Reviewer");
    const insult = `Read before you write (${isScripted ? "i" : "ii"}, ${author.email}).`;
    await annotate(author.page, claim.id, insult);
    const mira = await signedIn("mira");
    await mira.goto(claim.path);
    await mira
      .getByRole("listitem")
      .filter({ hasText: insult })
      .getByRole("link", { name: "Flag this note" })
      .click();
    await mira.getByRole("radio", { name: "It insults or threatens" }).check();
    await mira.getByRole("button", { name: "Flag it" }).click();
    await expect(mira.getByRole("status")).toContainText("It is flagged.");
    const ada = await signedIn("ada");
    await ada.goto("/desk/flags");
    const flagged = await onDesk(ada, insult);
    await flagged.getByRole("radio", { name: "Suspend its author" }).check();
    await flagged.getByLabel("Reason").fill("It insults other reviewers.");
    await flagged.getByRole("button", { name: "Give this ruling" }).click();
    await expect(ada.getByRole("status")).toContainText("The ruling is given.");

    await author.page.goto("/account");
    await expect(author.page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    const page = await newBrowser();
    await page.goto(await linkTo(author.email, /^An editor of Assay ruled/));
    await page.getByRole("button", { name: "Send the answer" }).click();
    await expect(page.getByRole("main").getByRole("alert").first()).toContainText("answer");
    await page.getByRole("textbox", { name: "Your answer" }).fill("I had read it twice.");
    await page.getByRole("button", { name: "Send the answer" }).click();
    await expect(page.getByRole("status")).toContainText("Your answer is stored.");
    await page.getByRole("link", { name: "To the ruling" }).click();
    await expect(page.getByRole("main")).toContainText("I had read it twice.");
    const edith = await signedIn("edith");
    await edith.goto("/desk/flags?queue=answered");
    const answered = await onDesk(edith, insult);
    await expect(answered).toContainText("On a suspension an administrator decides.");
    await expect(answered.getByRole("button")).toHaveCount(0);
  });

  const noteOn = (page: Page) => page.getByRole("listitem").filter({ hasText: words });
});

async function annotate(page: Page, claimId: string, note: string): Promise<void> {
  await page.goto(`/claims/${claimId}/annotations/new`);
  await page.getByLabel("Your note").fill(note);
  await page.getByRole("radio", { name: "Everyone" }).check();
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(page.getByRole("status")).toContainText("stands on the claim’s page");
}
