import { expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  const mark = isScripted ? "i" : "ii";

  test("A member proposes a counter-claim that a search found, an editor accepts it, and the claim's page shows it", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const wording = `The two cannot both be so, as anybody sees (${mark}).`;
    const jonas = await signedIn("jonas");
    await jonas.goto(claim.path);
    await jonas
      .getByRole("link", { name: /^Propose a counter-claim/ })
      .first()
      .click();
    await expect(jonas.getByRole("radio", { name: "It rebuts" })).toBeChecked();
    const search = jonas.getByRole("main").getByRole("search");
    await search.getByLabel("Find the claims").fill("Trotsky insurrection coalition masses");
    await search.getByRole("button", { name: "Search" }).click();
    const found = jonas.getByRole("group", { name: "From which claims" }).getByRole("checkbox");
    await found.nth(isScripted ? 0 : 1).check();
    await jonas.getByLabel("The step in words").fill(wording);
    await jonas.getByRole("button", { name: "Send the argument" }).click();
    await expect(jonas.getByRole("status")).toContainText("Your argument is proposed.");
    await reader.goto(claim.path);
    await expect(reader.locator("body")).not.toContainText(wording);

    const anselm = await signedIn("anselm");
    await anselm.goto("/desk");
    const waiting = anselm.getByRole("article").filter({ hasText: wording });
    const further = anselm.getByRole("link", { name: "Further" });
    while ((await waiting.count()) === 0 && (await further.count()) > 0)
      await anselm.goto((await further.getAttribute("href"))!);
    await waiting.getByRole("button", { name: "Accept" }).click();
    await expect(anselm.getByRole("status")).toContainText("Accepted.");
    await reader.goto(claim.path);
    const shown = reader.getByRole("region", { name: "Arguments" }).getByText(wording);
    await expect(shown).toBeVisible();
    const counter = reader.getByRole("region", { name: "Counter-claims" });
    await expect(counter).toContainText("unanswered");
    const step = reader.getByRole("listitem").filter({ hasText: wording }).last();
    await step.getByRole("link", { name: "Respond to this argument" }).click();
    await expect(reader.getByRole("main")).toContainText(wording);
    await expect(reader.getByRole("link", { name: "Answer it" })).toBeVisible();
  });

  test("A counter-claim may be new, with the other way round: a wording that is too short keeps everything", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const sentence = `Nothing of the kind was ever meant (${mark}).`;
    const mira = await signedIn("mira");
    await mira.goto(`/claims/${claim.id}/arguments/new?relation=rebuts`);
    await mira.getByLabel("The new claim").fill(sentence);
    await mira.getByRole("radio", { name: "Interpretive" }).check();
    await mira.getByLabel("The step in words").fill("Too short");
    await mira.getByRole("checkbox", { name: "It holds the other way round too" }).check();
    await mira.getByLabel("The other way round, in words").fill("If that was meant, this was not.");
    await mira.getByRole("button", { name: "Send the argument" }).click();
    await expect(mira.getByRole("main").getByRole("alert")).toContainText("at least 10 characters");
    await expect(mira.getByLabel("The new claim")).toHaveValue(sentence);
    await expect(mira.getByRole("radio", { name: "Interpretive" })).toBeChecked();
    await mira.getByLabel("The step in words").fill("If this is so, that is not.");
    await mira.getByRole("button", { name: "Send the argument" }).click();
    await expect(mira.getByRole("status")).toContainText("Your argument is proposed.");
    await reader.goto(claim.path);
    await expect(reader.getByText(/proposals? waits? for an editor/)).toBeVisible();
    await expect(reader.locator("body")).not.toContainText(sentence);
  });
});
