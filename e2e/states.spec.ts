import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import pg from "pg";
import { objectionsInBothThemes } from "./axe";
import { makeBareThings } from "./bare";
import { expect, signIn, test as journey, type Newcomer } from "./fixtures";
import { unfold } from "./forms";
import { serveInstallation, type Installation } from "./installation";
import { listPlaces, type Place } from "./places";
import { wellFormedId } from "./junk";

// Every page with nothing on it, and every page that has to say no, in both themes. The installation is of its own: it
// begins with no content, and each test goes on where the last one ended.
const test = journey.extend<object, { installation: Installation }>({
  installation: [
    async ({}, use) => {
      const { stop, ...installation } = await serveInstallation({}, true);
      await use(installation);
      await stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  database: [
    async ({ installation }, use) => {
      const pool = new pg.Pool({ connectionString: installation.databaseUrl, max: 2 });
      await use(pool);
      await pool.end();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ installation }, use) => use(installation.origin),
});

test.describe.configure({ mode: "serial" });
test.use({ viewport: { width: 375, height: 800 } });

test("A page says that it has nothing, in either theme and without a fault that axe finds", async ({
  database,
  installation,
  newcomer,
}) => {
  test.setTimeout(360_000);
  const page = await administrator(newcomer, database);
  const seen = new Set<string>();
  for (const address of addressesOf(await listPlaces(database))) {
    seen.add(address);
    await look(page, address);
  }
  const bare = await makeBareThings(installation.databaseUrl);
  const more = addressesOf(await listPlaces(database)).filter((address) => !seen.has(address));
  const ofBare = ["vote", "history", "annotations"].map((form) => `/claims/${bare}/${form}`);
  expect(more.length).toBeGreaterThan(20);
  for (const address of [...more, ...ofBare]) await look(page, address);
});

test("An address of nothing is answered in words, whatever the page", async ({
  database,
  newcomer,
}) => {
  test.setTimeout(360_000);
  const page = await administrator(newcomer, database);
  const addresses = (await listPlaces(database)).flatMap(addressOfNothing);
  expect(addresses.length).toBeGreaterThan(30);
  for (const address of addresses) {
    await look(page, address);
    await expect.soft(page.getByRole("heading", { level: 1 }), address).toHaveText(NOTHING_THERE);
  }
});

test("Every form that asks for anything says what is wrong, above itself", async ({
  database,
  newBrowser,
  newcomer,
}) => {
  test.setTimeout(360_000);
  const [admin, anyone] = [await administrator(newcomer, database), await newBrowser()];
  await anyone.setViewportSize({ width: 375, height: 800 });
  let refused = 0;
  for (const { route, kind, addresses } of await listPlaces(database)) {
    if (kind !== "person") continue;
    const page = /sign-(?:in|up)/.test(route) ? anyone : admin;
    for (const address of addresses) {
      await page.goto(address);
      const count = await page.locator(ASKING).count();
      for (let index = 0; index < count; index += 1) {
        if (index > 0) await page.goto(address);
        await expectRefusal(page, index, address);
        refused += 1;
      }
    }
  }
  expect(refused).toBeGreaterThan(30);
});

test("A page that fails on our side says so, and shows nothing of how", async ({
  database,
  newcomer,
}) => {
  test.setTimeout(360_000);
  const page = await administrator(newcomer, database);
  const places = await listPlaces(database);
  const rendered = places.filter(({ kind }) => kind === "person" || kind === "search");
  for (const table of TABLES)
    await database.query(`ALTER TABLE ${table} RENAME TO mislaid_${table}`);
  for (const address of addressesOf(rendered)) {
    await look(page, address);
    await expect
      .soft(page.getByRole("heading", { level: 1 }), address)
      .toHaveText(NEEDS_NONE.test(address) ? /\w/ : /went wrong/);
  }
});

// A form of one button alone asks for nothing.
const ASKING = "main form:has(input[name=form]):has(input:not([type=hidden]), textarea, select)";
// Pages that ask the database nothing, or nothing of what is mislaid.
const NEEDS_NONE = /^\/(?:confirm|report|outbox)\b|^\/reset$/;
const NOTHING_THERE = /nothing|retracted/i;
const TABLES = [
  "sessions",
  "claims",
  "sources",
  "topics",
  "persons",
  "profiles",
  "rulings",
  "redactions",
];

/** Somebody with every right, signed in to this installation. */
async function administrator(
  newcomer: (name: string) => Promise<Newcomer>,
  database: pg.Pool,
): Promise<Page> {
  const person = await newcomer(`Administrator ${wellFormedId()}`);
  await database.query("UPDATE profiles SET role = 'ADMIN' WHERE email = $1", [person.email]);
  // With another role every session has ended.
  await signIn(person.page, person);
  return person.page;
}

/** All addresses of pages there are. */
function addressesOf(places: readonly Place[]): string[] {
  const pages = places.filter(({ kind }) => !["machine", "file", "none"].includes(kind));
  return pages.flatMap(({ addresses }) => addresses);
}

/** The address of a thing that there is not, where a page is of a thing. */
function addressOfNothing({ route, kind }: Place): string[] {
  const isPage = ["whole", "search", "person"].includes(kind);
  if (!isPage || !/\[\w+Id\]|\[handle\]/.test(route)) return [];
  const path = route
    .replace(/\/page$|\/\(\w+\)/g, "")
    .replace(/^\/search(?=\/)/, "")
    .replace(/\[(?:annotationId|rulingId)\]/, randomUUID())
    .replace("[slug]", "some-words")
    .replace(/\[\w+\]/g, wellFormedId);
  return [kind === "search" ? `${path}?page=2` : path];
}

/** Empties every field of a form and gives its lists what they do not offer, so that only the server can refuse it. */
function makeNonsense(form: HTMLElement | SVGElement): void {
  const kept = /^\$ACTION|^form$|^idempotencyKey$/;
  for (const field of form.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
    if (kept.test(field.name)) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (field instanceof HTMLSelectElement) {
      field.add(new Option("Nonsense", "nonsense"));
      field.value = "nonsense";
    } else field.value = "";
  }
}

/** Sends the form of this number with nothing in it that could be accepted. */
async function expectRefusal(page: Page, index: number, address: string): Promise<void> {
  const form = page.locator(ASKING).nth(index);
  await unfold(form);
  // Whoever looks for something in the form asks for nothing yet; and a field for a file has the role of a button, too.
  const send = form.locator("button:not([name=ask])").filter({ visible: true }).first();
  await expect(send, `${address}, form ${index + 1}`).toBeVisible();
  const state = `${address}, "${await send.textContent()}" refused`;
  await form.evaluate(makeNonsense);
  await send.click();
  await expect(page.locator("form[data-answered]"), state).toBeVisible();
  await expect.soft(page.getByRole("main").getByRole("alert").first(), state).toHaveText(/\w/);
  await expectFaultless(page, state);
}

/** Opens a page and tells what is wrong with how it looks. */
async function look(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expectFaultless(page, address);
}

async function expectFaultless(page: Page, state: string): Promise<void> {
  expect.soft(await objectionsInBothThemes(page), state).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${state}: sideways`).toBeLessThanOrEqual(375);
  expect
    .soft(await page.getByRole("main").textContent(), state)
    .not.toMatch(/undefined|null\b|NaN|\bat \S+\.[jt]sx?:\d+/);
}
