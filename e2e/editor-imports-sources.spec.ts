import type { Page } from "@playwright/test";
import { expect, inBothWays, said, test } from "./fixtures";
import { expectSound } from "./axe";

inBothWays((isScripted) => {
  test("An editor imports a file of ten, is told of two duplicates and one broken entry before anything is saved, and saves the others", async ({
    signedIn,
  }) => {
    test.setTimeout(180_000);
    const page = await signedIn("edith");
    const mark = `${isScripted ? "scripted" : "plain"}${Date.now()}`;
    await page.goto("/desk");
    await page.getByRole("link", { name: "Import sources" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import sources");

    await look(page);
    await expect(said(page, "Choose a file, or paste your list.").first()).toBeVisible();
    await choose(page, Buffer.from("@book{m, title = {M\u00fcller}}", "latin1"));
    await look(page);
    await expect(said(page, "choose the file once more").first()).toBeVisible();

    // What is there already, for the first of the ten to be the same.
    await choose(
      page,
      Buffer.from(`@book{old, author = {Old, Olga}, title = {Old ${mark}}, year = 1950}`),
    );
    await look(page);
    const only = page.getByRole("checkbox", { name: `Old ${mark}` });
    await only.uncheck();
    await look(page);
    await expect(said(page, "Choose at least one entry").first()).toBeVisible();
    await expect(only).not.toBeChecked();
    await only.check();
    await page.getByRole("button", { name: "Save what is chosen" }).click();
    await expect(page.getByRole("status")).toContainText("One source is in the ledger.");

    await page.goto("/desk/import");
    await choose(page, Buffer.from(tenOf(mark), "utf8"));
    await look(page);
    await expect(said(page, "The bibliography is read.").first()).toBeVisible();
    const preview = page.getByRole("region", { name: "What it would become" });
    await expect(preview).toContainText("10 entries, 1 cannot be saved, 2 may be there already");
    const rows = preview.locator("ol > li");
    await expect(rows).toHaveCount(10);
    await expect(rows.nth(0)).toContainText("The same title, author and year as");
    await expect(rows.nth(0).getByRole("link", { name: `Old ${mark}` })).toBeVisible();
    await expect(rows.nth(0).getByRole("checkbox")).not.toBeChecked();
    await expect(rows.nth(4)).toContainText("The same DOI as entry 2");
    await expect(rows.nth(5)).toContainText("cannot be saved");
    await expect(rows.nth(6)).toContainText("foo: bar");
    await expect(rows.nth(6).getByRole("checkbox")).toBeChecked();
    if (isScripted) await expectSound(page);
    await rows.nth(9).getByRole("checkbox").uncheck();
    await page.getByRole("button", { name: "Save what is chosen" }).click();
    await expect(page.getByRole("status")).toContainText("6 sources are in the ledger.");
    const brought = page.getByRole("list", { name: "What was imported" });
    await expect(brought.getByRole("listitem")).toHaveCount(6);

    await brought.getByRole("link", { name: `Second ${mark}` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Second ${mark}`);
    await expect(page.locator('meta[name="citation_title"]')).toHaveAttribute(
      "content",
      `Second ${mark}`,
    );
    await page.getByRole("link", { name: "In APA, MLA, Chicago" }).click();
    await expect(page.getByRole("region", { name: "In words" })).toContainText(
      `Two, T. (1951). Second ${mark}`,
    );
  });

  test("An editor types an ISBN, which is checked here alone", async ({ signedIn }) => {
    const page = await signedIn("edith");
    await page.goto("/desk/import");
    await page.getByLabel("DOI or ISBN").fill("0-306-40615-3");
    await page.getByRole("button", { name: "Check it" }).click();
    await expect(page.getByRole("main")).toContainText("one is mistyped");
    await page.getByLabel("DOI or ISBN").fill("https://doi.org/10.1000/NOBODY");
    await page.getByRole("button", { name: "Check it" }).click();
    await expect(page.getByRole("status")).toContainText("The DOI 10.1000/nobody is well formed");
  });
});

const look = (page: Page) =>
  page.getByRole("button", { name: /^(See what it would become|Save what is chosen)$/ }).click();

const choose = (page: Page, buffer: Buffer) =>
  page.getByLabel("File").setInputFiles({ name: "list.bib", mimeType: "text/x-bibtex", buffer });

const tenOf = (mark: string) => `
@book{first, author = {Old, O.}, title = {Old ${mark}}, year = 1950}
@book{second, author = {Two, Tea}, title = {Second ${mark}}, year = 1951, doi = {10.1000/${mark}}}
@article{third, author = {de Three, Theo}, title = {Third ${mark}}, journal = {Journal}, year = 1952}
@book{fourth, author = {{Committee of Four}}, title = {Fourth ${mark}}, year = {c. 1953}}
@book{fifth, title = {Fifth ${mark}}, doi = {https://doi.org/10.1000/${mark.toUpperCase()}}}
@book{sixth, title = {Sixth ${mark}, author = {Never, Closed}
}
@misc{seventh, author = {Seven, S.}, title = {Seventh ${mark}}, foo = {bar}}
@book{eighth, author = {Восемь, В.}, title = {Восьмая ${mark}}, year = {44 BC}}
@thesis{ninth, author = {Nine, N.}, title = {Ninth ${mark}}, date = {1917/1918}}
@book{tenth, author = {Ten, T.}, title = {Tenth ${mark}}, year = 1960}
`;
