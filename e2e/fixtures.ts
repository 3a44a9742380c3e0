import { readFileSync } from "node:fs";
import {
  expect as plainExpect,
  test as base,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "@playwright/test";
import pg from "pg";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { castSignIns } from "@/prisma/cast";
import { act } from "./actions";

/** Waits longer than a page takes on a machine that does other things besides. */
export const expect = plainExpect.configure({ timeout: 15_000 });

export type Handle = (typeof castSignIns)[number]["handle"];
export type Claim = { id: string; path: string; sentence: string };
export type Credentials = { email: string; password: string };
export type Person = Credentials & { name: string };
/** Somebody whose account a test has just opened, with a page on which they are signed in. */
export type Newcomer = Person & { page: Page };

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

type Fixtures = {
  /** A claim that no test running at the same moment touches. */
  claim: Claim;
  /** The same, with evidence on it. */
  claimToGrade: Claim;
  /** A page of a browser of its own, in which nobody is signed in. */
  newBrowser(): Promise<Page>;
  /** The same, with somebody of the cast signed in. */
  signedIn(handle: Handle, options?: BrowserContextOptions): Promise<Page>;
  /** Opens and confirms a new account, by sending what a person's browser sends. */
  newcomer(name: string): Promise<Newcomer>;
  /** The link in the newest letter to an address. */
  linkTo(email: string, subject: RegExp): Promise<string>;
};
type WorkerFixtures = {
  database: pg.Pool;
  /** Who is signed in already, by handle. Signing in costs as much as it should. */
  doors: Map<string, StorageState>;
};

/** The journeys' test: it knows the served installation, its people and its letters. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  baseURL: async ({}, use) => use(process.env.ASSAY_JOURNEY_ORIGIN),

  database: [
    async ({}, use) => {
      const pool = new pg.Pool({
        connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL,
        max: 2,
      });
      await use(pool);
      await pool.end();
    },
    { scope: "worker" },
  ],
  doors: [async ({}, use) => use(new Map()), { scope: "worker" }],

  claim: async ({ database }, use) =>
    use(nextOf(await listClaims(database, `NOT ${IS_ARGUED_IN_CORPUS}`))),
  claimToGrade: async ({ database }, use) =>
    use(nextOf(await listClaims(database, `NOT ${IS_ARGUED_IN_CORPUS} AND ${HAS_EVIDENCE}`))),

  page: async ({ context }, use) => use(await pageIn(context)),

  newBrowser: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return pageIn(context);
    });
    for (const context of contexts) await context.close();
  },

  signedIn: async ({ browser, doors }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (handle, options = {}) => {
      const storageState = doors.get(handle) ?? (await entering(browser, signsIn));
      doors.set(handle, storageState);
      const context = await browser.newContext({ ...options, storageState });
      contexts.push(context);
      return pageIn(context);

      function signsIn(page: Page) {
        return signIn(page, castMember(handle));
      }
    });
    for (const context of contexts) await context.close();
  },

  newcomer: async ({ browser, playwright, baseURL, database }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name) => {
      const person = newPerson(name);
      // All journeys together come from one network address, and are more than an hour lets in.
      await database.query("DELETE FROM limits.attempts WHERE key ~ '^(signUp|letter)-address:'");
      const request = await playwright.request.newContext({ baseURL });
      const storageState = await accountOpened(request, person);
      await request.dispose();
      const context = await browser.newContext({ storageState });
      contexts.push(context);
      return { ...person, page: await pageIn(context) };
    });
    for (const context of contexts) await context.close();
  },

  linkTo: async ({ newBrowser }, use) =>
    use(async (email, subject) => {
      const page = await newBrowser();
      await page.goto("/outbox");
      const letter = page
        .getByRole("article")
        .filter({ hasText: `To ${email}` })
        .filter({ has: page.getByRole("heading", { name: subject }) });
      const address = await letter
        .first()
        .getByRole("link", { name: /(token|address)=/ })
        .getAttribute("href");
      await page.close();
      return address!;
    }),
});

/** Tells a journey twice: as a browser with script goes it, and as one without. */
export function inBothWays(tell: (isScripted: boolean) => void): void {
  for (const isScripted of [true, false])
    test.describe(isScripted ? "with script" : "without script", () => {
      test.use({ javaScriptEnabled: isScripted });
      tell(isScripted);
    });
}

/** Name, address and password that nobody else has. */
export function newPerson(name: string): Person {
  people += 1;
  const address = `${name.toLowerCase().replace(/\W+/g, ".")}.${process.pid}.${people}@example.org`;
  return { name, email: address, password: `kettle-harbour-${people}-walnut-sleigh` };
}

/** Opens an account by the form, and confirms it by the link in the letter. */
export async function openAccount(
  page: Page,
  { name, email, password }: Person,
  linkTo: Fixtures["linkTo"],
): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await page.goto(await linkTo(email, /Confirm/));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page.getByRole("heading", { name: "Your account", exact: true })).toBeVisible();
}

