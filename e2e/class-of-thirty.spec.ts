import type { Page } from "@playwright/test";
import type { Pool } from "pg";
import { localOf } from "@/lib/classes/rules/zones";
import { readCsv, unguarded } from "@/prisma/factories/csv";
import { inDays } from "@/prisma/factories/classes";
import {
  expect,
  fillAnew,
  inBothWays,
  IS_PUBLIC,
  IS_ARGUED_IN_CORPUS,
  test,
  type Claim,
  type Newcomer,
} from "./fixtures";
import { findClaims } from "./find-claims";
import { cellsOf } from "./graded-class";
import { openClass } from "./class-people";
import {
  addEvidence,
  answerIt,
  criteriaOf,
  gradeEach,
  handIn,
  noteIt,
  openStep,
  saved,
} from "./work-steps";

inBothWays((isScripted) => {
  test("A teacher brings a class of thirty from a file and assigns three claims; five students do everything, one on a phone, one without an address, one late and given longer; their grades are released, one is asked about, and the gradebook is its file", async ({
    newcomer,
    newBrowser,
    database,
  }) => {
    test.setTimeout(480_000);
    const way = isScripted ? "Eins" : "Zwei";
    const { page: teacher } = await newcomer("Thea Lehmann");
    const listed: Newcomer[] = [];
    for (const name of ["Ada Brook", "Ben Cole", "Cy Dunn", "Dora Ebel"])
      listed.push(await newcomer(`${name} ${way}`));
    const [ada, ben, phone, late] = listed.map(({ page }) => page) as [Page, Page, Page, Page];
    await phone.setViewportSize({ width: 375, height: 800 });

    const name = `Thirty ${isScripted ? "with" : "without"} script`;
    const code = await openClass(teacher, name);
    const classPage = teacher.url().split("?")[0]!;
    await importThirty(teacher, listed);
    for (const page of [ada, ben, phone, late]) await joinAsExpected(page);
    const instant = await newBrowser();
    await instant.goto(`/join?code=${code}`);
    await instant.getByLabel("Name").fill(`Ina Stant ${way}`);
    await instant.getByRole("button", { name: "Join with this name" }).click();
    await expect(instant.getByRole("heading", { level: 1 })).toHaveText("Your return code");

    const claims = await threeClaims(database);
    await teacher.goto(classPage);
    await assign(teacher, claims);
    const at = new URL(teacher.url()).pathname.replace(/\/edit$/, "");

    // A class does its work at the same time.
    for (const pair of [
      [ada, ben],
      [phone, instant],
    ])
      await Promise.all(pair.map((page) => workThrough(page, at, claims, isScripted)));
    await late.goto(at);
    await workOn(late, claims[0]!, isScripted);
    await database.query("UPDATE assignments SET due_at = now() WHERE id = $1", [at.split("/")[2]]);
    await late.goto(at);
    await expect(late.getByRole("region", { name: "Hand in" })).toContainText(
      "It was due, and late work is not taken.",
    );
    await giveLonger(teacher, at, `Dora Ebel ${way}`);
    await late.goto(at);
    for (const claim of claims.slice(1)) {
      await late.goto(at);
      await workOn(late, claim, isScripted);
    }
    await handIn(late, at);

    const students = [...listed.map((one) => one.name), `Ina Stant ${way}`];
    for (const [nth, student] of students.entries()) await grade(teacher, at, student, nth);
    await setAnother(teacher);
    await teacher.goto(`${at}/grades`);
    await teacher.getByRole("button", { name: /^Release all/ }).click();
    await expect(teacher.getByRole("status")).toContainText("The grades are released");

    await ask(instant, at);
    await answer(teacher, at);
    await instant.goto(`${at}/grade`);
    await expect(instant.getByRole("main")).toContainText("You did; I overlooked one.");
    await ada.goto(`${at}/grade`);
    await ada.getByRole("button", { name: "Open my grade" }).click();
    await expect(ada.getByRole("main")).toContainText("Computed from the rubric: ");

    await teacher.goto(`${at}/grades`);
    const cells = await cellsOf(teacher);
    const file = await (await teacher.request.get(`${at}/gradebook.csv`)).text();
    expect(cells).toEqual(readCsv(file, ",").map((row) => row.map(unguarded)));
    const [head, ...rows] = cells as [string[], ...string[][]];
    const of = (row: string[], column: string) => row[head.indexOf(column)];
    expect(rows.map((row) => of(row, "State")).sort()).toEqual([
      ...Array.from({ length: 26 }, () => "not begun"),
      ...Array.from({ length: 5 }, () => "released"),
    ]);
    for (const student of students) {
      const [row] = rows.filter((each) => of(each, "Student") === student);
      expect([of(row!, "State"), of(row!, "Days late")]).toEqual(["released", "0"]);
      expect(of(row!, "Final")).toMatch(/^\d+\.\d\d$/);
    }
    expect(rows.filter((row) => of(row, "Override") !== "")).toMatchObject([
      expect.arrayContaining(["90.00", "=Said more in the lesson"]),
    ]);
  });
});

