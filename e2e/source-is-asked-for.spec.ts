import type { Locator, Page } from "@playwright/test";
import { onDesk } from "./desk";
import { castMember, expect, inBothWays, test, type Claim } from "./fixtures";

// A source is asked for words of a claim, found by somebody else, checked before it is sent, and meets what was asked.

inBothWays((isScripted) => {
  // Of the demonstration's own text, and the day under which it stands there.
  const [excerpt, slip, day] = isScripted
    ? [
        "the first vote goes against them. A workman speaks in anger for the Petrograd proletariat",
        ["workman", "sailor"],
        "23 October",
      ]
    : [
        "the Congress itself will carry out the transfer of power",
        ["Congress", "garrison"],
        "5 November",
      ];
  const why = `Which book says so? (${isScripted ? "i" : "ii"})`;

  test("Somebody asks for a source, somebody else checks words first, and what is accepted meets it", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    test.slow();
    const words = claim.sentence.split(" ").slice(0, 3).join(" ");
    const mira = await signedIn("mira");
    await mira.goto(claim.path);
    await mira.goto(`/claims/${claim.id}/requests/new`);
    await mira.getByLabel("The words of the claim that need it").fill(words);
    await mira.getByLabel("Why").fill(why);
    await mira.getByRole("button", { name: "Ask for it" }).click();
    await expect(mira.getByRole("status")).toContainText("Your request stands");
    await reader.goto(claim.path);
    await expect(
      reader.getByRole("list", { name: "Words without a source" }).getByRole("listitem"),
    ).toContainText([`“${words}” has no source`]);

    const jonas = await signedIn("jonas");
    await jonas.goto("/");
    await jonas.getByRole("contentinfo").getByRole("link", { name: "Needs a source" }).click();
    const waiting = requestIn(jonas);
    await expect(waiting).toContainText(`Asked by ${castMember("mira").name}`);
    await expect(waiting.locator("mark")).toHaveText(words);
    await waiting.getByRole("link", { name: "Add evidence for" }).click();
    await expect(jonas.getByLabel("The words of the claim that it bears on")).toHaveValue(words);

    await chooseChronology(jonas);
    await fillIn(jonas, excerpt.replace(slip[0]!, slip[1]!), "9 November");
    await checkFirst(jonas, "not found in the text");
    await expect(said(jonas)).toContainText(`Only the excerpt has “${slip[1]!}”`);
    await expectKept(jonas, words);
    await jonas.getByLabel("The words of the source").fill(excerpt);
    await checkFirst(jonas, `wrong place: stands in section ${day}`);
    await jonas.getByLabel("Which one").fill(day);
    await checkFirst(jonas, "verified in the text");
    await expect(said(jonas)).toContainText("the place given is right");
    await jonas.getByRole("button", { name: "Send the evidence" }).click();
    await expect(jonas.getByRole("status")).toContainText("Your evidence is proposed.");

    // What waits meets nothing.
    await reader.goto("/requests");
    await expect(requestIn(reader)).toBeVisible();
    const edith = await signedIn("edith");
    await edith.goto("/desk");
    await (await onDesk(edith, excerpt)).getByRole("button", { name: "Accept" }).click();
    await expect(edith.getByRole("status")).toContainText("Accepted.");

    await reloadUntil(reader, async () => expect(requestIn(reader)).toHaveCount(0));
    await reader.getByRole("link", { name: "What was given a source" }).click();
    await expect(requestIn(reader).getByRole("link", { name: excerpt.slice(0, 40) })).toBeVisible();
    await requestIn(reader)
      .getByRole("link", { name: excerpt.slice(0, 40) })
      .click();
    await expect(reader).toHaveURL(new RegExp(`^[^#]*${claim.id}/[^#]*#e-`));
    await expectMetOn(reader, claim, words);
  });

  const requestIn = (page: Page): Locator =>
    page.getByRole("main").getByRole("listitem").filter({ hasText: why });
});

const said = (page: Page): Locator => page.getByRole("region", { name: "What the check says" });

async function checkFirst(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Check it first" }).click();
  await expect(said(page)).toContainText(words);
  await expect(said(page)).toContainText("Nothing is sent yet.");
}

/** Of many sources the form offers the newest: the search above it finds the others, and keeps what the link had named. */
async function chooseChronology(page: Page): Promise<void> {
  const search = page.getByRole("searchbox", { name: "Find a source first" });
  if ((await search.count()) > 0) {
    await search.fill("chronology");
    await search.press("Enter");
    await expect(page).toHaveURL(/q=chronology/);
  }
  await page.getByLabel("Source", { exact: true }).selectOption("A chronology of the October days");
}

async function fillIn(page: Page, excerpt: string, section: string): Promise<void> {
  await page.getByLabel("The words of the source").fill(excerpt);
  await page.getByLabel("Place", { exact: true }).selectOption("section");
  await page.getByLabel("Which one").fill(section);
  await page.getByRole("radio", { name: "They give context" }).check();
  await page.getByRole("radio", { name: "By inference" }).check();
}

/** Nothing that was typed or chosen is lost by asking. */
async function expectKept(page: Page, words: string): Promise<void> {
  await expect(page.getByLabel("The words of the claim that it bears on")).toHaveValue(words);
  await expect(page.getByLabel("Place", { exact: true })).toHaveValue("section");
  await expect(page.getByLabel("Which one")).toHaveValue("9 November");
  await expect(page.getByRole("radio", { name: "They give context" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "By inference" })).toBeChecked();
}

async function expectMetOn(page: Page, claim: Claim, words: string): Promise<void> {
  await page.goto(claim.path);
  await expect(page.getByRole("main")).not.toContainText(`“${words}” has no source`);
}

/** Loads the page again until a job has answered. */
async function reloadUntil(page: Page, isSo: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await isSo();
  }).toPass({ timeout: 60_000 });
}
