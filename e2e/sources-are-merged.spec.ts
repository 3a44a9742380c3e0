import type { APIRequestContext } from "@playwright/test";
import { slugOf } from "@/lib/foundation/slug";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { decisiveClaim, journeysOwn } from "./decisive";
import { expect, inBothWays, test } from "./fixtures";

// One book was recorded twice: an editor makes the two records one, and takes that back.

inBothWays((isScripted) => {
  const title = isScripted ? "Wintering of the herring fleet" : "Orchards along a northern canal";

  test.describe.configure({ timeout: 120_000 });

  test("Two records become one, which has the evidence of both; undone, each is as it was", async ({
    signedIn,
    request,
    page: reader,
  }) => {
    const excerpt = `so it was written down (${title})`;
    const [copy, kept] = await journeysOwn(async (db) => {
      const made = [await makeSource(db, { title }), await makeSource(db, { title })] as const;
      const [{ id: sourceId }, by] = [made[0], await makeReviewer(db)];
      const claim = await decisiveClaim(db, `${title} was dear.`, { sourceId: made[1].id, by });
      await makeEvidence(db, claim.id, { sourceId, by, words: { excerpt } });
      return made.map(({ id }) => ({ id, path: `/sources/${id}/${slugOf(title)}` })) as [
        Recorded,
        Recorded,
      ];
    });
    expect(await answerOf(request, copy.path)).toMatchObject({ status: 200 });
    expect((await answerOf(request, kept.path)).text).not.toContain(excerpt);

    const edith = await signedIn("edith");
    await edith.goto(`/sources/${kept.id}/standing`);
    const duplicates = edith.getByRole("region", { name: "The same source, recorded twice" });
    const line = duplicates
      .getByRole("listitem")
      .filter({ has: edith.locator(`a[href="${copy.path}"]`) });
    await line.getByText("It is this one: merge it").click();
    await line.getByRole("button", { name: "Merge that record into this one" }).click();
    await expect(line.getByRole("alert")).toContainText("The reason is missing");
    await line.getByLabel("Reason").fill("Both are the edition of 1913.");
    await line.getByRole("button", { name: "Merge that record into this one" }).click();
    await expect(edith.getByRole("status")).toContainText("The two records are one now.");
    await expect(edith.getByRole("main")).toContainText("This record was merged into");

    await expect
      .poll(() => answerOf(request, copy.path), { timeout: 30_000 })
      .toMatchObject({ status: 308, to: kept.path });
    await reader.goto(copy.path);
    await expect(reader).toHaveURL(kept.path);
    await expect(async () => {
      await reader.goto(kept.path);
      await expect(reader.getByText(excerpt)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect(reader.getByRole("region", { name: "Records that are this one" })).toContainText(
      "Both are the edition of 1913.",
    );

    await edith.goto(`/sources/${copy.id}/standing`);
    await edith.getByLabel("Reason").fill("One is the second edition.");
    await edith.getByRole("button", { name: "Undo the merge" }).click();
    await expect(edith.getByRole("status")).toContainText("The merge is undone");
    await expect
      .poll(() => answerOf(request, copy.path), { timeout: 30_000 })
      .toMatchObject({ status: 200, text: expect.stringContaining(excerpt) });
    // The browser that was led away does not remember it.
    await reader.goto(copy.path);
    await expect(reader).toHaveURL(copy.path);
    await expect
      .poll(() => answerOf(request, kept.path), { timeout: 30_000 })
      .toMatchObject({ status: 200, text: expect.not.stringContaining(excerpt) });
  });
});

type Recorded = { id: string; path: string };

/** What an address answers to whoever has never been there: what a browser remembers of it is left out. */
async function answerOf(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 });
  return { status: answer.status(), to: answer.headers().location, text: await answer.text() };
}
