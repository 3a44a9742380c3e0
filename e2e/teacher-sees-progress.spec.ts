import type { Page } from "@playwright/test";
import pg from "pg";
import { inDays, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { expectSound } from "./axe";
import { reviewerOf, worded } from "./class-people";
import { expect, inBothWays, test, type Claim, type Newcomer } from "./fixtures";
import { saved } from "./work-steps";

const NOTHING_HERE = "There is nothing at this address";

let db: pg.Client;
test.beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await db.connect();
});
test.afterAll(() => db.end());

inBothWays((isScripted) => {
  test("A teacher sees how far each student is, who is stuck, and what changes while they look", async ({
    claim,
    newcomer,
    newBrowser,
  }) => {
    const [tara, sol, wim] = [
      await newcomer("Tara Lindqvist"),
      await newcomer("Sol Abara"),
      await newcomer("Wim Okafor"),
    ];
    const { at, classAt } = await assign(claim, tara, [sol, wim]);

    const { page } = tara;
    if (isScripted) await page.clock.install();
    await page.goto(at);
    await expect(page.getByRole("main")).toContainText("2 students are stuck");
    await page.getByRole("link", { name: "Progress", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Progress: Who wanted what");
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    const vote = (name: string) => row(name).getByRole("cell").nth(2);
    await expect(vote("Sol Abara")).toHaveText("not begun");
    await expect(row("Sol Abara")).toContainText("stuck: not begun");
    await expect(page.getByRole("main")).toContainText("who has not begun by the middle");
    if (isScripted) await expectSound(page);

    await voteOn(sol.page, `${at}/claims/${claim.id}?step=vote`, isScripted);

    // The same document all the while: a reload would lose what is typed into it here.
    if (isScripted) {
      await page.evaluate(() => Object.assign(window, { isStillThis: true }));
      await page.clock.fastForward(21_000);
    } else await page.getByRole("link", { name: "Look again" }).click();
    await expect(vote("Sol Abara")).toHaveText("done");
    await expect(row("Sol Abara")).not.toContainText("stuck");
    await expect(vote("Wim Okafor")).toHaveText("not begun");
    if (isScripted) {
      await expect(page.getByRole("status")).toContainText("New: Sol Abara is under way");
      expect(await page.evaluate(() => "isStillThis" in window)).toBe(true);
      await page.getByRole("button", { name: "Stop looking by itself" }).click();
    }

    await handInAsItIs(sol.page, at);
    if (isScripted) {
      await page.clock.fastForward(61_000);
      await expect(row("Sol Abara")).toContainText("under way");
      await page.reload();
      await expect(row("Sol Abara")).toContainText("handed in");
      await page.getByRole("button", { name: "Look by itself every 20 seconds" }).click();
      await expect(page.getByRole("main")).toContainText("it looks by itself");
    }
    await page.goto(`${at}/progress?state=HANDED_IN`);
    await expect(row("Sol Abara")).toContainText("handed in");
    await expect(row("Wim Okafor")).toHaveCount(0);
    await page.getByRole("link", { name: /^stuck/ }).click();
    await expect(row("Wim Okafor")).toContainText("stuck: not begun");
    await expect(row("Sol Abara")).toHaveCount(0);

    await page.goto(classAt);
    await page.getByRole("link", { name: "Progress of the class" }).click();
    await expect(row("Sol Abara")).toContainText("handed in");
    await expect(row("Wim Okafor")).toContainText("not begun");
    if (isScripted) await expectSound(page);

    for (const address of [`${at}/progress`, `${classAt}/progress`]) {
      await sol.page.goto(address);
      await expect(sol.page.getByRole("heading", { level: 1 })).toHaveText(NOTHING_HERE);
      expect((await sol.page.request.get(`${address}/pulse`)).status()).toBe(404);
      const anyone = await newBrowser();
      await anyone.goto(address);
      await expect(anyone.getByRole("heading", { level: 1 })).toHaveText("Sign in first");
    }
  });
});

/** A vote with all that is asked, which is saved and not handed in. */
async function voteOn(page: Page, address: string, isScripted: boolean): Promise<void> {
  await page.goto(address);
  const form = page.getByRole("form", { name: "Your vote" });
  await form.getByRole("radio", { name: "Mixed" }).check();
  await form.getByRole("radio", { name: "Fairly sure" }).check();
  await form.getByLabel("Your reasons").fill("The minutes say both.");
  await saved(form, isScripted);
}

async function handInAsItIs(page: Page, at: string): Promise<void> {
  await page.goto(at);
  // Nothing but the vote is done: whatever there is to grade is missing.
  const asItIs = page.getByRole("checkbox", { name: "Hand it in as it is" });
  if (await asItIs.isVisible()) await asItIs.check();
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByText("You have handed in.")).toBeVisible();
}

/** A class of this teacher and these students, with an assignment on the claim that is half over. */
async function assign(claim: Claim, teacher: Newcomer, students: Newcomer[]) {
  const of = await makeClass(db, { teacher: await reviewerOf(db, teacher.email) });
  const about = await worded(db, claim);
  const dates = { opens_at: inDays(-4), assigned_at: inDays(-4), due_at: inDays(3) };
  const { id } = await makeAssignment(db, { of, claims: [about], changes: dates });
  for (const { email } of students) await cameEarly(of.id, email);
  return { at: `/assignments/${id}`, classAt: `/classes/${of.id}` };
}

/** In the class before it was assigned: half of their time is over. */
async function cameEarly(classId: string, email: string): Promise<void> {
  const { actorId } = await reviewerOf(db, email);
  await db.query(
    `INSERT INTO enrolments (class_id, actor_id, role, entry, began_at) VALUES ($1, $2, 'STUDENT', 'CODE', $3)`,
    [classId, actorId, inDays(-5)],
  );
}
