import type { Page } from "@playwright/test";
import { localOf } from "@/lib/classes/rules/zones";
import { enrol, inDays, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { makeReviewer } from "@/prisma/factories/people";
import { expectSound } from "./axe";
import { inFactories, reviewerOf, worded } from "./class-people";
import { expect, fillAnew, inBothWays, test, type Claim } from "./fixtures";
import { openStep, saved } from "./work-steps";

// On a phone.
test.use({ viewport: { width: 375, height: 800 } });

inBothWays((isScripted) => {
  test("A student who is late is given until later, hands in by then, and is not late", async ({
    newcomer,
    claim,
  }) => {
    test.setTimeout(120_000);
    const nth = isScripted ? "One" : "Two";
    const teacher = await newcomer(`Herr Frist ${nth}`);
    const [student, other] = [await newcomer(`Spaet ${nth}`), await newcomer(`Puenktlich ${nth}`)];
    const at = await overdue(claim, teacher.email, [student.email, other.email]);
    await student.page.goto(at);
    const handingIn = student.page.getByRole("region", { name: "Hand in" });
    await expect(handingIn).toContainText("It was due, and late work is not taken.");

    const { page } = teacher;
    await page.goto(at);
    await page.getByRole("link", { name: "Longer for a student" }).click();
    const late = page.getByRole("listitem").filter({ hasText: `Spaet ${nth}` });
    await late.getByText(`Give longer: Spaet ${nth}`).click();
    if (isScripted) await expectSound(page);
    await late.getByLabel("They have until").fill(localOf(inDays(-0.5), ZONE));
    await late.getByLabel("The reason").fill("Was ill, with a note.");
    await late.getByRole("button", { name: "Give them longer" }).click();
    await expect(late.getByRole("alert")).toContainText("That time is past");
    await expect(late.getByLabel("The reason")).toHaveValue("Was ill, with a note.");
    await late.getByLabel("They have until").fill("2040-04-01T12:00");
    await late.getByRole("button", { name: "Give them longer" }).click();
    await expect(status(page)).toContainText("They have longer now.");
    await expect(late).toContainText("has until Sunday 1 April 2040 at 12:00");
    await expect(late).toContainText("Was ill, with a note.");

    await late.getByRole("button", { name: "Take it back" }).click();
    await expect(status(page)).toContainText(`Spaet ${nth} had until Sunday 1 April 2040`);
    await page.getByRole("button", { name: "Give it to them again" }).click();
    await expect(late).toContainText("has until Sunday 1 April 2040 at 12:00");
    const punctual = page.getByRole("listitem").filter({ hasText: `Puenktlich ${nth}` });
    await expect(punctual).toContainText("as everybody");

    await student.page.goto(at);
    const main = student.page.getByRole("main");
    await expect(main).toContainText("You have until Sunday 1 April 2040 at 12:00");
    await expect(main).not.toContainText("Was ill");
    await student.page.getByRole("link", { name: claim.sentence }).click();
    await openStep(student.page, "Vote");
    const vote = student.page.getByRole("form", { name: "Your vote" });
    await vote.getByRole("radio", { name: "Mixed" }).check();
    await vote.getByRole("radio", { name: "Fairly sure" }).check();
    await fillAnew(vote.getByLabel("Your reasons"), "Later than the others, and not late.");
    await saved(vote, isScripted);
    await student.page.goto(at);
    await student.page.getByRole("button", { name: "Hand in" }).click();
    await expect(status(student.page)).toContainText("You have handed in.");
    await other.page.goto(at);
    await expect(other.page.getByRole("region", { name: "Hand in" })).toContainText(
      "It was due, and late work is not taken.",
    );
    await page.goto(`${at}/grades`);
    const line = page.getByRole("row").filter({ hasText: `Spaet ${nth}` });
    await expect(line).toContainText("handed in");
    await expect(line).not.toContainText("handed in late");
  });
});

const ZONE = "Europe/Berlin";
const status = (page: Page) => page.getByRole("main").getByRole("status").first();

/** An assignment that was due the day before, and takes no late work. */
function overdue(claim: Claim, teacherEmail: string, emails: string[]): Promise<string> {
  return inFactories(process.env.ASSAY_JOURNEY_DATABASE_URL!, async (db) => {
    const of = await makeClass(db, { teacher: await reviewerOf(db, teacherEmail) });
    for (const email of emails) await enrol(db, of.id, await reviewerOf(db, email));
    await enrol(db, of.id, await makeReviewer(db));
    const { id } = await makeAssignment(db, {
      ...{ of, claims: [await worded(db, claim)], tasks: [{ kind: "VOTE" }] },
      changes: { opens_at: inDays(-9), due_at: inDays(-1), late_policy: "REFUSED" },
    });
    return `/assignments/${id}`;
  });
}
