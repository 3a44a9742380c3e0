import type { Page, Route } from "@playwright/test";
import { castMember, expect, signIn, test } from "./fixtures";
import { listPlaces } from "./places";

test("The corner says who is signed in, on cached pages and on those that React takes over", async ({
  signedIn,
  claim,
}) => {
  const page = await signedIn("ada");
  const complaints = complaintsOf(page);
  for (const address of ["/", claim.path, "/account", `/claims/${claim.id}/vote`]) {
    await page.goto(address);
    await expect(cornerLink(page, castMember("ada").name)).toBeVisible();
    await expect(cornerLink(page, "Sign in")).toHaveCount(0);
    expect(complaints, address).toEqual([]);
  }
});

test("A name that is there before React stays when React comes", async ({ signedIn, claim }) => {
  const page = await signedIn("ada");
  const complaints = complaintsOf(page);
  let isHeld = true;
  const waiting: Route[] = [];
  await page.route("**/_next/static/chunks/*.js", (route) => {
    // React takes the page over once all have come; those that come later are not held.
    if (isHeld) waiting.push(route);
    else return route.continue();
  });
  await page.goto(`/claims/${claim.id}/vote`, { waitUntil: "commit" });
  const name = cornerLink(page, castMember("ada").name);
  await expect(name).toBeVisible();
  isHeld = false;
  for (const route of waiting) await route.continue();
  await expect.poll(() => name.evaluate(isReacts)).toBe(true);
  await expect(name).toBeVisible();
  expect(complaints).toEqual([]);
});

test("Editors find the way to their desk in the corner, and others do not", async ({
  signedIn,
  newBrowser,
  claim,
}) => {
  const people = { desk: await signedIn("ada"), none: await newBrowser() };
  for (const page of Object.values(people)) await page.goto(claim.path);
  await expect(cornerLink(people.desk, "Desk")).toBeVisible();
  await expect(cornerLink(people.none, "Sign in")).toBeVisible();
  await expect(cornerLink(people.none, "Desk")).not.toBeVisible();
});

test("The corner of a cached page follows who signs in, signs out and gets another role", async ({
  newcomer,
  claim,
  database,
}) => {
  const { page, ...person } = await newcomer("Zoë Ōe");
  const corner = async (name: string, hasDesk: boolean) => {
    await page.goto(claim.path);
    await expect(cornerLink(page, name)).toBeVisible();
    await expect(cornerLink(page, "Desk")).toBeVisible({ visible: hasDesk });
  };
  await corner(person.name, false);

  // As the command that changes a role does: it ends every session of theirs.
  await database.query("UPDATE profiles SET role = 'EDITOR' WHERE email = $1", [person.email]);
  await database.query(
    "DELETE FROM sessions WHERE profile_id = (SELECT id FROM profiles WHERE email = $1)",
    [person.email],
  );
  await corner("Sign in", false);
  expect(await hintOf(page)).toBeUndefined();
  await signIn(page, person);
  await corner(person.name, true);

  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await corner("Sign in", false);
  await signIn(page, castMember("ada"));
  await corner(castMember("ada").name, true);
});

test("No page that is kept whole brings a script of the framework", async ({
  request,
  database,
}) => {
  test.setTimeout(120_000);
  const whole = (await listPlaces(database)).filter(({ kind }) => kind === "whole");
  const addresses = whole.flatMap(({ addresses: all }) => all.slice(0, 2));
  for (const address of [...addresses, "/no-such-page", "/claims/no-such-claim/slug"]) {
    const answer = await request.get(address);
    const html = await answer.text();
    expect
      .soft(html.match(/<script\b(?! type="application\/ld\+json")[^>]*>/g), address)
      .toEqual(['<script data-keep="">']);
    expect.soft(html, address).not.toMatch(/_next\/static\/[^"]*\.js/);
    expect.soft(answer.headers().link ?? "", address).not.toContain("script");
  }
});

test("A page that a browser has is not sent again until it changes", async ({ request, claim }) => {
  const first = await request.get(claim.path);
  const { etag } = first.headers();
  expect(etag).toMatch(/^"[\w-]+"$/);
  const again = await request.get(claim.path, { headers: { "if-none-match": etag! } });
  expect(again.status()).toBe(304);
  const other = await request.get(claim.path, { headers: { "if-none-match": '"other"' } });
  expect(other.status()).toBe(200);
});

const cornerLink = (page: Page, name: string) =>
  page.getByRole("banner").getByRole("link", { name, exact: true });

/** The cookie that lets the script of cached pages ask who is signed in. */
const hintOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === "assay_hint")?.value;

/** What the page says on the console, or throws. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

const isReacts = (element: Element) =>
  Object.keys(element).some((key) => key.startsWith("__reactFiber"));
