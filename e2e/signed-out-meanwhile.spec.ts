import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { administratorWithWork, atEveryForm, writeInto } from "./forms";

// Without script the answer is a page, on which the form may be no more.
test.use({ javaScriptEnabled: false });

test("A session that ended meanwhile takes nothing that was typed, whatever the form", async ({
  claim,
  newcomer,
  database,
}) => {
  test.setTimeout(300_000);
  const page = await administratorWithWork(newcomer, claim, database);
  const cookies = await page.context().cookies();
  const enter = async (address: string) => {
    await page.context().addCookies(cookies);
    await page.goto(address);
  };
  await atEveryForm(page, database, enter, async (form, name) => {
    const typed = await writeInto(form);
    await page.context().clearCookies();
    const answer = page.waitForEvent("load");
    await sendingButton(form).click();
    await answer;
    const shown = await shownOn(page);
    expect.soft(shown, name).toMatch(/You are signed out, so nothing was stored|\bnot\b/);
    for (const text of typed) expect.soft(shown, name).toContain(text);
    expect.soft(shown, name).not.toContain("There is nothing at this address");
  });
});

/** The last button that does what the form is for, and not less. */
const sendingButton = (form: Locator) => form.locator("button:not([data-keeps])").last();

/** What a page says, and what its fields hold. */
async function shownOn(page: Page): Promise<string> {
  const areas = page.locator("textarea");
  const held = await areas.evaluateAll((all) =>
    all.map((area) => (area as HTMLTextAreaElement).value),
  );
  return [await page.getByRole("main").innerText(), ...held].join("\n");
}