const status = (page: Page) => page.getByRole("main").getByRole("status").first();

/** Imports those who have an account by their addresses, and others, who get return codes, up to thirty. */
async function importThirty(page: Page, listed: readonly Newcomer[]): Promise<void> {
  const rows = listed.map(({ name, email }) => `${name};${email}`);
  for (let nth = rows.length; nth < 30; nth += 1) rows.push(`Pupil ${nth};`);
  const buffer = Buffer.from(`\ufeff${["Name;E-Mail", ...rows].join("\r\n")}\r\n`, "utf8");
  await page.getByRole("link", { name: "Roster and return codes" }).click();
  await page.getByLabel("File").setInputFiles({ name: "class.csv", mimeType: "text/csv", buffer });
  await page.getByLabel("Make return codes").check();
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.getByRole("region", { name: "What it would do" })).toContainText("30 new");
  await page.getByRole("button", { name: "Import this" }).click();
  const sheet = page.getByRole("region", { name: "Return codes" });
  await expect(sheet.getByRole("listitem")).toHaveCount(26);
}

async function joinAsExpected(page: Page): Promise<void> {
  await page.goto("/classes");
  const notice = page.getByRole("status").filter({ hasText: "expects you" });
  await notice.getByRole("button", { name: "Join this class" }).click();
  await expect(status(page)).toContainText("You are in the class.");
}

/** Assigns these from the template of the written debate, with a note on each besides. */
async function assign(page: Page, claims: readonly Claim[]): Promise<void> {
  await page.getByRole("link", { name: "New assignment" }).click();
  await page.getByRole("link", { name: "A written debate" }).click();
  for (const [nth, { sentence }] of claims.entries()) {
    await findClaims(page, sentence);
    await page.getByRole("button", { name: `Take the claim: ${sentence}` }).click();
    const chosen = page.getByRole("list", { name: "Claims that are chosen" });
    await expect(chosen.getByRole("listitem")).toHaveCount(nth + 1);
  }
  await fillAnew(page.getByLabel("Title", { exact: true }).first(), "The best case for both sides");
  await page.getByRole("checkbox", { name: "Annotate" }).check();
  await page.getByLabel("Notes on each claim").fill("1");
  await page.getByText("Late work, and the release of grades").click();
  await page.getByRole("radio", { name: /not taken/ }).check();
  await page.getByLabel("It opens").fill("2026-01-05T08:00");
  await page.getByLabel("It is due").fill("2040-01-05T08:00");
  await page.getByRole("button", { name: "Make the assignment" }).click();
  await expect(status(page)).toContainText("is made");
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(status(page)).toContainText("It is assigned.");
}

async function workThrough(
  page: Page,
  at: string,
  claims: readonly Claim[],
  isScripted: boolean,
): Promise<void> {
  for (const claim of claims) {
    await page.goto(at);
    await workOn(page, claim, isScripted);
  }
  await handIn(page, at);
}

