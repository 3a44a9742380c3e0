import type { Page } from "@playwright/test";
import type pg from "pg";
import { makeAssignment, makeClass, makeSubmission } from "@/prisma/factories/classes";
import { makeVote } from "@/prisma/factories/reviews";
import { reviewerOf, worded } from "./class-people";
import { expect, type Claim, type Newcomer } from "./fixtures";

type Worker = { who: Newcomer; pseudonym?: string };

/**
 * A class of this teacher with an assignment over the claim, on which each of these students handed in a vote.
 *
 * @param changes columns of the assignment
 * @returns its path
 */
export async function handedInBy(
  db: pg.Client,
  claim: Claim,
  { teacher, students }: { teacher: Newcomer; students: readonly Worker[] },
  changes: Record<string, unknown> = {},
): Promise<string> {
  const of = await makeClass(db, { teacher: await reviewerOf(db, teacher.email) });
  const about = await worded(db, claim);
  const assignment = await makeAssignment(db, { of, claims: [about], changes });
  for (const { who, pseudonym } of students) {
    const student = await reviewerOf(db, who.email);
    const begun = { student, pseudonym, isHandedIn: true };
    const { student: by } = await makeSubmission(db, assignment, begun);
    const columns = { position: 2, rationale: "The minutes say the opposite." };
    await makeVote(db, about, { by, audienceId: assignment.audienceId, columns });
  }
  return `/assignments/${assignment.id}`;
}

/** Chooses a level by each criterion on a sheet and stores them. */
export async function giveLevels(page: Page, level: string): Promise<void> {
  for (const nth of [1, 2])
    await page
      .getByRole("group", { name: `Criterion ${nth}`, exact: true })
      .getByRole("radio", { name: level })
      .check();
  await page.getByRole("button", { name: "Store the levels" }).click();
  await expect(page.getByRole("status").first()).toContainText("the grade is computed");
}

/** The gradebook as the screen shows it: each cell's words, or the time that it names. */
export const cellsOf = (page: Page): Promise<string[][]> =>
  page
    .getByRole("region", { name: "Gradebook" })
    .evaluate((region) =>
      [...region.querySelectorAll("tr")].map((row) =>
        [...row.querySelectorAll("th, td:not(:has(input, .sr-only))")].map(
          (cell) => cell.querySelector("time")?.dateTime ?? cell.textContent ?? "",
        ),
      ),
    );
