import type { Page } from "@playwright/test";
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

/** The same in both themes, one after the other: a theme changes colours and nothing else. */
export async function objectionsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const inLight = await objections(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const inDark = await objections(page, ["color-contrast"]);
  return [...inLight, ...inDark.map((line) => `dark: ${line}`)];
}
