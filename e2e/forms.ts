import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import type { Pool } from "pg";
import { act } from "./actions";
import { evidence } from "./doors";
import { expect, IS_PUBLIC, signIn, type Claim, type Newcomer } from "./fixtures";
import { listPlaces } from "./places";

/**
 * Goes to every form into which somebody writes, one after the other, on every page for one person, and tells there what
 * happens. Whoever adds a form need not say so anywhere.
 *
 * @param enter opens a page as whoever tries them
 * @returns their names: `/(member)/flag/page flag`
 */
export async function atEveryForm(
  page: Page,
  database: Pool,
  enter: (address: string) => Promise<void>,
  tell: (form: Locator, name: string) => Promise<void>,
): Promise<string[]> {
  const tried: string[] = [];
  for (const { route, kind, addresses } of await listPlaces(database))
    for (const address of kind === "person" ? addresses : []) {
      await enter(address);
      const ids = await page
        .locator("form[id]:has(textarea)")
        .evaluateAll((forms) => forms.map(({ id }) => id));
      for (const id of ids) {
        const name = `${route} ${id.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…")}`;
        if (tried.includes(name)) continue;
        tried.push(name);
        await enter(address);
        await tell(page.locator(`form[id="${id}"]`), name);
      }
    }
  // Some whose page shows nobody but editors and administrators what the form is about.
  for (const name of ["flag/page flag", "flags/page rule-…", "desk/page send-back-…", "redact"])
    expect(tried.join("\n")).toContain(name);
  return tried;
}

/** Writes a sentence of its own into every field of a form that has room for it, and says which. */
export async function writeInto(form: Locator): Promise<string[]> {
  const typed: string[] = [];
  // The page may be on its way.
  await form.locator("textarea").first().waitFor({ state: "attached" });
  for (const field of await form.locator("textarea").all()) {
    const text = `It took me an hour to write line ${typed.length + 1}.`;
    await unfold(field);
    await field.fill(text);
    typed.push(text);
  }
  return typed;
}

/** Opens what a field is folded into. */
export const unfold = (field: Locator) =>
  field.evaluate((area) => {
    for (let fold = area.closest("details"); fold; fold = fold.parentElement!.closest("details"))
      fold.open = true;
  });

/** A new administrator's page; a proposal and a flag of somebody else wait at the desks. */
export async function administratorWithWork(
  newcomer: (name: string) => Promise<Newcomer>,
  claim: Claim,
  database: Pool,
): Promise<Page> {
  const busy = await newcomer("Busy Member");
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM sources WHERE state = 'LIVE' AND ${IS_PUBLIC} ORDER BY id LIMIT 1`,
  );
  const flag = { on: `claim:${claim.id}`, reason: "SPAM" };
  for (const [action, fields] of Object.entries({
    proposeEvidenceAction: evidence(claim.id, rows[0]!.id),
    raiseFlagAction: flag,
  }))
    expect(await act(busy.page, action, fields, claim), action).toBe("done");
  // Nobody else takes the name of an administrator.
  const person = await newcomer(`Administrator ${randomUUID()}`);
  await database.query("UPDATE profiles SET role = 'ADMIN' WHERE email = $1", [person.email]);
  // With another role every session has ended.
  await signIn(person.page, person);
  return person.page;
}
