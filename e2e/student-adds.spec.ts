import type { Page } from "@playwright/test";
import pg from "pg";
import { enrol, makeAssignment, makeClass, type MadeTask } from "@/prisma/factories/classes";
import { makeReviewer } from "@/prisma/factories/people";
import { expectSound } from "./axe";
import { reviewerOf } from "./class-people";
import { expect, fillAnew, inBothWays, IS_PUBLIC, said, takenOver, test } from "./fixtures";
import { addEvidence, answerIt, gradeEach, noteIt, openStep, saved } from "./work-steps";

// On a phone.
test.use({ viewport: { width: 375, height: 800 } });

let client: pg.Client;
test.beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await client.connect();
});
test.afterAll(() => client.end());

inBothWays((isScripted) => {
  test("A student points at words, adds evidence from a source that they find and from one that they describe, answers, notes, and hands in under a name of their own", async ({
    newcomer,
  }) => {
    test.setTimeout(180_000);
    const { page, email } = await newcomer(`Adding ${isScripted ? "One" : "Two"}`);
    const at = await assignmentFor(email);
    await page.goto(at);
    await expect(page.getByRole("region", { name: "Your name here" })).toContainText(
      "the name of an animal is drawn for you",
    );
    await page.getByRole("region", { name: "Claims" }).getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "Where it is asserted" })).toBeVisible();
    if (isScripted) await expectSound(page);

    await gradePointing(page, isScripted);
    await addEvidence(page, isScripted);
    await answerIt(page, isScripted);
    await noteIt(page, isScripted);
    if (isScripted) await expectSound(page);

    await page.goto(at);
    await expect(page.getByRole("region", { name: "Claims" })).toContainText("done");
    await takeAnotherName(page);
    await page.getByRole("button", { name: "Hand in" }).click();
    await expect(page.getByRole("status")).toContainText("You have handed in.");
    await expect(page.getByRole("region", { name: "Your name here" })).toContainText(
      "You handed in under it: it stays.",
    );
    expect(await addedBy(email)).toEqual(["answer 1", "evidence 1", "evidence 2", "note 1"]);
  });
});

test("What a student adds outlives a lost connection, and is taken away and brought back", async ({
  newcomer,
}) => {
  const { page, email } = await newcomer("Adding Three");
  await page.goto(await assignmentFor(email));
  await page.getByRole("region", { name: "Claims" }).getByRole("link").first().click();
  await openStep(page, "Notes");
  const note = page.getByRole("form", { name: "Your note, 1" });
  await note.getByRole("radio", { name: /the claim$/ }).check();
  await page.context().setOffline(true);
  await fillAnew(note.getByLabel("Your note"), "Typed without a connection.");
  await expect(note.getByRole("status")).toContainText("Not saved: you are offline");
  await page.context().setOffline(false);
  await saved(note, true);

  // What was typed just before a click on a link is saved first.
  await note.getByLabel("Your note").fill("Typed in passing.");
  await openStep(page, "The passage");
  await openStep(page, "Notes");
  await expect(note.getByLabel("Your note")).toHaveValue("Typed in passing.");
  await note.getByRole("button", { name: "Take it away" }).click();
  await expect(said(page, "You took this note away")).toBeVisible();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(note.getByLabel("Your note")).toHaveValue("Typed in passing.");
});

/** Grades what is on the claim, each with a reason that points at some of its words. */
async function gradePointing(page: Page, isScripted: boolean): Promise<void> {
  await gradeEach(page, isScripted, async (form) => {
    const field = form.getByLabel("The words that decided it");
    const words = page.locator("[data-pointed]");
    const few = (await words.textContent())!.match(/[\p{L}]{4,}/u)![0];
    if (isScripted) {
      await takenOver(field);
      await field.fill("words of nobody");
      await expect(form.getByRole("status")).toContainText("something in it does not read yet");
      await expect(field).toHaveAccessibleDescription(/These words do not stand in it/);
      await field.fill("");
      await words.evaluate((element) => document.getSelection()!.selectAllChildren(element));
      await page.getByRole("button", { name: "Point at these words" }).click();
      await expect(field).not.toHaveValue("");
    } else {
      await field.fill("words of nobody");
      await form.getByRole("button", { name: "Save" }).click();
      await expect(said(page, "It is saved as you typed it.")).toBeVisible();
      await expect(field).toHaveValue("words of nobody");
      await expect(field).toHaveAccessibleDescription(/These words do not stand in it/);
      await field.fill(few);
    }
    for (const criterion of ["Criterion 1", "Criterion 2"])
      await form
        .getByRole("group", { name: criterion })
        .getByRole("radio", { name: "Level 2" })
        .check();
    await form.getByLabel("Your reason").fill("It says so in as many words.");
    if (isScripted) await expect(words.locator("mark")).toContainText(few);
  });
  await expect(page.locator("[data-pointed] mark")).toBeVisible();
}

async function takeAnotherName(page: Page): Promise<void> {
  const region = page.getByRole("region", { name: "Your name here" });
  const names = region.getByLabel("Another name");
  const name = await names.locator("option").nth(3).textContent();
  await names.selectOption(name!);
  await region.getByRole("button", { name: "Take this name" }).click();
  await expect(region).toContainText(`In this assignment you are ${name}.`);
}

/** What of somebody's additions is on record: kind and number. */
async function addedBy(email: string): Promise<string[]> {
  const { actorId } = await reviewerOf(client, email);
  const { rows } = await client.query<{ part: string }>(
    "SELECT d.part FROM additions d JOIN submissions s ON s.id = d.submission_id WHERE s.actor_id = $1",
    [actorId],
  );
  return rows.map(({ part }) => part.replace(/\/\w+\//, " ")).sort();
}

const TASKS: MadeTask[] = [
  ...([{ kind: "GRADE_ARGUMENTS" }, { kind: "ANSWER" }] as const),
  ...([{ kind: "ANNOTATE", notes: 1 }] as const),
  { kind: "ADD_EVIDENCE", supporting: 1, contradicting: 1 },
];

/** An assignment under pseudonyms on a claim with evidence, of a class in which whoever has this address is a student. */
async function assignmentFor(email: string): Promise<string> {
  const student = await reviewerOf(client, email);
  const { rows: claims } = await client.query<{ id: string; revisionId: string }>(WITH_EVIDENCE);
  const of = await makeClass(client, { teacher: await makeReviewer(client) });
  await enrol(client, of.id, student);
  const changes = { naming: "PSEUDONYMS", others_shown: "AFTER_HANDING_IN" };
  const { id } = await makeAssignment(client, { of, claims, tasks: TASKS, changes });
  return `/assignments/${id}`;
}

const WITH_EVIDENCE = `SELECT c.id, c.current_revision_id AS "revisionId" FROM claims c
  WHERE c.state = 'LIVE' AND c.merged_into_id IS NULL AND c.${IS_PUBLIC}
    AND EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = c.id AND e.state = 'LIVE' AND e.audience_id = c.audience_id)
  ORDER BY c.id LIMIT 1`;
