import { readdirSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { makeClaim } from "@/prisma/factories/claims";
import { NEXT_FOLDER } from "./build";
import { expect, listClaims, test } from "./fixtures";
import { serveInstallation, type Installation } from "./installation";
import { JUNK, malformedId, wellFormedId } from "./junk";
import { listPlaces, type Place } from "./places";

// An installation of its own: nobody votes here meanwhile, so that nothing expires and every row can be counted.
test.describe.configure({ mode: "serial" });

const SEEDED = { timeout: 60_000 };
let installation: Installation & { stop(): Promise<void> };
let database: pg.Pool;
let places: Place[];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  installation = await serveInstallation();
  database = new pg.Pool({ connectionString: installation.databaseUrl, max: 2 });
  places = await listPlaces(database);
  // What the seeding left for later renews pages.
  const waiting = "SELECT 1 FROM graphile_worker.jobs WHERE run_at < now() + interval '1 minute'";
  await expect.poll(async () => (await database.query(waiting)).rowCount, SEEDED).toBe(0);
});
test.afterAll(async () => {
  await database?.end();
  await installation?.stop();
});

test("Every page for everyone answers its second request from the cache, whole, and sets no cookie", async ({
  request,
}) => {
  test.setTimeout(120_000);
  for (const address of addressesOf("whole")) {
    const first = await get(request, address);
    const second = await get(request, address, { cookie: "assay_hint=1; other=thing" });
    const headers = second.headers();
    expect.soft(second.status(), address).toBe(200);
    expect.soft(headers["x-nextjs-cache"], address).toBe("HIT");
    expect.soft(headers["cache-control"], address).toMatch(/\bs-maxage=\d{4,}/);
    expect.soft(headers["cache-control"], address).not.toMatch(/no-store|private|no-cache/);
    expect.soft(headers["set-cookie"], address).toBeUndefined();
    expect.soft(headers.vary ?? "", address).not.toMatch(/cookie/i);
    expect.soft(await second.text(), address).toBe(await first.text());
  }
});

test("A file for everyone is kept as a page is, tagged from its first answer on", async ({
  request,
}) => {
  for (const address of addressesOf("file")) {
    const first = await get(request, address);
    const { etag } = first.headers();
    expect.soft(etag, address).toMatch(/^"[\w-]{27}"$/);
    const second = await get(request, address, { cookie: "assay_hint=1; other=thing" });
    const headers = second.headers();
    expect.soft(second.status(), address).toBe(200);
    expect.soft(headers["x-nextjs-cache"], address).toBe("HIT");
    expect.soft(headers["cache-control"], address).toMatch(/\bs-maxage=\d{4,}/);
    expect.soft(headers["content-type"], address).toMatch(TYPES[/[^./]+$/.exec(address)![0]!]!);
    expect.soft(headers["set-cookie"], address).toBeUndefined();
    expect.soft(headers.etag, address).toBe(etag);
    expect.soft(await second.body(), address).toEqual(await first.body());
    const known = await get(request, address, { "if-none-match": etag! });
    expect.soft(known.status(), address).toBe(304);
  }
});

test("A citation of what moved, was retracted or never was: 308, 410, 404", async ({ request }) => {
  const client = new pg.Client({ connectionString: installation.databaseUrl });
  await client.connect();
  const [kept, merged, retracted, proposed] = [
    await makeClaim(client),
    await makeClaim(client),
    await makeClaim(client, { state: "RETRACTED" }),
    await makeClaim(client, { state: "PROPOSED" }),
  ];
  await client.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [kept.id, merged.id]);
  await client.end();
  const upper = kept.id.toUpperCase();
  for (const [file, status, location] of [
    [`${kept.id}.ris`, 200, undefined],
    [`${upper}.ris`, 308, `/claims/${kept.id}.ris`],
    [`${merged.id}.bib`, 308, `/claims/${kept.id}.bib`],
    [`${retracted.id}.csl.json`, 410, undefined],
    [`${retracted.id}/picture.png`, 404, undefined],
    [`${merged.id}/picture.png`, 404, undefined],
    [`${proposed.id}.bib`, 404, undefined],
    [`${proposed.id}/picture.png`, 404, undefined],
    [`${wellFormedId()}.bib`, 404, undefined],
    [`${malformedId()}.bib`, 404, undefined],
    [`${kept.id}.pdf`, 404, undefined],
  ] as const) {
    const answer = await get(request, `/claims/${file}`);
    expect.soft(answer.status(), file).toBe(status);
    expect.soft(answer.headers().location, file).toBe(location);
    if (status !== 200 && !file.endsWith(".pdf"))
      expect.soft(answer.headers()["cache-control"], file).toMatch(/s-maxage=60\b/);
  }
});

