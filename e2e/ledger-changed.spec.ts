import { expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  test("The ledger changed while I was voting: the form comes back filled and says what is new", async ({
    claim,
    signedIn,
    newcomer,
  }) => {
    const { page } = await newcomer("Late Voter");
    await page.goto(`/claims/${claim.id}/vote`);
    await page.getByRole("radio", { name: "Mostly supported" }).check();
    await page.getByRole("radio", { name: "Unsure" }).check();
    await page.getByLabel("Your reasons").fill("As far as I could see at the time.");

    const excerpt = `a telegram that came too late (${isScripted ? "i" : "ii"})`;
    const edith = await signedIn("edith");
    await edith.goto(`/claims/${claim.id}/evidence/new`);
    await edith.getByLabel("Source", { exact: true }).selectOption({ index: 1 });
    await edith.getByLabel("The words of the source").fill(excerpt);
    await edith.getByLabel("Place", { exact: true }).selectOption("page");
    await edith.getByLabel("Which one").fill("17");
    await edith.getByRole("radio", { name: "They contradict it" }).check();
    await edith.getByRole("radio", { name: "Directly" }).check();
    await edith.getByRole("button", { name: "Send the evidence" }).click();
    await expect(edith.getByRole("status")).toContainText("The evidence is in the ledger");

    await page.getByRole("button", { name: "Cast my vote" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "The ledger of this claim has changed",
    );
    const changes = page.getByRole("status").filter({ hasText: "What changed since you opened" });
    await expect(changes.getByRole("listitem")).toHaveText(`New evidence: “${excerpt}”`);
    await expect(page.getByRole("radio", { name: "Mostly supported" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Unsure" })).toBeChecked();
    await expect(page.getByLabel("Your reasons")).toHaveValue("As far as I could see at the time.");

    await page.getByRole("radio", { name: "Mixed" }).check();
    await page.getByRole("button", { name: "Cast my vote" }).click();
    await expect(page.getByRole("status")).toContainText("Your vote is stored.");
    const history = page.getByRole("region", { name: "What you said, and when" });
    await expect(history.getByRole("listitem")).toHaveCount(1);
    await expect(history.getByRole("listitem")).toContainText("mixed");
  });
});
