import type { Locator, Page } from "@playwright/test";
import type { Pool } from "pg";
import { act } from "./actions";
import { evidence } from "./doors";
import { expect, signIn, test, type Claim, type Newcomer } from "./fixtures";
import { listPlaces } from "./places";

// Without script the answer is a page, on which the form may be no more.
test.use({ javaScriptEnabled: false });

test("A session that ended meanwhile takes nothing that was typed, whatever the form", async ({
  claim,
  newcomer,
  database,
}) => {
  test.setTimeout(300_000);
  await giveEditorsWork(await newcomer("Busy Member"), claim, database);
  const page = await administrator(newcomer, database);
  const cookies = await page.context().cookies();
  const tried: string[] = [];
  for (const { route, kind, addresses } of await listPlaces(database)) {
    if (kind !== "person") continue;
    for (const address of addresses) {
      await enter(page, address, cookies);
      for (const id of await formsToWriteInto(page)) {
        const form = `${route} ${id.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…")}`;
        if (tried.includes(form)) continue;
        tried.push(form);
        await enter(page, address, cookies);
        const typed = await writeInto(page.locator(`form[id="${id}"]`));
        await page.context().clearCookies();
        const answer = page.waitForEvent("load");
        await sendingButton(page.locator(`form[id="${id}"]`)).click();
        await answer;
        const shown = await shownOn(page);
        expect.soft(shown, form).toMatch(/You are signed out, so nothing was stored|\bnot\b/);
        for (const text of typed) expect.soft(shown, form).toContain(text);
        expect.soft(shown, form).not.toContain("There is nothing at this address");
      }
    }
  }
  for (const form of MEANT) expect(tried.join("\n")).toContain(form);
});

// Some whose page shows nobody but editors and administrators what the form is about.
const MEANT = ["/flag/page flag", "/desk/flags/page rule-…", "/desk/page send-back-…", "redact"];

/** The ids of the forms of a page that have room for sentences. */
const formsToWriteInto = (page: Page): Promise<string[]> =>
  page.locator("form[id]:has(textarea)").evaluateAll((forms) => forms.map(({ id }) => id));

/** Writes a sentence of its own into every such field of a form, and says which. */
async function writeInto(form: Locator): Promise<string[]> {
  await form.evaluate((element) => element.closest("details")?.setAttribute("open", ""));
  const typed: string[] = [];
  for (const field of await form.locator("textarea").all()) {
    const text = `It took me an hour to write line ${typed.length + 1}.`;
    await field.evaluate((area) => area.closest("details")?.setAttribute("open", ""));
    await field.fill(text);
    typed.push(text);
  }
  return typed;
}

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

async function enter(
  page: Page,
  address: string,
  cookies: Parameters<ReturnType<Page["context"]>["addCookies"]>[0],
): Promise<void> {
  await page.context().addCookies(cookies);
  await page.goto(address);
}

async function administrator(
  newcomer: (name: string) => Promise<Newcomer>,
  database: Pool,
): Promise<Page> {
  const person = await newcomer("Some Administrator");
  await database.query("UPDATE profiles SET role = 'ADMIN' WHERE email = $1", [person.email]);
  // With another role every session has ended.
  await signIn(person.page, person);
  return person.page;
}

/** A proposal and a flag, which wait at their desks. */
async function giveEditorsWork({ page }: Newcomer, claim: Claim, database: Pool): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM sources WHERE state = 'LIVE' ORDER BY id LIMIT 1",
  );
  const flag = { on: `claim:${claim.id}`, reason: "SPAM" };
  for (const [action, fields] of Object.entries({
    proposeEvidenceAction: evidence(claim.id, rows[0]!.id),
    raiseFlagAction: flag,
  }))
    expect(await act(page, action, fields, claim), action).toBe("done");
}