test("A search is for everyone too: no cookie, and a shared cache may keep it for seconds", async ({
  request,
}) => {
  for (const address of addressesOf("search")) {
    const headers = (await get(request, address, { cookie: "assay_hint=1" })).headers();
    expect.soft(headers["cache-control"], address).toBe("public, max-age=0, s-maxage=5");
    expect.soft(headers["set-cookie"], address).toBeUndefined();
  }
});

test("Bots get the page that the cache keeps", async ({ request }) => {
  for (const agent of ["Twitterbot/1.0", "Mozilla/5.0 (compatible; bingbot/2.0)", "Googlebot"]) {
    for (const address of [
      "/",
      addressesOf("whole").find((path) => path.startsWith("/claims/"))!,
    ]) {
      const headers = (await get(request, address, { "user-agent": agent })).headers();
      expect.soft(headers["x-nextjs-cache"], `${agent} at ${address}`).toBe("HIT");
      expect.soft(headers["cache-control"], `${agent} at ${address}`).toMatch(/s-maxage=\d{4,}/);
    }
  }
});

test("600 addresses of nothing answer 404 and leave nothing that lasts", async ({ request }) => {
  test.setTimeout(180_000);
  const before = { files: filesOfTheBuild(), rows: await countRows() };
  const ids = Array.from({ length: 600 }, (_, index) =>
    index % 2 ? wellFormedId() : malformedId(),
  );
  const answers = await inBatches(ids, async (id, index) => {
    const address = JUNK[index % JUNK.length]!(id);
    const response = await get(request, address);
    return { status: response.status(), isCookied: "set-cookie" in response.headers() };
  });
  expect(answers.filter(({ status }) => status !== 404)).toEqual([]);
  expect(answers.filter(({ isCookied }) => isCookied)).toEqual([]);
  expect(filesOfTheBuild()).toEqual(before.files);
  expect(await countRows()).toEqual(before.rows);
});

test("A 404 has its words, and is kept for a short time only", async ({ request }) => {
  for (const id of [wellFormedId(), malformedId()]) {
    for (const address of [`/claims/${id}/some-words`, `/claims/${id}`]) {
      const response = await get(request, address);
      expect(response.headers()["cache-control"]).toMatch(/s-maxage=60\b/);
      expect(await response.text()).toContain("There is nothing at this address");
    }
  }
  expect((await get(request, "/no-such-page")).status()).toBe(404);
});

