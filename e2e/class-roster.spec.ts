import type { Page } from "@playwright/test";
import type { Pool } from "pg";
import { makeAssignment } from "@/prisma/factories/classes";
import { expect, fillAnew, inBothWays, said, test, type Claim } from "./fixtures";
import { expectSound } from "./axe";
import { inFactories, openClass, reviewerOf } from "./class-people";
import { openStep, saved } from "./work-steps";

inBothWays((isScripted) => {
  test("A teacher imports thirty rows, sees what is wrong with three, and imports them again without a change; whom they expect joins", async ({
    newcomer,
  }) => {
    test.setTimeout(180_000);
    const { page: teacher } = await newcomer("Thea Lehmann");
    const { page: listed, email } = await newcomer("Lina Listed");
    await openClass(teacher, `Roster ${isScripted ? "with" : "without"} script`);
    await teacher.getByRole("link", { name: "Roster and return codes" }).click();
    await expect(teacher.getByRole("main")).toContainText("Nobody is expected.");
    await teacher.getByRole("button", { name: "See what it would do" }).click();
    await expect(said(teacher, "Choose a file, or paste your list.").first()).toBeVisible();

    const windows = Buffer.from("name\nM\u00fcller", "latin1");
    await choose(teacher, windows);
    await teacher.getByRole("button", { name: "See what it would do" }).click();
    await expect(said(teacher, "it looks like Windows-1252").first()).toBeVisible();

    await choose(teacher, Buffer.from(rosterOf(email), "utf8"));
    await teacher.getByRole("button", { name: "See what it would do" }).click();
    await expect(said(teacher, "The list is read.").first()).toBeVisible();
    const preview = teacher.getByRole("region", { name: "What it would do" });
    await expect(preview).toContainText("27 new and 3 left out. Nothing is stored yet.");
    await expect(preview).toContainText("Line 5, nameless@school.example, column “Vorname”");
    await expect(preview).toContainText("is no address like name@example.org");
    await expect(preview).toContainText("the same address as line 2");
    if (isScripted) await expectSound(teacher);
    await teacher.getByRole("button", { name: "Import this" }).click();
    await expect(teacher.getByRole("status")).toContainText(
      "The list is imported: 27 added and 3 left out.",
    );
    const expected = teacher.getByRole("region", { name: "Expected" });
    await expect(expected.getByRole("listitem").filter({ hasText: "Pupil 9 Nine" })).toBeVisible();

    await teacher.goto(rosterOn(teacher));
    await choose(teacher, Buffer.from(rosterOf(email), "utf8"));
    await teacher.getByRole("button", { name: "See what it would do" }).click();
    await expect(said(teacher, "There is nothing to import").first()).toBeVisible();
    await expect(teacher.getByRole("button", { name: "Import this" })).toHaveCount(0);

    await listed.goto("/classes");
    const notice = listed.getByRole("status").filter({ hasText: "expects you" });
    await expect(notice).toContainText("as Lina Listed");
    await notice.getByRole("button", { name: "Join this class" }).click();
    await expect(listed.getByRole("status")).toContainText("You are in the class.");

    await teacher.goto(rosterOn(teacher));
    await expect(expected).not.toContainText(email);
    const nine = expected.getByRole("listitem").filter({ hasText: "Pupil 9 Nine" });
    await nine.getByRole("link", { name: "Correct" }).click();
    await fillAnew(teacher.getByLabel("Name", { exact: true }), "Nina Nine");
    await teacher.getByRole("button", { name: "Correct it" }).click();
    await expect(teacher.getByRole("status")).toContainText("The roster is corrected.");
    const nina = expected.getByRole("listitem").filter({ hasText: "Nina Nine" });
    await nina.getByRole("button", { name: "Take off the roster" }).click();
    await expect(teacher.getByRole("status")).toContainText("Nina Nine is no longer expected.");
    await teacher.getByRole("button", { name: "Expect them again" }).click();
    await expect(teacher.getByRole("status")).toContainText("They are expected again.");
    await expect(nina).toBeVisible();

    await teacher.goto(rosterOn(teacher));
    await teacher.getByLabel("Or paste the list").fill("name\nOhne Adresse\nAuch Ohne");
    await teacher.getByLabel("Make return codes").check();
    await teacher.getByRole("button", { name: "See what it would do" }).click();
    await expect(preview).toContainText("2 with a return code");
    await teacher.getByRole("button", { name: "Import this" }).click();
    const sheet = teacher.getByRole("region", { name: "Return codes" });
    await expect(sheet.getByRole("listitem").filter({ hasText: "Ohne Adresse" })).toContainText(
      CODE,
    );
    if (isScripted) await expectSound(teacher);
    await teacher.getByRole("link", { name: "I have printed them" }).click();
    await expect(teacher.getByRole("main")).toContainText("2 of them have not been here yet.");
  });

  test("Somebody without an address joins by a name, comes back by the code, is refused a public vote, and gets an address without losing work", async ({
    newcomer,
    newBrowser,
    database,
    claim,
    linkTo,
  }) => {
    test.setTimeout(180_000);
    const { page: teacher, email: teacherAt } = await newcomer("Thea Lehmann");
    const code = await openClass(teacher, `Instant ${isScripted ? "with" : "without"} script`);
    const classPage = teacher.url().split("?")[0]!;
    const at = await assignmentIn(classPage.split("/").at(-1)!, teacherAt, claim, database);

    const first = await newBrowser();
    await first.goto(`/join?code=${code}`);
    await expect(first.getByRole("main")).toContainText("I have no e-mail address");
    if (isScripted) await expectSound(first);
    await first.getByRole("button", { name: "Join with this name" }).click();
    await expect(said(first, "The name is missing.").first()).toBeVisible();
    const name = `Ina Stant ${isScripted ? "One" : "Two"}`;
    await first.getByLabel("Name").fill(name);
    await first.getByRole("button", { name: "Join with this name" }).click();
    await expect(first.getByRole("heading", { level: 1 })).toHaveText("Your return code");
    const returnCode = CODE.exec((await first.getByRole("main").textContent())!)![0];
    await first.getByRole("link", { name: "I have it; go to the class" }).click();
    await expect(first.getByRole("main")).toContainText("You are its first student.");
    await first.context().close();

    const page = await newBrowser();
    await page.goto("/return");
    await page.getByLabel("Return code").fill("0000-0000-0000-0000");
    await page.getByRole("button", { name: "Come back" }).click();
    await expect(said(page, "This code opens nothing.").first()).toBeVisible();
    await fillAnew(page.getByLabel("Return code"), returnCode.toLowerCase());
    await page.getByRole("button", { name: "Come back" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your classes");
    await page.goto(at);
    await page.getByRole("link", { name: claim.sentence }).click();
    await openStep(page, "Vote");
    const vote = page.getByRole("form", { name: "Your vote" });
    await vote.getByLabel("Your reasons").fill("Reasons of somebody without an address.");
    await saved(vote, isScripted);

    await page.goto(`/claims/${claim.id}/vote`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Give an e-mail address first",
    );
    await page.getByRole("link", { name: "Your account" }).first().click();
    await expect(page.getByRole("main")).toContainText("none; no mail goes to you");
    const email = `ina.${isScripted ? "one" : "two"}.${process.pid}.${Date.now()}@example.org`;
    await page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await page.getByLabel("Password").fill("kettle-harbour-ina-walnut-sleigh");
    await database.query("DELETE FROM limits.attempts WHERE key ~ '^(signUp|letter)-address:'");
    await page.getByRole("button", { name: "Send me a letter to confirm it" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
    await page.goto(await linkTo(email, /Confirm/));
    await expect(page.getByRole("main")).toContainText(email);
    await page.getByRole("button", { name: "Confirm and sign in" }).click();
    await expect(page.getByRole("status")).toContainText("Your address is confirmed");
    await expect(page.getByRole("radio", { name: "Nobody" })).toBeChecked();
    await page.goto(at);
    await expect(page.getByRole("region", { name: "Hand in" })).toContainText(
      "Your work is under way.",
    );
    await page.getByRole("link", { name: claim.sentence }).click();
    await openStep(page, "Vote");
    await expect(vote.getByLabel("Your reasons")).toHaveValue(
      "Reasons of somebody without an address.",
    );
    await page.goto(`/claims/${claim.id}/vote`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cast your vote");

    await teacher.goto(`${classPage}/people`);
    await expect(teacher.getByRole("listitem").filter({ hasText: name })).toBeVisible();
  });
});

test("Whoever opens an account to join a class has no page that others find, until they want one", async ({
  newcomer,
  newBrowser,
  database,
  linkTo,
}) => {
  test.setTimeout(120_000);
  const { page: teacher } = await newcomer("Thea Lehmann");
  const code = await openClass(teacher, "Joined by a new account");
  const page = await newBrowser();
  await page.goto(`/join?code=${code}`);
  await page.getByRole("link", { name: "Make an account" }).click();
  const email = `una.listed.${process.pid}.${Date.now()}@example.org`;
  await page.getByLabel("Name").fill("Una Listed");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("kettle-harbour-una-walnut-sleigh");
  await database.query("DELETE FROM limits.attempts WHERE key ~ '^(signUp|letter)-address:'");
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await page.goto(await linkTo(email, /Confirm/));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await page.getByRole("button", { name: "Join this class" }).click();
  await expect(page.getByRole("status")).toContainText("You are in the class.");

  const { rows } = await database.query<{ handle: string }>(
    "SELECT handle FROM profiles WHERE email = $1",
    [email],
  );
  const face = `/reviewers/${rows[0]!.handle}`;
  const status = async () => (await page.request.get(face)).status();
  expect(await status()).toBe(404);
  await page.goto("/account");
  await page.getByRole("radio", { name: "Everybody" }).check();
  await page.getByRole("button", { name: "Save this" }).click();
  await expect(page.getByRole("status")).toContainText("You have a page that everybody sees");
  expect(await status()).toBe(200);
  await page.getByRole("radio", { name: "Nobody" }).check();
  await page.getByRole("button", { name: "Save this" }).click();
  await expect(page.getByRole("status")).toContainText("Nobody finds a page of yours any more.");
  expect(await status()).toBe(404);
});

const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** Thirty rows as a German Excel writes them: two are wrong, and one is there twice. */
function rosterOf(email: string): string {
  const rows = Array.from({ length: 26 }, (_, nth) => [
    ...[`Pupil ${nth}`, nth === 9 ? "Nine" : "Müller", `pupil${nth}@school.example`, `S-${nth}`],
  ]);
  rows.splice(3, 0, ["", "", "nameless@school.example", "S-90"]);
  rows.push(["Wrong", "Address", "wrong at school", "S-91"]);
  rows.push(["Lina", "Listed", email, "S-92"]);
  rows.push(["Pupil 0", "Again", "PUPIL0@school.example", "S-93"]);
  const lines = [["Vorname", "Nachname", "E-Mail", "ID"], ...rows].map((row) => row.join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

const rosterOn = (page: Page): string => page.url().split("?")[0]!.split("#")[0]!;

const choose = (page: Page, buffer: Buffer) =>
  page.getByLabel("File").setInputFiles({ name: "class.csv", mimeType: "text/csv", buffer });

/** An assignment over a claim, in a class that a form has opened. */
async function assignmentIn(
  classId: string,
  teacherAt: string,
  claim: Claim,
  database: Pool,
): Promise<string> {
  const { rows } = await database.query<{ audienceId: string; revisionId: string }>(
    `SELECT k.audience_id AS "audienceId", c.current_revision_id AS "revisionId" FROM classes k, claims c
     WHERE k.id = $1 AND c.id = $2`,
    [classId, claim.id],
  );
  const { audienceId, revisionId } = rows[0]!;
  return inFactories(process.env.ASSAY_JOURNEY_DATABASE_URL!, async (db) => {
    const of = { id: classId, audienceId, teacher: await reviewerOf(db, teacherAt) };
    const made = await makeAssignment(db, { of, claims: [{ id: claim.id, revisionId }] });
    return `/assignments/${made.id}`;
  });
}
