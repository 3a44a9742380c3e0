import type { Page } from "@playwright/test";
import type pg from "pg";
import { onDesk, propose } from "./desk";
import { expect, fillAnew, inBothWays, IS_PUBLIC, test, type Claim } from "./fixtures";

// A member proposes and rewords, editors judge whole rows, and every decision can be taken back.

inBothWays((isScripted) => {
  const way = isScripted ? "i" : "ii";

  test("A member rewords a live claim, an editor compares the two and accepts, and takes it back", async ({
    claim,
    database,
    signedIn,
    page: reader,
  }) => {
    const sentence = `${claim.sentence.replace(/\.$/, "")}, or so it seems (${way}).`;
    const stella = await signedIn("stella");
    await stella.goto(claim.path);
    await stella.getByRole("link", { name: "Revise this claim" }).click();
    await fillAnew(stella.getByLabel("The claim, in one sentence"), sentence);
    await stella.getByRole("button", { name: "Propose this wording" }).click();
    await expect(stella.getByRole("main").getByRole("alert")).toContainText("Say why");
    await expect(stella.getByLabel("The claim, in one sentence")).toHaveValue(sentence);
    await stella.getByLabel("Why you word it so").fill("The document hedges, and so should this.");
    await stella.getByRole("button", { name: "Propose this wording" }).click();
    await expect(stella.getByRole("status")).toContainText("waits for an editor");
    await expect(waitingWording(stella).locator("ins")).toContainText(`(${way})`);
    await reader.goto(claim.path);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(claim.sentence);

    // Whoever added the claim does not judge another wording of it.
    const isEdiths = await isAddedBy(database, claim, "edith");
    const edith = await signedIn(isEdiths ? "anselm" : "edith");
    await edith.goto("/desk?tab=revisions");
    const line = await onDesk(edith, `or so it seems (${way})`);
    await expect(line.locator("ins")).toContainText("or so it seems");
    await line.getByRole("button", { name: "Accept" }).click();
    await expect(edith.getByRole("status")).toContainText("Accepted.");
    await reader.goto(`${claim.path}?again`);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(sentence);

    await edith.getByRole("button", { name: "Take it back" }).click();
    await expect(edith.getByRole("status")).toContainText("Taken back.");
    await reader.goto(claim.path);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(claim.sentence);

    await stella.goto(`/claims/${claim.id}/revise`);
    await waitingWording(stella).getByLabel("Why").fill("On second thoughts it reads worse.");
    await waitingWording(stella).getByRole("button", { name: "Withdraw this wording" }).click();
    await expect(stella.getByRole("status")).toContainText("What is shown stays as it was.");
    await expect(waitingWording(stella)).toHaveCount(0);
  });

  test("An editor accepts a whole row in one go, and is told of the one that somebody else was quicker with", async ({
    claim,
    signedIn,
  }) => {
    const excerpts = ["first", "second", "third"].map((nth) => `the ${nth} of three (${way})`);
    const tomas = await signedIn("tomas");
    for (const excerpt of excerpts) await propose(tomas, claim, excerpt);
    const [edith, anselm] = [await signedIn("edith"), await signedIn("anselm")];
    await edith.goto("/desk?tab=evidence&whose=others");
    for (const excerpt of excerpts)
      await (await onDesk(edith, excerpt)).getByRole("checkbox").check();

    await anselm.goto("/desk?tab=evidence&whose=others");
    const quicker = await onDesk(anselm, excerpts[1]!);
    await quicker.getByRole("button", { name: "Accept" }).click();
    await expect(anselm.getByRole("status")).toContainText("Accepted.");

    await edith.getByRole("button", { name: "Accept the selected" }).click();
    const told = edith.getByRole("main");
    await expect(told.getByRole("alert")).toContainText("2 of 3 were done. One was not.");
    await expect(told.getByText("Somebody has already decided on this.")).toBeVisible();
    await tomas.goto("/account/contributions");
    for (const excerpt of excerpts)
      await expect(tomas.getByRole("listitem").filter({ hasText: excerpt })).toContainText(
        "in the ledger",
      );
  });

  test("An editor sends a row back with a reason and takes that back; its author rewords what waits", async ({
    claim,
    signedIn,
  }) => {
    const excerpts = ["left", "right"].map((side) => `the ${side} of the two (${way})`);
    const stella = await signedIn("stella");
    for (const excerpt of excerpts) await propose(stella, claim, excerpt);
    const anselm = await signedIn("anselm");
    await anselm.goto("/desk?tab=evidence&whose=others");
    for (const excerpt of excerpts)
      await (await onDesk(anselm, excerpt)).getByRole("checkbox").check();
    await anselm.getByRole("button", { name: "Send back the selected" }).click();
    await expect(anselm.getByRole("main").getByRole("alert")).toContainText("Say why");
    for (const excerpt of excerpts)
      await expect((await onDesk(anselm, excerpt)).getByRole("checkbox")).toBeChecked();
    const reason = "Neither stands on that page.";
    const why = anselm.getByLabel("Reason", { exact: true });
    await why.fill(reason);
    await why.press("Enter");
    await expect(why).toHaveValue(`${reason}\n`);
    await anselm.getByRole("button", { name: "Send back the selected" }).click();
    await expect(anselm.getByRole("status")).toContainText("2 sent back.");

    await stella.goto("/account/contributions");
    const left = stella.getByRole("listitem").filter({ hasText: excerpts[0]! });
    await expect(left).toContainText("sent back");
    await expect(left).toContainText(reason);
    await anselm.getByRole("button", { name: "Take it back" }).click();
    await expect(anselm.getByRole("status")).toContainText("2 taken back. They wait again.");

    await stella.reload();
    await expect(left).toContainText("waits for an editor");
    await left.getByRole("link", { name: "Revise it" }).click();
    const words = stella.getByLabel("The words of the source");
    await fillAnew(words, `${excerpts[0]}, and no more`);
    await stella.getByRole("button", { name: "Send it in these words" }).click();
    await expect(stella.getByRole("status")).toContainText("waits for an editor");
    await expect(stella.getByRole("main")).toContainText("Nobody but you and the editors ever saw");
    await stella.getByLabel("Why", { exact: true }).fill("The page was another one.");
    await stella.getByRole("button", { name: "Withdraw this evidence" }).click();
    await expect(stella.getByRole("heading", { level: 1 })).toHaveText("Withdrawn");
    await stella.getByRole("button", { name: "Restore it" }).click();
    await expect(stella.getByRole("status")).toContainText("back where it was");
  });

  test("Of two editors who reword at once, the second sees what changed and loses nothing", async ({
    claim,
    signedIn,
  }) => {
    const [edith, anselm] = [await signedIn("edith"), await signedIn("anselm")];
    for (const editor of [edith, anselm]) await editor.goto(`/claims/${claim.id}/revise`);
    const place = `in Petrograd (${way})`;
    await reword(edith, { Where: place });
    await expect(edith.getByRole("status")).toContainText("shown now");
    await reword(anselm, { Who: `the Bolsheviks (${way})` });
    await expect(anselm.getByRole("main").getByRole("alert")).toContainText("reworded since");
    const changed = anselm
      .getByRole("status")
      .filter({ hasText: "What changed since you opened this form" });
    await expect(changed).toContainText("Where");
    await expect(changed.locator("ins").last()).toContainText(way);
    await expect(anselm.getByLabel("Who", { exact: false })).toHaveValue(`the Bolsheviks (${way})`);
    await anselm.getByRole("button", { name: "Put this wording in its place" }).click();
    await expect(anselm.getByRole("status")).toContainText("shown now");
    await edith.goto("/desk?tab=claims");
    await expect(await onDesk(edith, `the Bolsheviks (${way})`)).toContainText(
      "In the ledger, not seen by a second person",
    );
    for (const wording of [0, 1]) {
      await anselm.getByRole("button", { name: "Go back to the wording before" }).click();
      await expect(anselm.getByRole("status")).toContainText("back where it was");
      if (wording === 0) break;
    }
  });

  test("An editor says that a source is retracted, and that it is not", async ({
    signedIn,
    database,
    page: reader,
  }) => {
    const { rows } = await database.query<{ id: string }>(
      `SELECT s.id FROM sources s WHERE s.state = 'LIVE' AND s.${IS_PUBLIC} AND s.standing = 'GOOD' AND NOT EXISTS (
         SELECT 1 FROM evidence_revisions r WHERE s.id IN (r.source_id, r.via_source_id)) ORDER BY s.id LIMIT 1`,
    );
    const id = rows[0]!.id;
    await reader.goto(`/sources/${id}/standing`);
    await expect(reader.getByRole("main")).toContainText("To change a source’s standing, sign in.");
    const edith = await signedIn("edith");
    await edith.goto(`/sources/${id}/standing`);
    await edith.getByRole("radio", { name: "Retracted" }).check();
    const standing = edith.getByRole("main");
    await standing.getByRole("button", { name: "Change its standing" }).click();
    await expect(standing.getByRole("alert").first()).toContainText("reason is missing");
    await expect(edith.getByRole("radio", { name: "Retracted" })).toBeChecked();
    await edith.getByLabel("Reason").first().fill(`The publisher withdrew it (${way}).`);
    await standing.getByRole("button", { name: "Change its standing" }).click();
    await expect(edith.getByRole("status")).toContainText("standing is changed");
    await reader.goto(`/sources/${id}/any`);
    await expect(reader.getByText(`The publisher withdrew it (${way}).`).first()).toBeVisible();
    await edith.getByRole("radio", { name: "In good standing" }).check();
    await edith.getByLabel("Reason").first().fill("It was a mistake.");
    await standing.getByRole("button", { name: "Change its standing" }).click();
    await expect(edith.getByRole("status")).toContainText("standing is changed");
  });
});

