import { castMember, expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  const mark = isScripted ? "i" : "ii";

  test("A member logs a search for contrary evidence, and the claim's page shows who looked where", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const result = `Three letters, and none speaks against it (${mark}).`;
    const tomas = await signedIn("tomas");
    await tomas.goto(claim.path);
    await tomas
      .getByRole("link", { name: /^Log (one|a search)/ })
      .first()
      .click();
    await tomas.getByLabel("Where you looked").fill("The catalogue of letters");
    await tomas.getByLabel("What you looked for").fill("Lenin coalition");
    await tomas.getByLabel("The day of the search").fill("2999-01-01");
    await tomas.getByLabel("What came of it").fill(result);
    await tomas.getByRole("button", { name: "Log the search" }).click();
    const summary = tomas.getByRole("main").getByRole("alert");
    await expect(summary).toContainText("This day is still to come.");
    await expect(tomas.getByLabel("What came of it")).toHaveValue(result);
    await tomas.getByLabel("The day of the search").fill("2024-02-29");
    await tomas.getByRole("button", { name: "Log the search" }).click();
    await expect(tomas.getByRole("status")).toContainText("Your search is on record.");

    await reader.goto(claim.path);
    const searches = reader.getByRole("region", { name: "Searches for contrary evidence" });
    const entry = searches.getByRole("listitem").filter({ hasText: result });
    await expect(entry).toContainText("29 February 2024");
    await expect(entry).toContainText(castMember("tomas").name);
  });

  test("A member asks for a source, an editor closes the request, and the page no longer asks", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const note = `Is there a letter that says so? (${mark})`;
    const stella = await signedIn("stella");
    await stella.goto(claim.path);
    await stella.getByRole("link", { name: "Ask for a source or another look" }).click();
    await stella.getByLabel("Why").fill(note);
    await stella.getByRole("button", { name: "Ask for it" }).click();
    await expect(stella.getByRole("status")).toContainText("Your request stands");
    await reader.goto(claim.path);
    await expect(reader.getByText(note)).toBeVisible();

    const edith = await signedIn("edith");
    await edith.goto(`/claims/${claim.id}/requests/new`);
    const open = edith.getByRole("listitem").filter({ hasText: note });
    await open.getByText("Close it").click();
    await open.getByLabel("Reason for closing it").fill("A letter has been added.");
    await open.getByRole("button", { name: "Close the request" }).click();
    await expect(edith.getByRole("status")).toContainText("The request is closed.");
    await reader.goto(claim.path);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(claim.sentence);
    await expect(reader.getByText(note)).toHaveCount(0);
  });

  test("A member sends evidence together with the source that it stands in, and the public sees neither", async ({
    claim,
    signedIn,
    page: reader,
  }) => {
    const title = `Minutes of a night session (${mark})`;
    const mira = await signedIn("mira");
    await mira.goto(`/claims/${claim.id}/evidence/new`);
    await mira.getByText("Or describe a source that is not here yet").click();
    await mira.getByLabel("Title").fill(title);
    await mira.getByLabel("Kind").selectOption("document of another kind");
    await mira.getByLabel("ISBN").fill("0-306-40615-3");
    await mira.getByLabel("The words of the source").fill("resolved by all against none");
    await mira.getByLabel("Place", { exact: true }).selectOption("page");
    await mira.getByLabel("Which one").fill("3");
    await mira.getByRole("radio", { name: "They support the claim" }).check();
    await mira.getByRole("radio", { name: "Directly" }).check();
    await mira.getByRole("button", { name: "Send the evidence" }).click();
    await expect(mira.getByRole("main").getByRole("alert")).toContainText("This is no ISBN");
    await expect(mira.getByLabel("Title")).toHaveValue(title);
    await mira.getByLabel("ISBN").fill("0-306-40615-2");
    await mira.getByRole("button", { name: "Send the evidence" }).click();
    await expect(mira.getByRole("status")).toContainText("Your evidence is proposed.");
    await mira.goto("/sources/new");
    const mine = mira.getByRole("region", { name: "Sources that you added" });
    await expect(mine.getByRole("listitem").filter({ hasText: title })).toContainText("waits");
    await reader.goto("/sources");
    await expect(reader.locator("body")).not.toContainText(title);
  });
});
