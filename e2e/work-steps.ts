import type { Locator, Page } from "@playwright/test";
import { expect, takenOver } from "./fixtures";

/** Opens one step of the work on a claim. */
export async function openStep(page: Page, name: string): Promise<void> {
  const steps = page.getByRole("navigation", { name: "Steps of this claim" });
  await steps.getByRole("link", { name: new RegExp(`^${name}`) }).click();
  await expect(steps.locator("[aria-current=step]")).toContainText(name);
}

/** Returns when a part is saved: by itself, or by its button where no script runs. */
export async function saved(form: Locator, isScripted: boolean): Promise<void> {
  if (isScripted) await expect(form.getByRole("status")).toContainText(/^Saved at \d\d:\d\d$/);
  else {
    // The page may say already that something else is saved.
    const answered = form.page().waitForEvent("domcontentloaded");
    await form.getByRole("button", { name: "Save" }).click();
    await answered;
    await expect(form.page().getByText("It is saved.")).toBeVisible();
  }
}

/**
 * Grades everything on a claim, one thing after the other.
 *
 * @param grade fills one form of grades
 */
export async function gradeEach(
  page: Page,
  isScripted: boolean,
  grade: (form: Locator) => Promise<void>,
): Promise<void> {
  await openStep(page, "Grade the evidence");
  const further = page.getByRole("navigation", { name: "Evidence and arguments" });
  const heading = page.getByRole("heading", { level: 3, name: /, \d+ of \d+$/ });
  await expect(heading).toBeVisible();
  const count = Number(/of (\d+)/.exec((await heading.textContent())!)![1]);
  for (let nth = 1; nth <= count; nth += 1) {
    await expect(heading).toContainText(`${nth} of ${count}`);
    const form = page.getByRole("form", { name: /^Your grades of/ });
    await grade(form);
    await saved(form, isScripted);
    if (nth < count)
      await further
        .getByRole(isScripted ? "link" : "button", { name: /Next (piece|argument)/ })
        .click();
  }
}

/** Adds two pieces of evidence: for the claim from a source that is found, and against it from one that is described. */
export async function addEvidence(page: Page, isScripted: boolean): Promise<void> {
  await openStep(page, "Add your own");
  const first = page.getByRole("form", { name: "Your evidence, 1" });
  await first.getByLabel("The words of the source").fill("a government of all socialist parties");
  await first.getByLabel("Find a source on record").fill("the");
  await first.getByRole("button", { name: "Search the sources" }).click();
  const sources = first.getByRole("group", { name: "Source", exact: true });
  await sources.getByRole("radio").first().check();
  await expect(first.getByLabel("The words of the source")).toHaveValue(
    "a government of all socialist parties",
  );
  await first.getByLabel("Place").selectOption("page");
  await first.getByLabel("Which one").fill("5");
  await first.getByRole("radio", { name: "It supports the claim" }).check();
  await first.getByRole("radio", { name: /^Directly/ }).check();
  await saved(first, isScripted);

  await page.getByRole("link", { name: "Add another piece" }).click();
  const second = page.getByRole("form", { name: "Your evidence, 2" });
  await takenOver(second.getByLabel("The words of the source"));
  await second.getByText("Or describe a source that is not on record").click();
  await second.getByLabel("Title").fill("A pamphlet of the class");
  await second.getByLabel("Kind of source").selectOption("book");
  await second.getByLabel("The words of the source").fill("no power for one party");
  await second.getByLabel("Place").selectOption("page");
  await second.getByLabel("Which one").fill("7");
  await second.getByRole("radio", { name: "It contradicts the claim" }).check();
  await second.getByRole("radio", { name: /^By inference/ }).check();
  await saved(second, isScripted);
}

/** Answers the first thing that can be answered. */
export async function answerIt(page: Page, isScripted: boolean): Promise<void> {
  await openStep(page, "Answer");
  const form = page.getByRole("form", { name: "Your answer, 1" });
  await form.getByRole("group", { name: "What do you answer?" }).getByRole("radio").first().check();
  await form
    .getByRole("group", { name: "From which claims?" })
    .getByRole("checkbox")
    .last()
    .check();
  await form.getByLabel("Your answer").fill("It speaks of another year, and so leads nowhere.");
  await saved(form, isScripted);
}

/** Writes a note on the claim. */
export async function noteIt(page: Page, isScripted: boolean): Promise<void> {
  await openStep(page, "Notes");
  const form = page.getByRole("form", { name: "Your note, 1" });
  await form.getByRole("radio", { name: /the claim$/ }).check();
  await form.getByLabel("Your note").fill("Whose power is meant?");
  await saved(form, isScripted);
}

/** The groups of levels in a form. */
export async function criteriaOf(form: Locator): Promise<Locator[]> {
  const page = form.page();
  // A list of what is there waits for nothing: the page has to be there whole.
  await page.waitForLoadState("domcontentloaded");
  return form
    .getByRole("group")
    .filter({ has: page.getByRole("radio") })
    .all();
}

/** Hands in everything that an assignment asks for. */
export async function handIn(page: Page, at: string): Promise<void> {
  await page.goto(at);
  await page.getByRole("button", { name: /^Hand in/ }).click();
  await expect(page.getByText("You have handed in.")).toBeVisible();
}
