import { expect, fillAnew, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A passer-by without an account reports personal data, and what was typed survives a slip", async ({
    claim,
    page,
    database,
    context,
  }) => {
    const note = `It says where I live, which ${isScripted ? "nobody" : "no reader"} needs to know.`;
    await page.goto("/contact");
    await page.getByRole("link", { name: "report it" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Report copyright or personal data",
    );
    await fillAnew(page.getByLabel("Address of the page"), "https://elsewhere.example/page");
    await page.getByRole("radio", { name: /^Personal data/ }).check();
    await page.getByLabel("What is wrong").fill(note);
    await page.getByLabel("Your e-mail address").fill("passer-by@example.org");
    await page.getByRole("button", { name: "Send the report" }).click();
    await expect(page.getByRole("alert").first()).toContainText("Copy the address of the page");
    await expect(page.getByLabel("What is wrong")).toHaveValue(note);
    await fillAnew(page.getByLabel("Address of the page"), claim.path);
    await page.getByRole("button", { name: "Send the report" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Your report is with the editors",
    );
    expect(await context.cookies()).toEqual([]);
    const { rows } = await database.query(
      `SELECT f.subject_kind, f.subject_id, f.reason, f.contact, a.kind FROM flags f JOIN actors a ON a.id = f.actor_id
       WHERE f.note = $1`,
      [note],
    );
    expect(rows).toEqual([
      {
        ...{ subject_kind: "claim", subject_id: claim.id, reason: "PERSONAL_DATA" },
        ...{ contact: "passer-by@example.org", kind: "ANONYMOUS" },
      },
    ]);
  });
});
