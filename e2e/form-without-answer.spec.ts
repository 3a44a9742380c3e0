import type { Page } from "@playwright/test";
import type { Pool } from "pg";
import { expect, inBothWays, test } from "./fixtures";

test("A form sent without a connection stays, filled, and is sent when it is back", async ({
  claim,
  signedIn,
  database,
}) => {
  const note = "Written in a tunnel.";
  const page = await signedIn("stella");
  await page.goto(`/claims/${claim.id}/annotations/new`);
  await page.getByLabel("Your note").fill(note);
  await page.getByRole("radio", { name: "Only you" }).check();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(summaryOf(page)).toContainText("The server could not be reached.");
  await expect(summaryOf(page)).toBeFocused();
  await expect(page.getByLabel("Your note")).toHaveValue(note);
  await expect(page.getByRole("radio", { name: "Only you" })).toBeChecked();
  expect(await countNotes(database, note)).toBe(0);

  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(page.getByRole("status")).toContainText("Your note is stored.");
  expect(await countNotes(database, note)).toBe(1);
});

test("A form whose answer was lost on its way is stored once, however often it is sent", async ({
  claim,
  signedIn,
  database,
}) => {
  const note = "Written where the line broke.";
  const page = await signedIn("stella");
  await page.goto(`/claims/${claim.id}/annotations/new`);
  await page.getByLabel("Your note").fill(note);
  await page.route(page.url(), async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(summaryOf(page)).toContainText("The server could not be reached.");
  expect(await countNotes(database, note)).toBe(1);

  await page.unroute(page.url());
  await page.getByRole("button", { name: "Store the note" }).click();
  await expect(page.getByRole("status")).toContainText("Your note stands");
  expect(await countNotes(database, note)).toBe(1);
});

inBothWays((isScripted) => {
  test("A form of an older build says that it is one", async ({ claim, signedIn, database }) => {
    const note = `Written before the site changed (${isScripted ? "i" : "ii"}).`;
    const page = await signedIn("stella");
    await page.goto(`/claims/${claim.id}/annotations/new`);
    await page.getByLabel("Your note").fill(note);
    // Actions are known by 42 hexadecimal digits, in a header where a script sends the form.
    await page.route(page.url(), async (route, request) => {
      if (request.method() !== "POST") return route.continue();
      const { "next-action": action, ...headers } = await request.allHeaders();
      const body = request
        .postDataBuffer()!
        .toString("latin1")
        .replace(/[0-9a-f]{42}/g, NO_ACTION);
      await route.continue({
        headers: { ...headers, ...(action && { "next-action": NO_ACTION }) },
        postData: Buffer.from(body, "latin1"),
      });
    });
    await page.getByRole("button", { name: "Store the note" }).click();
    if (isScripted) {
      await expect(summaryOf(page)).toContainText("The site has changed since you opened this");
      await expect(page.getByLabel("Your note")).toHaveValue(note);
    } else {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This form is out of date");
    }
    expect(await countNotes(database, note)).toBe(0);
  });
});

const NO_ACTION = "7f".padEnd(42, "0");

const summaryOf = (page: Page) => page.getByRole("main").getByRole("alert");

async function countNotes(database: Pool, body: string): Promise<number> {
  const { rowCount } = await database.query(
    "SELECT id FROM claim_annotation_revisions WHERE body = $1",
    [body],
  );
  return rowCount!;
}
