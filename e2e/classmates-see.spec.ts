import type { Page } from "@playwright/test";
import pg from "pg";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { makeReviewer } from "@/prisma/factories/people";
import { expectSound } from "./axe";
import { reviewerOf, worded } from "./class-people";
import { expect, fillAnew, inBothWays, test, type Claim } from "./fixtures";
import { handIn, openStep, saved } from "./work-steps";

let client: pg.Client;
test.beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.ASSAY_JOURNEY_DATABASE_URL });
  await client.connect();
});
test.afterAll(() => client.end());

inBothWays((isScripted) => {
  test("Classmates see each other's reasons under the names that they have there, once they have handed in, and never a draft", async ({
    claim,
    newcomer,
  }) => {
    test.setTimeout(120_000);
    const [one, other] = [
      await newcomer(`Ursula Classmate ${isScripted ? "A" : "B"}`),
      await newcomer(`Viktor Classmate ${isScripted ? "A" : "B"}`),
    ];
    const { at, pseudonymOf } = await assignmentFor(claim, [one.email, other.email]);
    await vote(one.page, at, claim, isScripted, "Reasons that were handed in.");
    await handIn(one.page, at);
    await vote(one.page, at, claim, isScripted, "A draft that nobody is to see.");

    await other.page.goto(at);
    await other.page
      .getByRole("link", { name: "Votes, grades and additions of the class" })
      .click();
    const main = other.page.getByRole("main");
    await expect(main).toContainText("as soon as you have handed in yourself");
    await expect(main).not.toContainText("Reasons that were handed in.");

    await vote(other.page, at, claim, isScripted, "Reasons of the other.");
    await handIn(other.page, at);
    await other.page.goto(`${at}/others`);
    const votes = main.getByRole("table", { name: "Votes" });
    await expect(votes.getByRole("row", { name: "mixed 1" })).toBeVisible();
    if (isScripted) await expectSound(other.page);
    await main.getByRole("link", { name: "Read their reasons and what they added" }).click();
    const theirs = main.getByRole("article", { name: await pseudonymOf(one.email) });
    await expect(theirs).toContainText("Reasons that were handed in.");
    await expect(main).not.toContainText("A draft that nobody is to see.");
    await expect(main).not.toContainText("Ursula");
    await expect(main.getByRole("article")).toHaveCount(1);
    if (isScripted) await expectSound(other.page);
  });
});

async function vote(
  page: Page,
  at: string,
  claim: Claim,
  isScripted: boolean,
  reasons: string,
): Promise<void> {
  await page.goto(`${at}/claims/${claim.id}`);
  await openStep(page, "Vote");
  const form = page.getByRole("form", { name: "Your vote" });
  await fillAnew(form.getByLabel("Your reasons"), reasons);
  await form.getByRole("radio", { name: "Mixed" }).check();
  await form.getByRole("radio", { name: "Fairly sure" }).check();
  await saved(form, isScripted);
}

/** An assignment to vote under pseudonyms, whose students see each other's work after handing in. */
async function assignmentFor(claim: Claim, emails: readonly string[]) {
  const of = await makeClass(client, { teacher: await makeReviewer(client) });
  for (const email of emails) await enrol(client, of.id, await reviewerOf(client, email));
  const { id } = await makeAssignment(client, {
    ...{ of, claims: [await worded(client, claim)], tasks: [{ kind: "VOTE" }] },
    changes: { naming: "PSEUDONYMS", others_shown: "AFTER_HANDING_IN" },
  });
  return {
    at: `/assignments/${id}`,
    pseudonymOf: async (email: string) => {
      const { actorId } = await reviewerOf(client, email);
      const found = await client.query<{ pseudonym: string }>(PSEUDONYM, [id, actorId]);
      return found.rows[0]!.pseudonym;
    },
  };
}

const PSEUDONYM = `SELECT b.pseudonym FROM submissions s JOIN bylines b ON b.id = s.byline_id
  WHERE s.assignment_id = $1 AND s.actor_id = $2`;
