import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

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
    await form.getByRole("button", { name: "Save" }).click();
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
    if (nth < count) await further.getByRole("link", { name: /^Next/ }).click();
  }
}
