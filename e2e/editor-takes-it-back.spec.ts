import { onDesk, propose } from "./desk";
import { expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  const way = isScripted ? "i" : "ii";

  test("What its author took out meanwhile an editor does not put back by taking an acceptance back", async ({
    claim,
    database,
    signedIn,
  }) => {
    const excerpt = `the words on another page (${way})`;
    const tomas = await signedIn("tomas");
    await propose(tomas, claim, excerpt);
    const edith = await signedIn("edith");
    await edith.goto("/desk?tab=evidence&whose=others");
    await (await onDesk(edith, excerpt)).getByRole("button", { name: "Accept" }).click();
    await expect(edith.getByRole("status")).toContainText("Accepted.");

    await tomas.goto("/account/contributions");
    const line = tomas.getByRole("listitem").filter({ hasText: excerpt });
    await line.getByRole("link", { name: "Revise it" }).click();
    await expect(tomas.getByRole("main")).toContainText("the history of its claim keeps it");
    await tomas.getByLabel("Why", { exact: true }).fill("The page was another one.");
    await tomas.getByRole("button", { name: "Take this evidence out" }).click();
    await expect(tomas.getByRole("heading", { level: 1 })).toHaveText("Taken out");

    await edith.getByRole("button", { name: "Take it back" }).click();
    // Its form is gone with what it was about: the page itself says it.
    await expect(edith.getByText("Somebody has decided on this since.")).toBeVisible();
    const { rows } = await database.query(
      "SELECT e.state FROM evidence e JOIN evidence_revisions r ON r.id = e.current_revision_id WHERE r.excerpt = $1",
      [excerpt],
    );
    expect(rows).toEqual([{ state: "RETRACTED" }]);
    await edith.reload();
    await expect(edith.getByRole("status")).toHaveCount(0);
  });
});