test("Keys move through the queue, are silent in fields, and can be turned off", async ({
  claim,
  signedIn,
}) => {
  const tomas = await signedIn("tomas");
  for (const nth of ["one", "two"]) await propose(tomas, claim, `key ${nth} of the two`);
  const edith = await signedIn("edith");
  await edith.goto("/desk?tab=evidence&whose=others");
  const focused = edith.locator("article:focus");
  // The keys are there once the page's script is.
  await expect(async () => {
    await edith.keyboard.press("j");
    await expect(focused).toHaveCount(1, { timeout: 500 });
  }).toPass();
  const first = await focused.getAttribute("aria-label");
  await edith.keyboard.press("j");
  await expect(focused).not.toHaveAttribute("aria-label", first!);
  await edith.keyboard.press("k");
  await expect(focused).toHaveAttribute("aria-label", first!);
  await edith.keyboard.press("x");
  await expect(focused.getByRole("checkbox")).toBeChecked();
  await edith.keyboard.press("x");
  await expect(focused.getByRole("checkbox")).not.toBeChecked();
  await edith.keyboard.press("?");
  await expect(edith.getByText("accept the line you are at")).toBeVisible();

  await edith.getByLabel("Reason", { exact: true }).click();
  await edith.keyboard.type("jax?");
  await expect(edith.getByLabel("Reason", { exact: true })).toHaveValue("jax?");
  await expect(edith.getByRole("status")).toHaveCount(0);

  await edith.getByRole("button", { name: "Turn the keys off" }).click();
  await edith.keyboard.press("j");
  await expect(focused).toHaveCount(0);
  await edith.reload();
  await expect(edith.getByRole("button", { name: "Turn the keys on" })).toBeVisible();
  await edith.getByRole("button", { name: "Turn the keys on" }).click();
  await edith.keyboard.press("j");
  await edith.keyboard.press("a");
  await expect(edith.getByRole("status")).toContainText("Accepted.");
});

async function reword(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await fillAnew(page.getByLabel(new RegExp(`^${label}\\b`)), text);
  await page.getByLabel("Why you word it so").fill("It says more precisely what is meant.");
  await page.getByRole("button", { name: "Put this wording in its place" }).click();
}

async function isAddedBy(database: pg.Pool, { id }: Claim, handle: string): Promise<boolean> {
  const { rows } = await database.query(
    `SELECT 1 FROM claims c JOIN bylines b ON b.actor_id = c.actor_id JOIN profiles p ON p.id = b.profile_id
     WHERE c.id = $1 AND p.handle = $2`,
    [id, handle],
  );
  return rows.length > 0;
}

const waitingWording = (page: Page) =>
  page.getByRole("region", { name: "Your wording that waits" });