/** Everything that the tasks ask on one claim. */
async function workOn(page: Page, { sentence }: Claim, isScripted: boolean): Promise<void> {
  await page.getByRole("region", { name: "Claims" }).getByRole("link", { name: sentence }).click();
  await gradeEach(page, isScripted, async (form) => {
    for (const criterion of await criteriaOf(form))
      await criterion.getByRole("radio").last().check();
    await fillAnew(form.getByLabel("Your reason"), "It says so in as many words.");
  });
  await addEvidence(page, isScripted);
  await answerIt(page, isScripted);
  await noteIt(page, isScripted);
  await openStep(page, "Vote");
  const vote = page.getByRole("form", { name: "Your vote" });
  await fillAnew(vote.getByLabel("Your reasons"), "Those who were there say so; others deny it.");
  await vote.getByRole("radio", { name: "Mixed" }).check();
  await vote.getByRole("radio", { name: "Fairly sure" }).check();
  await saved(vote, isScripted);
}

async function giveLonger(page: Page, at: string, student: string): Promise<void> {
  await page.goto(at);
  await page.getByRole("link", { name: "Longer for a student" }).click();
  const line = page.getByRole("listitem").filter({ hasText: student });
  await line.getByText(`Give longer: ${student}`).click();
  await fillAnew(line.getByLabel("They have until"), localOf(inDays(2), "Europe/Berlin"));
  await line.getByLabel("The reason").fill("Was ill, with a note.");
  await line.getByRole("button", { name: "Give them longer" }).click();
  await expect(status(page)).toContainText("They have longer now.");
}

/** Gives everybody other levels. */
async function grade(page: Page, at: string, student: string, nth: number): Promise<void> {
  await page.goto(`${at}/grades`);
  await page.getByRole("link", { name: student }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(student);
  const sheet = page.getByRole("region", { name: "The grade" });
  for (const criterion of await criteriaOf(sheet)) {
    const levels = criterion.getByRole("radio");
    await levels.nth(nth % (await levels.count())).check();
  }
  await sheet.getByRole("button", { name: "Store the levels" }).click();
  await expect(status(page)).toContainText("the grade is computed");
}

async function setAnother(page: Page): Promise<void> {
  const sheet = page.getByRole("region", { name: "The grade" });
  await sheet.getByText("Set another grade in its place").click();
  await fillAnew(sheet.getByLabel("Grade in percent"), "90");
  await fillAnew(sheet.getByRole("textbox", { name: "Why" }), "=Said more in the lesson");
  await sheet.getByRole("button", { name: "Set this grade" }).click();
  await expect(status(page)).toContainText("This grade stands now.");
}

async function ask(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/grade`);
  await page.getByRole("button", { name: "Open my grade" }).click();
  await expect(page.getByRole("main")).toContainText("90.00");
  await page.getByText("Ask about “Uses the evidence”").click();
  await fillAnew(
    page.getByLabel("Your question about “Uses the evidence”"),
    "Did I not name two sources?",
  );
  await page.getByRole("button", { name: "Ask", exact: true }).first().click();
  await expect(status(page)).toContainText("Your question is asked.");
}

async function answer(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/inquiries`);
  await page.getByRole("link", { name: "Answer Ina Stant" }).click();
  const asked = page.getByRole("region", { name: "What the student asks" });
  await asked.getByRole("radio", { name: "The level stands" }).check();
  await fillAnew(asked.getByLabel("Answer"), "You did; I overlooked one.");
  await asked.getByRole("button", { name: "Answer" }).click();
  await expect(status(page)).toContainText("The question is answered");
}

/** Three claims that everybody sees, with little on each to grade, and something to answer. */
async function threeClaims(database: Pool): Promise<Claim[]> {
  const { rows } = await database.query<Claim>(
    `SELECT c.id, r.sentence FROM claims c JOIN claim_revisions r ON r.id = c.current_revision_id,
       LATERAL (SELECT count(*) AS n FROM evidence e
                WHERE e.claim_id = c.id AND e.state = 'LIVE' AND e.audience_id = c.audience_id) ev,
       LATERAL (SELECT count(*) AS n FROM arguments a
                WHERE a.claim_id = c.id AND a.state = 'LIVE' AND a.audience_id = c.audience_id) ar
     WHERE c.state = 'LIVE' AND c.merged_into_id IS NULL AND c.${IS_PUBLIC} AND ev.n > 0 AND ${IS_ARGUED_IN_CORPUS}
     ORDER BY ev.n + ar.n, c.id DESC LIMIT 3`,
  );
  expect(rows).toHaveLength(3);
  return rows;
}
