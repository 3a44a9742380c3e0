import pg from "pg";
import { enrol, makeAssignment, makeClass, makeSubmission } from "@/prisma/factories/classes";
import { makeVote } from "@/prisma/factories/reviews";
import { expectSound } from "./axe";
import { reviewerOf } from "./class-people";
import { expect, inBothWays, said, test, type Claim, type Newcomer } from "./fixtures";

const NOTHING_HERE = "There is nothing at this address";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher makes a student an assistant, who grades and releases nothing; hands the class over and leaves it", async ({
    claim,
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const [tara, nils, sol] = [
      await newcomer("Tara Lindqvist"),
      await newcomer("Nils Adeyemi"),
      await newcomer("Sol Abara"),
    ];
    const { classPath, assignmentPath } = await made(claim, tara, { joining: nils, working: sol });

    const { page } = tara;
    await page.goto(classPath);
    await page.getByRole("link", { name: "Everybody in the class" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");
    await expect(page.getByRole("region", { name: "Students" })).toContainText("By name");
    if (isScripted) await expectSound(page);
    await page.getByRole("link", { name: "Change what Nils Adeyemi is" }).click();
    await page.getByRole("button", { name: "Change the role" }).click();
    await expect(said(page, "Choose what they are to be.").first()).toBeVisible();
    await page.getByRole("radio", { name: "An assistant" }).check();
    if (isScripted) await expectSound(page);
    await page.getByRole("button", { name: "Change the role" }).click();
    await expect(page.getByRole("status")).toContainText(
      "Nils Adeyemi is an assistant of the class",
    );
    await page.getByRole("button", { name: "Make them a student again" }).click();
    await expect(page.getByRole("status")).toContainText("Nils Adeyemi is a student of the class");
    await page.getByRole("button", { name: "Make them an assistant again" }).click();
    await expect(page.getByRole("status")).toContainText(
      "Nils Adeyemi is an assistant of the class",
    );

    const assistant = nils.page;
    await assistant.goto(classPath);
    await expect(assistant.getByRole("main")).toContainText("you are an assistant");
    for (const theirs of ["Settings", "Code of the class", "New assignment"])
      await expect(assistant.getByRole("main")).not.toContainText(theirs);
    await assistant.goto(`${classPath}/people`);
    await expect(assistant.getByRole("region", { name: "Students" })).toContainText("Sol Abara");
    await expect(assistant.getByRole("button", { name: "Take out of the class" })).toHaveCount(0);
    await expect(assistant.getByRole("link", { name: /^Change what/ })).toHaveCount(0);
    for (const closed of [`${classPath}/delete`, `${classPath}/copy`, `${assignmentPath}/edit`]) {
      await assistant.goto(closed);
      await expect(assistant.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
    }
    expect((await assistant.request.get(`${classPath}/archive.json`)).status()).toBe(404);
    await assistant.goto(assignmentPath);
    await expect(assistant.getByRole("link", { name: "Edit it" })).toHaveCount(0);
    await assistant.getByRole("link", { name: "Work and grades" }).click();
    await assistant.getByRole("link", { name: "Sol Abara" }).click();
    const grade = assistant.getByRole("region", { name: "The grade" });
    for (const nth of [1, 2])
      await grade
        .getByRole("group", { name: `Criterion ${nth}` })
        .getByRole("radio", { name: "Level 3" })
        .check();
    await grade.getByRole("button", { name: "Store the levels" }).click();
    await expect(assistant.getByRole("status")).toContainText("the grade is computed");
    await expect(grade).toContainText("Grade: 100.00");
    await expect(grade).not.toContainText("Set another grade");
    await expect(assistant.getByRole("button", { name: /Release/ })).toHaveCount(0);
    await assistant.goto(`${assignmentPath}/grades`);
    await expect(assistant.getByRole("main")).toContainText("Sol Abara");
    await expect(assistant.getByRole("button", { name: /Release/ })).toHaveCount(0);

    await page.goto(`${classPath}/people`);
    await page.getByText("Hand over to …").click();
    await page
      .getByLabel("Who takes it over")
      .selectOption({ label: "Nils Adeyemi, an assistant" });
    if (isScripted) await expectSound(page);
    await page.getByRole("button", { name: "Hand over and leave" }).click();
    await expect(page.getByRole("status")).toContainText("You are no longer in History, 11b.");
    await page.goto(classPath);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);

    await assistant.goto(classPath);
    await expect(assistant.getByRole("main")).toContainText("you are a teacher");
    await assistant.getByRole("button", { name: "Leave this class" }).click();
    await expect(said(assistant, "You are its only teacher").first()).toBeVisible();
  });
});

/** A class of this teacher with an assignment over the claim, one who joined it, and one who handed in. */
async function made(
  claim: Claim,
  teacher: Newcomer,
  { joining, working }: { joining: Newcomer; working: Newcomer },
): Promise<{ classPath: string; assignmentPath: string }> {
  const of = await makeClass(db, { teacher: await reviewerOf(db, teacher.email) });
  const { rows } = await db.query<{ id: string }>(
    "SELECT current_revision_id AS id FROM claims WHERE id = $1",
    [claim.id],
  );
  const about = { id: claim.id, revisionId: rows[0]!.id };
  const assignment = await makeAssignment(db, { of, claims: [about] });
  await enrol(db, of.id, await reviewerOf(db, joining.email));
  const student = await reviewerOf(db, working.email);
  await makeSubmission(db, assignment, { student, isHandedIn: true });
  await makeVote(db, about, { by: student, audienceId: assignment.audienceId });
  return { classPath: `/classes/${of.id}`, assignmentPath: `/assignments/${assignment.id}` };
}
