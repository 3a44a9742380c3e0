import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { slugOf } from "@/lib/foundation/slug";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { makeFlag, makeRuling } from "@/prisma/factories/moderation";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";
import { makeDocument, makeSource } from "@/prisma/factories/sources";
import { expect, test } from "./fixtures";
import { serveInstallation, type Installation } from "./installation";

// An installation of its own: what is put into its database here stands in nobody else's way.
test.describe.configure({ mode: "serial" });

let installation: Installation & { stop(): Promise<void> };
let client: pg.Client;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  installation = await serveInstallation();
  client = new pg.Client({ connectionString: installation.databaseUrl });
  await client.connect();
});
test.afterAll(async () => {
  await client?.end();
  await installation?.stop();
});

test("What was retracted leaves a notice that no index keeps; what waits or is private is not there", async ({
  request,
}) => {
  const sentence = "Nobody at all was surprised by the rising.";
  const [retracted, proposed] = [
    await makeClaim(client, { state: "RETRACTED", sentence }),
    await makeClaim(client, { state: "PROPOSED", sentence }),
  ];
  const audienceId = await makePrivateAudience(client, await makeReviewer(client));
  const hidden = await makeClaim(client, { audienceId, sentence });

  const notice = await request.get(`${installation.origin}/claims/${retracted.id}/x`);
  expect(notice.status()).toBe(200);
  expect(await notice.text()).toMatch(/<meta name="robots" content="noindex/);
  for (const { id } of [proposed, hidden]) {
    const absent = await get(request, `/claims/${id}/${slugOf(sentence)}`);
    expect(absent.status()).toBe(404);
    expect(await absent.text()).not.toContain("surprised by the rising");
  }
});

test("A source that a ruling hides, and the dossier on it, leave a notice that no index keeps", async ({
  request,
}) => {
  const title = "The neighbour's letters";
  const { id: sourceId } = await makeSource(client, { state: "RETRACTED", title });
  const documentId = await makeDocument(client, sourceId);
  const about = { kind: "source", id: sourceId };
  const flagId = await makeFlag(client, { about });
  const rulingId = await makeRuling(client, flagId, { about, kind: "HIDE" });

  for (const path of [`/sources/${sourceId}`, `/documents/${documentId}`]) {
    const moved = await get(request, `${path}/${slugOf(title)}`);
    expect(moved.status()).toBe(308);
    expect(moved.headers().location).toBe(`${path}/retracted`);
    const notice = await get(request, `${path}/retracted`);
    expect(notice.status()).toBe(200);
    const drawn = await notice.text();
    expect(drawn).toMatch(/<meta name="robots" content="noindex/);
    expect(drawn).toContain(`href="/rulings/${rulingId}"`);
    expect(drawn).not.toContain("neighbour's letters");
  }
  expect((await get(request, `/sources/${sourceId}.bib`)).status()).toBe(410);
});

test("A word without an end wraps wherever a claim is named, at 320 px too", async ({ page }) => {
  const { id } = await makeClaim(client, { sentence: "W".repeat(280) });
  const { id: other } = await makeClaim(client, { sentence: "V".repeat(280) });
  await makeArgument(client, id, { premises: [other] });
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of ["/claims?kind=factual", `/claims/${id}`, `/claims/${id}/history`]) {
    await page.goto(`${installation.origin}${path}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, path).toBeLessThanOrEqual(320);
  }
});

function get(request: APIRequestContext, address: string) {
  return request.get(installation.origin + address, { maxRedirects: 0 });
}
