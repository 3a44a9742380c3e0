import type { Page } from "@playwright/test";
import pg from "pg";
import { makeReviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { makeImport } from "@/prisma/factories/texts";
import { expect, inBothWays, test } from "./fixtures";

// An editor gives a source its text, by each way, and everyone reads of it what its rights allow.

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  const way = isScripted ? "i" : "ii";
  const chapter = (nth: number) =>
    `Chapter ${nth}\n\n${`${`The mill of chapter ${nth} burned down (${way}). `.repeat(100)}\n\n`.repeat(4)}`;

  test("An editor pastes a text, which everyone reads by its chapters", async ({
    signedIn,
    page: reader,
  }) => {
    const sourceId = await newSource();
    const edith = await signedIn("edith");
    await edith.goto(`/sources/${sourceId}`);
    const adding = { name: isScripted ? "Add a text" : "Add a text (editors)", exact: true };
    // With script only editors see the way that only they can go.
    if (isScripted) {
      await reader.goto(`/sources/${sourceId}`);
      await expect(reader.getByRole("heading", { name: "Texts" })).toBeVisible();
      await expect(reader.getByRole("link", adding)).toBeHidden();
    }
    await edith.getByRole("link", adding).click();
    await edith.getByRole("link", { name: "Pasted" }).click();
    await edith.getByLabel("The text").fill([1, 2, 3].map(chapter).join(""));
    await describe(edith, "In the public domain");
    await edith.getByRole("button", { name: "Give this text" }).click();
    // Without a word of why it is free nothing is taken, and everything typed is still there.
    await expect(edith.getByRole("main").getByRole("alert")).toContainText("free to show");
    await expect(edith.getByLabel("Its name")).toHaveValue(`First printing (${way})`);
    await expect(edith.getByLabel("The text")).toHaveValue(/The mill of chapter 3/);
    await edith.getByLabel("What the rights rest on").fill("The author died in 1920.");
    await edith.getByRole("button", { name: "Give this text" }).click();
    await expect(edith.getByText("It is a text of the source now")).toBeVisible();
    await edith.getByRole("link", { name: "Read it" }).click();
    const address = new URL(edith.url()).pathname;

    await reader.goto(`/sources/${sourceId}`);
    await reader.getByRole("link", { name: `First printing (${way})` }).click();
    await expect(reader).toHaveURL(address);
    await expect(reader.getByRole("main")).toContainText("The author died in 1920.");
    await reader.getByRole("link", { name: "Chapter 2" }).click();
    await expect(reader.getByRole("main")).toContainText(`The mill of chapter 2 burned down`);
    await expect(reader.getByRole("main")).not.toContainText("The mill of chapter 1 ");
    await reader.getByRole("link", { name: "Further" }).first().click();
    await expect(reader.getByRole("heading", { level: 2, name: "Chapter 3" })).toBeVisible();
    expect((await reader.request.get(`${address}/4`)).status()).toBe(404);
  });

  test("A file without text is refused in words, and given again with all that was said of it", async ({
    signedIn,
  }) => {
    test.slow();
    const edith = await signedIn("edith");
    await edith.goto(`/sources/${await newSource()}/texts/new`);
    await describe(edith, "Rights not known");
    await edith.getByRole("button", { name: "Give this text" }).click();
    const alert = edith.getByRole("main").getByRole("alert");
    await expect(alert).toContainText("Choose a file.");
    await expect(edith.getByLabel("Its name")).toHaveValue(`First printing (${way})`);
    await expect(edith.getByLabel("What it is")).toHaveValue("ORIGINAL");
    await choose(edith, "blank.txt", "  \n\n  ");
    await edith.getByRole("button", { name: "Give this text" }).click();
    await expect(edith.getByText("It was not stored")).toBeVisible();
    await expect(edith.getByRole("main")).toContainText("There is no text in");
    await edith.getByRole("link", { name: "Give it again" }).click();
    await expect(edith.getByLabel("Its name")).toHaveValue(`First printing (${way})`);
    await choose(edith, "large.txt", "a ".repeat(5_300_000));
    await edith.getByRole("button", { name: "Give this text" }).click();
    await expect(alert).toContainText("more than 10 MB");
    await expect(edith.getByRole("radio", { name: /^Rights not known/ })).toBeChecked();
  });

  test("A text in copyright is matched in private: a stranger reads no word of it", async ({
    signedIn,
    page: stranger,
  }) => {
    const sourceId = await newSource();
    const edith = await signedIn("edith");
    await edith.goto(`/sources/${sourceId}/texts/new`);
    await describe(edith, "In copyright");
    await choose(edith, "book.txt", chapter(1));
    await edith.getByRole("button", { name: "Give this text" }).click();
    await expect(edith.getByText("It is a text of the source now")).toBeVisible();
    await edith.getByRole("link", { name: "Read it" }).click();
    await expect(edith.getByRole("main")).toContainText("The mill of chapter 1 burned down");
    const privately = new URL(edith.url()).pathname;

    await stranger.goto(`/sources/${sourceId}`);
    await stranger.getByRole("link", { name: `First printing (${way})` }).click();
    await expect(stranger.getByRole("heading", { name: "Held, and not shown" })).toBeVisible();
    await expect(stranger.getByRole("main")).not.toContainText("burned down");
    const path = new URL(stranger.url()).pathname;
    expect((await stranger.request.get(`${path}/1`)).status()).toBe(404);
    for (const address of [privately, `${path}/rights`]) {
      await stranger.goto(address);
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    }
    const mira = await signedIn("mira");
    await mira.goto(privately);
    await expect(mira.getByRole("heading", { level: 1 })).toHaveText(/nothing at this address/);

    // Freed, it is read by everyone; withdrawn, by nobody, and its page says who did so and why.
    await edith.goto(`${path}/rights`);
    await edith.getByRole("radio", { name: /^In the public domain/ }).check();
    await edith.getByLabel("What the rights rest on").fill("It was published in 1919.");
    await edith.getByLabel("Reason").first().fill("Somebody looked it up.");
    await edith.getByRole("button", { name: "Correct this" }).click();
    await expect(edith.getByRole("status")).toContainText("Corrected.");
    await stranger.goto(path);
    await expect(stranger.getByRole("main")).toContainText("burned down");
    await edith.getByLabel("Reason").last().fill("It is another book.");
    await edith.getByRole("button", { name: "Withdraw this text" }).click();
    await expect(edith.getByRole("status")).toContainText("withdrawn");
    await stranger.goto(`${path}?again`);
    await expect(stranger.getByRole("main")).toContainText("It is another book.");
    await expect(stranger.getByRole("main")).not.toContainText("burned down");
  });

  test("What waits can be cancelled", async ({ signedIn }) => {
    const sourceId = await newSource();
    const importId = await waiting(sourceId);
    const edith = await signedIn("edith");
    await edith.goto(`/sources/${sourceId}/texts/imports/${importId}`);
    await expect(edith.getByText("It waits to be read")).toBeVisible();
    await edith.getByRole("button", { name: "Cancel it" }).click();
    await expect(edith.getByText("It was cancelled")).toBeVisible();
    await expect(edith.getByRole("link", { name: "Give it again" })).toBeVisible();
  });

  async function describe(page: Page, rights: string): Promise<void> {
    await page.getByLabel("What it is").selectOption("The original");
    await page.getByLabel("Its name").fill(`First printing (${way})`);
    await page.getByLabel("Language").fill("en");
    await page.getByRole("radio", { name: new RegExp(`^${rights}`) }).check();
  }
});

const choose = (page: Page, name: string, text: string): Promise<void> =>
  page
    .getByLabel("File")
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

const newSource = async (): Promise<string> => (await makeSource(db)).id;

/** Something that an editor gave and for which no worker was asked: it waits until it is found to be left. */
async function waiting(sourceId: string): Promise<string> {
  const { actorId } = await makeReviewer(db, { role: "EDITOR" });
  return makeImport(db, { sourceId, actorId });
}