/** Signs in by the form and waits for the page that follows. */
export async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Your account", exact: true })).toBeVisible();
}

/** Address and password of somebody of the cast, and the name that stands under what they do. */
export function castMember(handle: Handle, castFile = process.env.ASSAY_JOURNEY_CAST!): Person {
  const passwords = JSON.parse(readFileSync(castFile, "utf8")) as Record<string, string>;
  const { email, name } = castSignIns.find((person) => person.handle === handle)!;
  return { email, name, password: passwords[handle]! };
}

/** A condition on rows of the ledger: everybody sees them, and no class alone. */
export const IS_PUBLIC = `audience_id = '${PUBLIC_AUDIENCE_ID}'`;

const HAS_EVIDENCE = `EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = c.id AND e.state = 'LIVE' AND e.${IS_PUBLIC})`;

/**
 * A condition on a claim `c`: the corpus argues for it or against it. Such are few, and are dealt out to no test, so that
 * nothing comes to them while a whole class works on them.
 */
export const IS_ARGUED_IN_CORPUS = `EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = c.id
  AND a.created_at < (SELECT min(created_at) + interval '10 seconds' FROM arguments))`;

/**
 * Whether a claim is for the tests that run one after the other here, and for none that runs beside them: by its id alone,
 * whichever others it is chosen from.
 */
export function isOurs({ id }: { id: string }): boolean {
  const { parallelIndex, config } = test.info();
  const sum = [...id].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return sum % config.workers === parallelIndex;
}

// Each test takes the next.
function nextOf(claims: readonly Claim[]): Claim {
  const ours = claims.filter(isOurs);
  taken += 1;
  return ours[taken % ours.length]!;
}

/**
 * The public, live claims, always in the same order.
 *
 * @param also a further condition on a claim `c`
 */
export async function listClaims(database: pg.Pool, also = "true"): Promise<Claim[]> {
  const { rows } = await database.query<{ id: string; slug: string; sentence: string }>(
    `SELECT c.id, r.slug, r.sentence FROM claims c JOIN claim_revisions r ON r.id = c.current_revision_id
     WHERE c.state = 'LIVE' AND c.merged_into_id IS NULL AND c.${IS_PUBLIC} AND ${also} ORDER BY c.id`,
  );
  return rows.map(({ id, slug, sentence }) => ({ id, sentence, path: `/claims/${id}/${slug}` }));
}

/**
 * Where the main part of a page says something. Without script an answer stands there twice: in its form, and, out of
 * sight, for the case that the form is gone.
 */
export const said = (page: Page, words: string): Locator =>
  page.getByRole("main").getByText(words).filter({ visible: true });

/** Fills a field that has a text already, once the page's script has taken it over: in that moment it types as well. */
export async function fillAnew(field: Locator, text: string): Promise<void> {
  await takenOver(field);
  await field.fill(text);
}

/** Returns when the page's script has taken a field over; at once, where no script runs. */
export async function takenOver(field: Locator): Promise<void> {
  const isSo = (element: Element) =>
    !("__next_f" in globalThis) || Object.keys(element).some((key) => key.startsWith("__react"));
  await expect.poll(() => field.evaluate(isSo)).toBe(true);
}

/** A page whose reader gets where they want to also in the moment in which a form that was answered goes on by itself. */
async function pageIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const go = page.goto.bind(page);
  page.goto = (...where) =>
    go(...where).catch((error: Error) => {
      if (!/net::ERR_ABORTED|interrupted by another navigation/.test(error.message)) throw error;
      return go(...where);
    });
  return page;
}

/** Enters by a page without script, which is quicker, and gives what the browser keeps of it. */
async function entering(
  browser: Browser,
  enter: (page: Page) => Promise<void>,
): Promise<StorageState> {
  const context = await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders: {} });
  try {
    await enter(await context.newPage());
    return await context.storageState();
  } finally {
    await context.close();
  }
}

/** Opens and confirms an account, and gives what a browser keeps of it. */
export async function accountOpened(
  request: APIRequestContext,
  person: Person,
): Promise<StorageState> {
  const { name, email, password } = person;
  await expectDone("openAccountAction", { name, email, password });
  const outbox = await (await request.get("/outbox")).text();
  const token = /token=([^"&<]+)/.exec(outbox.split(email)[1] ?? "")?.[1] ?? "";
  await expectDone("confirmAddressAction", { token: decodeURIComponent(token) });
  return request.storageState();

  async function expectDone(action: string, fields: Record<string, string>): Promise<void> {
    expect(await act({ request }, action, fields), action).toBe("done");
  }
}

let taken = 0;
let people = 0;
