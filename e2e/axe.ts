import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

/**
 * What axe objects to on a page, one line each. axe is put into a document once: it is large, and a page is looked at
 * several times.
 *
 * @param rules the rules to go by, where not all
 */
export async function objections(page: Page, rules?: string[]): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  const options: RunOptions = {
    resultTypes: ["violations"],
    ...(rules && { runOnly: { type: "rule", values: rules } }),
  };
  return page.evaluate(async (given) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, given);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`,
      ),
    );
  }, options);
}

/** Nothing for axe to object to in either theme, and nothing wider than a phone. */
export async function expectSound(page: Page): Promise<void> {
  expect(await objectionsInBothThemes(page)).toEqual([]);
  await expectToFit(page);
}

/** A small phone shows the page without scrolling sideways. */
export async function expectToFit(page: Page): Promise<void> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize(size);
}

/** The same in both themes, one after the other: a theme changes colours and nothing else. */
export async function objectionsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const inLight = await objections(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const inDark = await objections(page, ["color-contrast"]);
  return [...inLight, ...inDark.map((line) => `dark: ${line}`)];
}
