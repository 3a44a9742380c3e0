import pg from "pg";
import { readCsv } from "@/prisma/factories/csv";
import { expectSound } from "./axe";
import { expect, fillAnew, inBothWays, said, test } from "./fixtures";
import { giveLevels, handedInBy } from "./graded-class";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher grades blind: pseudonyms everywhere until a grade is released, and one name sooner, with a reason", async ({
    claim,
    newcomer,
  }) => {
    const [tara, sol, wim] = [
      await newcomer("Tara Lindqvist"),
      await newcomer("Sol Abara"),
      await newcomer("Wim Okafor"),
    ];
    const students = [
      { who: sol, pseudonym: "Wren" },
      { who: wim, pseudonym: "Heron" },
    ];
    const at = await handedInBy(db, claim, { teacher: tara, students }, { naming: "MASKED" });
    const { page } = tara;
    const main = page.getByRole("main");
    const rows = () => page.getByRole("rowheader").allTextContents();
    const file = async () =>
      readCsv(await (await page.request.get(`${at}/gradebook.csv`)).text(), ",").map((line) =>
        line.slice(0, 3),
      );
    const names = /Sol Abara|Wim Okafor/;

    await page.goto(`${at}/grades`);
    await expect(main).toContainText("This is graded blind.");
    await expect(main).not.toContainText(names);
    expect(await rows()).toEqual(["Heron", "Wren"]);
    expect(await file()).toEqual([
      ["Student", "Pseudonym", "Shown by"],
      ["Heron", "Heron", "pseudonym"],
      ["Wren", "Wren", "pseudonym"],
    ]);
    await page.getByRole("link", { name: "Claim by claim" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Heron" })).toBeVisible();
    await expect(main).not.toContainText(names);

    await page.getByRole("link", { name: "Grade the work of Wren" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wren");
    await giveLevels(page, "Level 3");
    await expect(main).not.toContainText(names);
    await page.getByRole("button", { name: "Release this grade" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sol Abara (Wren)");

    await page.goto(`${at}/grades`);
    expect(await rows()).toEqual(["Heron", "Sol Abara"]);
    await page.getByRole("link", { name: "Heron" }).click();
    await page.getByText("Show the name now").click();
    await fillAnew(page.getByLabel("Why you ask for it"), "x");
    await page.getByRole("button", { name: "Show the name" }).click();
    await expect(said(page, "The reason needs at least 3 characters.").first()).toBeVisible();
    await fillAnew(page.getByLabel("Why you ask for it"), "They ask for more time.");
    await page.getByRole("button", { name: "Show the name" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wim Okafor (Heron)");
    await expect(main).toContainText("Tara Lindqvist had the name shown on");
    await expect(main).toContainText("They ask for more time.");
    if (isScripted) await expectSound(page);
    await wim.page.goto(at);
    await expect(wim.page.getByRole("main")).toContainText("They ask for more time.");
    expect(await file()).toEqual([
      ["Student", "Pseudonym", "Shown by"],
      ["Sol Abara", "Wren", "name"],
      ["Wim Okafor", "Heron", "name"],
    ]);
  });
});
