import pg from "pg";
import { classArchive } from "@/lib/classes/schema/archive";
import { makeAssignment, makeClass, makeSubmission } from "@/prisma/factories/classes";
import { makeVote } from "@/prisma/factories/reviews";
import { expectSound } from "./axe";
import { reviewerOf } from "./class-people";
import { expect, fillAnew, inBothWays, said, test, type Claim, type Newcomer } from "./fixtures";

const NOTHING_HERE = "There is nothing at this address";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher copies a class, takes it away as a file, has it deleted, keeps it, and has it deleted after all", async ({
    claim,
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const [tara, sol] = [await newcomer("Tara Lindqvist"), await newcomer("Sol Abara")];
    const { classPath, assignmentPath } = await made(claim, tara, sol);
    const { page } = tara;

    await page.goto(classPath);
    await page.getByRole("link", { name: "Copy the class" }).click();
    await expect(page.getByLabel("Name of the new class")).toHaveValue("History, 11b (copy)");
    await expect(page.getByRole("checkbox", { name: /Who wanted what/ })).toBeChecked();
    if (isScripted) await expectSound(page);
    await fillAnew(page.getByLabel("Name of the new class"), "History, 11c");
    await page.getByLabel("The first opens on").fill("2031-02-03");
    await page.getByRole("button", { name: "Copy the class" }).click();
    await expect(page.getByRole("status")).toContainText("This is the copy.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("History, 11c");
    await expect(page.getByRole("main")).toContainText("no students yet");
    const drafts = page.getByRole("region", { name: "Assignments" });
    await expect(drafts).toContainText("students do not see it yet");
    // It was due eight days after it opened.
    await expect(drafts).toContainText("due Tuesday 11 February 2031");
    await page.goto(classPath);
    await page.getByRole("link", { name: "Delete the class" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Delete the class");
    await expect(page.getByRole("main")).toContainText("1 work handed in");
    if (isScripted) await expectSound(page);
    const archive = page.getByRole("link", { name: "Download the class (JSON)" });
    const file = await page.request.get((await archive.getAttribute("href"))!);
    expect(classArchive.parse(await file.json())).toMatchObject({
      class: { name: "History, 11b" },
      work: [{ student: { name: "Sol Abara" }, votes: [{ rationale: "The minutes say so." }] }],
    });
    await page.getByLabel("Name of the class").fill("History");
    await page.getByRole("button", { name: "Delete this class" }).click();
    await expect(said(page, "This is not its name.").first()).toBeVisible();
    await fillAnew(page.getByLabel("Name of the class"), "History, 11b");
    await page.getByRole("button", { name: "Delete this class" }).click();
    await expect(said(page, "To be deleted from")).toBeVisible();
    await expect(page.getByRole("region", { name: "Settings" })).toHaveCount(0);
    if (isScripted) await expectSound(page);

    const student = sol.page;
    await student.goto("/classes");
    await expect(student.getByRole("main")).toContainText("to be deleted from");
    await student.getByRole("link", { name: "History, 11b" }).click();
    await expect(student.getByRole("main")).toContainText("Nothing more is taken here.");
    await expect(student.getByRole("button", { name: "Keep it" })).toHaveCount(0);
    await student.getByRole("link", { name: "Who wanted what" }).click();
    await expect(student.getByRole("region", { name: "What you handed in" })).toContainText(
      "The minutes say so.",
    );
    if (isScripted) await expectSound(student);
    await expect(student.getByRole("button", { name: /Hand in/ })).toHaveCount(0);
    const own = await student.request.get(`${classPath}/my-work.json`);
    expect(classArchive.parse(await own.json())).toMatchObject({
      ...{ of: "own work", work: [{ votes: [{ rationale: "The minutes say so." }] }] },
    });

    await page.goto("/classes");
    const listed = page.getByRole("listitem").filter({ hasText: "History, 11b" });
    await listed.getByRole("button", { name: "Keep it" }).click();
    await expect(page.getByRole("status")).toContainText("The class stays.");
    await student.goto(assignmentPath);
    await expect(student.getByRole("region", { name: "Hand in" })).toBeVisible();

    await page.goto(`${classPath}/delete`);
    await page.getByLabel("Name of the class").fill("History, 11b");
    await page.getByRole("button", { name: "Delete this class" }).click();
    await expect(said(page, "To be deleted from")).toBeVisible();
    await page.goto(`${assignmentPath}/edit`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
    await page.goto(`${assignmentPath}/grades`);
    await expect(page.getByRole("main")).toContainText("Sol Abara");
  });
});

/** A class of this teacher with an assignment over the claim, for which this student handed in a vote. */
async function made(
  claim: Claim,
  teacher: Newcomer,
  student: Newcomer,
): Promise<{ classPath: string; assignmentPath: string }> {
  const of = await makeClass(db, { teacher: await reviewerOf(db, teacher.email) });
  const { rows } = await db.query<{ id: string }>(
    "SELECT current_revision_id AS id FROM claims WHERE id = $1",
    [claim.id],
  );
  const about = { id: claim.id, revisionId: rows[0]!.id };
  const assignment = await makeAssignment(db, { of, claims: [about] });
  const by = await reviewerOf(db, student.email);
  await makeSubmission(db, assignment, { student: by, isHandedIn: true });
  const columns = { position: 2, rationale: "The minutes say so." };
  await makeVote(db, about, { by, audienceId: assignment.audienceId, columns });
  return { classPath: `/classes/${of.id}`, assignmentPath: `/assignments/${assignment.id}` };
}
