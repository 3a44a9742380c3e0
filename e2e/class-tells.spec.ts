import type { Page } from "@playwright/test";
import pg from "pg";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { insertRow } from "@/prisma/factories/connection";
import type { Reviewer } from "@/prisma/factories/people";
import { expectSound } from "./axe";
import { reviewerOf, worded } from "./class-people";
import { expect, inBothWays, test, type Claim } from "./fixtures";

// On a phone.
test.use({ viewport: { width: 320, height: 700 } });

let client: pg.Client;
test.beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await client.connect();
});
test.afterAll(() => client.end());

inBothWays((isScripted) => {
  test("A student is told of an assignment and of a grade, chooses letters, reads the digest, and stops it signed out by one request", async ({
    claim,
    linkTo,
    newBrowser,
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const { page: teacher, email: teaches } = await newcomer("Tessa Tells");
    const { page: student, email } = await newcomer("Stefan Told");
    const scene = await aClass(claim, teaches, email, `Latin, 9a, ${isScripted ? "i" : "ii"}`);
    await student.goto("/notifications?from=classes");
    await expect(student.getByRole("main")).toContainText(
      "Here stands what happens in your classes",
    );

    await student.goto("/classes");
    const letters = student.getByRole("complementary", { name: "Letters" });
    await letters.getByRole("button", { name: "Once a day" }).click();
    await expect(student.getByRole("status")).toContainText("You get a letter once a day");
    await expect(letters).toHaveCount(0);

    await teacher.goto(`${scene.at}/edit`);
    await teacher.getByRole("button", { name: "Assign it" }).click();
    await expect(teacher.getByRole("main").getByRole("status").first()).toContainText("assigned");
    await expectNews(student, /^New: “Who wanted what”\. It is due on /);
    if (isScripted) await expectSound(student);
    await student.getByRole("link", { name: /^New: “Who wanted what”/ }).click();
    await expect(student.getByRole("heading", { level: 1 })).toHaveText("Who wanted what");

    await handInAndGrade(scene);
    await teacher.goto(`${scene.at}/grades`);
    await teacher.getByRole("button", { name: "Release all graded" }).click();
    await expect(teacher.getByRole("status")).toContainText("One grade is released");
    await expectNews(student, "Your grade for “Who wanted what” is released.");
    await teacher.goto("/notifications");
    await expect(teacher.getByRole("main")).toContainText("Nothing yet");

    await twoDaysLater(scene.student);
    const subject = /^2 notifications at Assay$/;
    await expect(async () => {
      await student.goto("/outbox");
      await expect(
        student
          .getByRole("article")
          .filter({ hasText: `To ${email}` })
          .filter({ hasText: scene.name }),
      ).toContainText("- Your grade for “Who wanted what” is released.", { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });

    await student.goto("/notifications?from=classes");
    await student.getByRole("button", { name: "Mark these as read" }).click();
    await expect(student.getByRole("status")).toContainText("Marked as read.");
    await expect(student.getByRole("main")).toContainText("You have read them all");

    const stranger = await newBrowser();
    const link = await linkTo(email, subject);
    await stranger.goto(link);
    await expect(stranger.getByRole("main")).toContainText("comes by mail once a day");
    if (isScripted) await expectSound(stranger);
    await stranger.getByRole("button", { name: "Send me no more letters" }).click();
    await expect(stranger.getByRole("status")).toContainText("You get no more letters.");
    await expectCadence(student, "Never");
    await stranger.getByRole("button", { name: "Have them come again" }).click();
    await expect(stranger.getByRole("button", { name: "Send me no more letters" })).toBeVisible();
    await expectCadence(student, "Once a day");

    // As the program does in which the letter is read.
    const { searchParams } = new URL(link);
    const stop = `/api/letters/stop?${searchParams}`;
    const answer = await stranger.request.post(stop, { form: { "List-Unsubscribe": "One-Click" } });
    expect([answer.status(), await answer.text()]).toEqual([200, "You get no more letters.\n"]);
    await expectCadence(student, "Never");
    await stranger.goto(stop);
    await expect(stranger.getByRole("status")).toContainText("You get no more letters.");
  });
});

type Scene = Awaited<ReturnType<typeof aClass>>;

/** A class of two whose assignment is being made. */
async function aClass(claim: Claim, teaches: string, learns: string, name: string) {
  const teacher = await reviewerOf(client, teaches);
  const student = await reviewerOf(client, learns);
  const of = await makeClass(client, { teacher, name });
  const claims = [await worded(client, claim)];
  const assignment = await makeAssignment(client, { of, claims, changes: { assigned_at: null } });
  await enrol(client, of.id, student);
  return { name, teacher, student, assignment, at: `/assignments/${assignment.id}` };
}

/** The student's work, in and graded, as other journeys tell it. */
async function handInAndGrade({ assignment, student, teacher }: Scene): Promise<void> {
  const { id } = await submissionOf(assignment.id, student);
  await insertRow(client, "grade_events", {
    ...{ submission_id: id, computed: 8_000, actor_id: teacher.actorId },
  });
}

async function submissionOf(assignmentId: string, { actorId, bylineId }: Reviewer) {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO submissions (assignment_id, enrolment_id, byline_id, actor_id)
     SELECT a.id, e.id, $3, e.actor_id FROM assignments a JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2
     WHERE a.id = $1 RETURNING id`,
    [assignmentId, actorId, bylineId],
  );
  const at = new Date();
  await insertRow(client, "hand_ins", { submission_id: rows[0]!.id, ordinal: 1, at, due_at: at });
  return rows[0]!;
}

/** What was chosen and told is two days old, and the program looks whose letter is due. */
async function twoDaysLater({ actorId }: Reviewer): Promise<void> {
  for (const statement of [
    "UPDATE mail_choices SET chosen_at = chosen_at - interval '3 days' WHERE actor_id = $1",
    "UPDATE notifications SET created_at = created_at - interval '2 days' WHERE recipient_actor_id = $1",
  ])
    await client.query(statement, [actorId]);
  await client.query("SELECT graphile_worker.add_job('follows.gather')");
}

/** What is told comes by a job, a moment later. */
async function expectNews(page: Page, words: RegExp | string): Promise<void> {
  await expect(async () => {
    await page.goto("/notifications?from=classes");
    await expect(page.getByRole("link", { name: words }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

async function expectCadence(page: Page, cadence: string): Promise<void> {
  await page.goto("/account");
  await expect(page.getByRole("radio", { name: cadence })).toBeChecked();
}
