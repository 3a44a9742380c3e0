import type { Page } from "@playwright/test";
import { objections, objectionsInBothThemes } from "./axe";
import { expect, test } from "./fixtures";
import { listPlaces, type Place } from "./places";

// One list of pages, parted so that two workers share them.
for (const part of [0, 1]) {
  test.describe(`Pages, part ${part + 1}`, () => {
    test("axe finds nothing in either theme, narrow or wide, and 320 px need no sideways scroll", async ({
      signedIn,
      database,
    }) => {
      test.setTimeout(240_000);
      const page = await signedIn("ada");
      for (const address of pagesOf(await listPlaces(database), part)) {
        await page.goto(address);
        await page.setViewportSize({ width: 375, height: 800 });
        expect.soft(await objectionsInBothThemes(page), `${address} at 375 px`).toEqual([]);
        // What differs in the dark are colours, and they are the same at every width.
        await page.setViewportSize({ width: 1280, height: 800 });
        expect.soft(await objections(page), `${address} at 1280 px`).toEqual([]);
        await page.setViewportSize({ width: 320, height: 800 });
        expect.soft(await overflowOf(page), `${address} at 320 px`).toBeLessThanOrEqual(320);
        const gap = await page.evaluate(gapBelowHeading);
        expect.soft(gap, `below the heading of ${address}`).toBeGreaterThanOrEqual(6);
      }
    });
  });
}

test("On narrow screens the head is two lines, and no dot stands apart from what it follows", async ({
  claim,
  page,
}) => {
  await page.goto(claim.path);
  for (let width = 320; width <= 800; width += 16) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await page.evaluate(loneDotCount), `dots at ${width} px`).toBe(0);
    const head = (await page.getByRole("banner").boundingBox())!;
    expect.soft(head.height, `head at ${width} px`).toBeLessThan(100);
  }
});

test.describe("Without script", () => {
  test.use({ javaScriptEnabled: false });

  test("every page has its title, one first heading and its landmarks, and nothing waits for a script", async ({
    signedIn,
    database,
  }) => {
    test.setTimeout(180_000);
    const page = await signedIn("ada");
    const places = await listPlaces(database);
    for (const address of [...pagesOf(places, 0), ...pagesOf(places, 1)]) {
      await page.goto(address);
      const heading = page.getByRole("heading", { level: 1 });
      await expect.soft(heading, address).toHaveCount(1);
      await expect.soft(heading.first(), address).not.toBeEmpty();
      for (const landmark of ["banner", "main", "contentinfo"] as const)
        await expect.soft(page.getByRole(landmark), `${landmark} of ${address}`).toBeVisible();
      expect.soft(await page.title(), address).toMatch(address === "/" ? /^Assay/ : /\S · Assay$/);
      expect.soft(await page.content(), address).not.toContain('<template id="B:');
    }
  });
});

/** An address of every page that there is, of those for one person in each of its states, and one of none. */
function pagesOf(places: readonly Place[], part: number): string[] {
  const pages = places.filter(({ kind }) => !["machine", "file", "none"].includes(kind));
  const addresses = pages.flatMap(({ kind, addresses: all }) =>
    all.slice(0, kind === "person" ? 2 : 1),
  );
  return [...addresses, "/no-such-page"].filter((_, index) => index % 2 === part);
}

/** Between the first heading and what follows it in the head of the page; as much as one likes where nothing does. */
function gapBelowHeading(): number {
  const heading = document.querySelector("h1")!;
  const next = heading.nextElementSibling;
  if (!next || next.getClientRects().length === 0) return Infinity;
  return next.getBoundingClientRect().top - heading.getBoundingClientRect().bottom;
}

/** How often an item of a dotted list takes room in a line in which it has no words, and so no more than its dot. */
function loneDotCount(): number {
  return [...document.querySelectorAll(".dotted-list > *")].flatMap((item) => {
    const words = document.createRange();
    words.selectNodeContents(item);
    const lines = [...words.getClientRects()];
    return [...item.getClientRects()].filter(
      ({ width, top, bottom }) =>
        width > 1 && !lines.some((line) => line.top < bottom && line.bottom > top),
    );
  }).length;
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