test("A wrong slug or none, and an id as somebody typed it, lead to the one address", async ({
  request,
}) => {
  const wholes = addressesOf("whole").filter((path) =>
    /^\/[^/]+\/[^/]+\/(?!cite$|leaning$)[^/]+$/.test(path),
  );
  for (const list of ["/claims/", "/documents/", "/sources/", "/topics/", "/people/"]) {
    const address = wholes.find((path) => path.startsWith(list))!;
    const [, , id, slug] = address.split("/");
    for (const typed of [
      `${list}${id}/junk`,
      `${list}${id}`,
      `${list}${id!.toUpperCase()}`,
      `${list}${id!.toUpperCase()}/${slug}`,
      `${list}${id!.replaceAll("0", "o").replaceAll("1", "L")}/junk`,
    ]) {
      const response = await get(request, typed);
      expect.soft(response.status(), typed).toBe(308);
      expect.soft(response.headers().location, typed).toBe(address);
      expect.soft(response.headers()["cache-control"], typed).toContain("max-age=0");
    }
  }
  const cites = addressesOf("whole").filter((path) => /\/cite(\/\d+)?$/.test(path));
  expect(new Set(cites.map((path) => path.replace(/\/[a-z0-9]{10}(?=\/)/g, "/…")))).toEqual(
    new Set(["/claims/…/cite", "/claims/…/cite/1", "/claims/…/evidence/…/cite", "/sources/…/cite"]),
  );
  for (const address of cites) {
    const typed = address.replaceAll(/(?<=\/)[a-z0-9]{10}(?=\/)/g, (id) => id.toUpperCase());
    const response = await get(request, typed);
    expect.soft(response.status(), typed).toBe(308);
    expect.soft(response.headers().location, typed).toBe(address);
  }
  const source = wholes.find((path) => path.startsWith("/sources/"))!;
  const further = await get(request, `/sources/${source.split("/")[2]}?page=2`);
  expect(further.status()).toBe(308);
  expect(further.headers().location).toBe(`${source}?page=2`);
  const inside = await get(request, "/site/live/claims");
  expect(inside.status()).toBe(308);
  expect(inside.headers().location).toBe("/claims");
  const search = await get(request, "/search?q=lenin");
  expect(search.status()).toBe(308);
  expect(search.headers().location).toBe("/claims?q=lenin");
});

test("The security headers stand on every kind of answer", async ({ request }) => {
  const [claim] = await listClaims(database);
  const asset = /\/_next\/static\/[^"]+\.css/.exec(await (await get(request, "/")).text())![0];
  const answers = [
    [200, await get(request, claim!.path)],
    [200, await get(request, "/claims?q=lenin")],
    [200, await get(request, "/sign-in")],
    [200, await get(request, asset)],
    [200, await get(request, "/icon.svg")],
    [204, await get(request, "/api/me")],
    [308, await get(request, `/claims/${claim!.id}/junk`)],
    [308, await get(request, "/claims/")],
    [404, await get(request, `/claims/${wellFormedId()}/x`)],
    [404, await get(request, "/no-such-page")],
    [404, await request.post(`${installation.origin}/api/stale`)],
    [405, await request.delete(`${installation.origin}/api/me`)],
  ] as const;
  for (const [status, answer] of answers) {
    const headers = answer.headers();
    const where = `${answer.status()} ${answer.url()}`;
    expect.soft(answer.status(), where).toBe(status);
    expect.soft(headers["content-security-policy"], where).toContain("default-src 'none'");
    expect.soft(headers["content-security-policy"], where).toContain("frame-ancestors 'none'");
    expect.soft(headers["x-content-type-options"], where).toBe("nosniff");
    expect.soft(headers["referrer-policy"], where).toBeDefined();
    expect.soft(headers["permissions-policy"], where).toBeDefined();
    expect.soft(headers["x-frame-options"], where).toBe("DENY");
    expect.soft(headers["x-powered-by"], where).toBeUndefined();
  }
});

const TYPES: Record<string, RegExp> = {
  ...{ bib: /^application\/x-bibtex/, ris: /^application\/x-research-info-systems/ },
  ...{ json: /^application\/vnd\.citationstyles\.csl\+json/, png: /^image\/png$/ },
  ...{ txt: /^text\/plain/, xml: /^application\/xml/ },
};
function addressesOf(kind: Place["kind"]): string[] {
  return places.filter((place) => place.kind === kind).flatMap(({ addresses }) => addresses);
}

function get(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
  return request.get(installation.origin + address, { headers, maxRedirects: 0 });
}

/** Everything that the build wrote, by name. `.next/cache` is the build tool's own. */
function filesOfTheBuild(): string[] {
  return readdirSync(NEXT_FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith("cache"))
    .sort();
}

/** How many rows each table of the database has, in every schema. */
async function countRows(): Promise<Record<string, number>> {
  const { rows: tables } = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name}`,
    );
    counts[name] = rows[0]!.count;
  }
  return counts;
}

/** Asks for many things, a few at a time, and gives the answers in their order. */
async function inBatches<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += 10)
    answers.push(
      ...(await Promise.all(items.slice(from, from + 10).map((item, at) => ask(item, from + at)))),
    );
  return answers;
}
