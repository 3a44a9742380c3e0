import { expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  test("An administrator redacts a passage of a note; the public page shows its length, the ground and the reason", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const secret = `at number ${isScripted ? "seventeen" : "nineteen"} of Quince Lane`;
    const reason = "It says where a living person lives.";
    const mira = await signedIn("mira");
    await mira.goto(`/claims/${claim.id}/annotations/new`);
    await mira.getByLabel("Your note").fill(`The editor lives ${secret}, as everybody knows.`);
    await mira.getByRole("radio", { name: "Everyone" }).check();
    await mira.getByRole("button", { name: "Store the note" }).click();
    await expect(mira.getByRole("status")).toContainText("stands on the claim’s page");
    await reader.goto(claim.path);
    await expect(reader.locator("body")).toContainText(secret);

    const ada = await signedIn("ada");
    await ada.goto("/desk");
    await ada.getByRole("link", { name: "Redactions" }).click();
    await ada.getByLabel("What holds the words").fill(claim.path);
    await ada.getByRole("button", { name: "Show its texts" }).click();
    const besides = ada.getByRole("region", { name: "What else stands on this claim" });
    const row = besides.getByRole("listitem").filter({ hasText: secret });
    await row.getByRole("link", { name: "Note" }).click();
    await expect(ada.getByRole("heading", { level: 1 })).toHaveText(
      "Redact the texts of this note",
    );
    await ada.getByLabel("Only this passage").fill(secret);
    await ada.getByRole("radio", { name: "Personal data" }).check();
    await ada.getByLabel("Public reason").fill(`${reason} ${secret}`);
    await ada.getByRole("button", { name: "Show what will be replaced" }).click();
    await expect(ada.getByRole("alert").first()).toContainText("repeats the words");
    await ada.getByLabel("Public reason").fill(reason);
    await ada.getByRole("button", { name: "Show what will be replaced" }).click();
    const shown = ada.getByRole("main").getByRole("status");
    await expect(shown).toContainText(`Redacted: ${secret.length} characters`);
    await expect(shown).toContainText("Nobody can bring them back");
    await reader.reload();
    await expect(reader.locator("body")).toContainText(secret);

    await ada.getByRole("button", { name: "Redact this for good" }).click();
    await expect(ada.getByRole("status")).toContainText("The words are gone");
    await reader.reload();
    const margin = reader.getByRole("region", { name: "Notes in the margin" });
    await expect(margin).toContainText(
      `The editor lives Redacted: ${secret.length} characters, sha256`,
    );
    const here = reader.getByRole("region", { name: "What was redacted here" });
    await expect(here).toContainText("personal data");
    await expect(here).toContainText(reason);
    await expect(here).toContainText(`${secret.length} characters, sha256`);
    await expect(reader.locator("body")).not.toContainText(secret);
    await reader.goto("/redactions");
    await expect(
      reader.getByRole("main").getByRole("listitem").filter({ hasText: reason }).first(),
    ).toContainText("personal data");
  });
});
