import { expect, inBothWays, newPerson, openAccount, said, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A member deletes the account: the name goes everywhere, and what they gave stays", async ({
    claim,
    page,
    newBrowser,
    linkTo,
  }) => {
    const person = newPerson("Lea Vinginge");
    const words = `I read it twice, ${isScripted ? "once aloud" : "once in print"}.`;
    await openAccount(page, person, linkTo);
    await page.goto(`/claims/${claim.id}/vote`);
    await page.getByRole("radio", { name: "Mixed" }).check();
    await page.getByRole("radio", { name: "Fairly sure" }).check();
    await page.getByLabel("Your reasons").fill(words);
    await page.getByRole("button", { name: "Cast my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is stored.");
    const reader = await newBrowser();
    const rationale = reader
      .getByRole("region", { name: "What reviewers say" })
      .getByRole("listitem")
      .filter({ hasText: words });
    await expect(async () => {
      await reader.goto(claim.path);
      await expect(rationale).toContainText(person.name, { timeout: 500 });
    }).toPass({ timeout: 10_000 });

    await page.goto("/account");
    await page.getByRole("link", { name: "What goes, what stays" }).click();
    await page.getByLabel("Your password").fill(person.password);
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("was not deleted");
    await page.getByLabel("Your password").fill(person.password);
    await page.getByRole("checkbox", { name: "Delete my account" }).check();
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page.getByRole("status")).toContainText("Your account is deleted.");
    await page.goto("/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in first");

    await expect(async () => {
      await reader.goto(claim.path);
      await expect(rationale).toContainText("a former reviewer", { timeout: 500 });
    }).toPass({ timeout: 10_000 });
    await expect(reader.locator("body")).not.toContainText(person.name);
    await reader.goto("/sign-in");
    await reader.getByLabel("E-mail").fill(person.email);
    await reader.getByLabel("Password").fill(person.password);
    await reader.getByRole("button", { name: "Sign in" }).click();
    await expect(said(reader, "do not belong together")).toBeVisible();
  });
});
