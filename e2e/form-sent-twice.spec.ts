import { expect, inBothWays, test } from "./fixtures";

inBothWays((isScripted) => {
  test("A form sent twice does it once", async ({ claim, signedIn, database }) => {
    const note = `Sent by an impatient finger (${isScripted ? "i" : "ii"}).`;
    const page = await signedIn("stella");
    await page.goto(`/claims/${claim.id}/annotations/new`);
    await page.getByLabel("Your note").fill(note);
    const first = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("button", { name: "Store the note" }).dblclick();
    const sent = await first;
    const mine = page.getByRole("region", { name: "What you noted on this claim" });
    await expect(mine.getByRole("listitem").filter({ hasText: note })).toHaveCount(1);

    // The same bytes once more, as a reader sends them who reloads the answer.
    const { "content-length": _length, ...headers } = await sent.allHeaders();
    const again = await page.request.post(sent.url(), {
      headers: onlyReal(headers),
      data: sent.postDataBuffer()!,
    });
    expect(again.ok()).toBe(true);
    const { rows } = await database.query(
      "SELECT id FROM claim_annotation_revisions WHERE claim_id = $1 AND body = $2",
      [claim.id, note],
    );
    expect(rows).toHaveLength(1);
  });
});

function onlyReal(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
}
