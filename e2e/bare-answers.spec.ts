import pg from "pg";
import { expect, inBothWays, listClaims, test } from "./fixtures";
import { serveInstallation, type Installation } from "./installation";

// An installation of its own, whose database is broken for a while.
test.describe.configure({ mode: "serial" });

let installation: Installation & { stop(): Promise<void> };
let database: pg.Pool;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  installation = await serveInstallation();
  database = new pg.Pool({ connectionString: installation.databaseUrl, max: 2 });
});
test.afterAll(async () => {
  await database?.end();
  await installation?.stop();
});

inBothWays((isScripted) => {
  test("A surprise on a page has its status and its words, and is forgotten when it is over", async ({
    page,
  }) => {
    const [claim] = await listClaims(database);
    const addresses = ["/claims?q=lenin", `/claims/${claim!.id}/words-${isScripted}`];
    await database.query("ALTER TABLE claims RENAME TO mislaid");
    try {
      for (const address of addresses) {
        const answer = await page.goto(installation.origin + address);
        expect(answer?.status(), address).toBe(500);
        expect(answer?.headers()["cache-control"], address).toBe("private, no-store");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(
          "Something went wrong on our side",
        );
      }
    } finally {
      await database.query("ALTER TABLE mislaid RENAME TO claims");
    }
    for (const address of addresses) {
      const answer = await page.goto(installation.origin + address);
      expect(answer?.status(), address).toBe(200);
    }
  });
});

test("A form of another site is refused in words, and stores nothing", async ({ request }) => {
  const answer = await request.post(`${installation.origin}/sign-up`, {
    headers: { accept: "text/html", origin: "https://elsewhere.example" },
    multipart: { form: "sign-up" },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain("This form was sent from another site");
});

test("A body that is too long, or no form, is refused in words and is no surprise", async ({
  request,
}) => {
  const headers = { accept: "text/html" };
  for (const path of ["/report", "/sign-in", "/sign-up", "/flag"])
    for (const megabytes of [2, 10, 12]) {
      const answer = await request.post(installation.origin + path, {
        headers,
        multipart: { form: "report", note: "x".repeat(megabytes * 1_000_000) },
      });
      expect(answer.status(), `${path}, ${megabytes} MB`).toBe(413);
      expect(await answer.text()).toContain("This is too long to send");
    }
  const broken = await request.post(`${installation.origin}/report`, {
    headers: { ...headers, "content-type": "multipart/form-data; boundary=x" },
    data: "--x\r\nbroken",
  });
  expect(broken.status()).toBe(400);
  expect(await broken.text()).toContain("This form could not be read");
});

test("An address that cannot be read is nobody's", async ({ request }) => {
  for (const path of ["/claims/%FF/x", "/documents/%ED%A0%80/x", "/sources/%", "/%C3/vote"]) {
    const answer = await request.get(installation.origin + path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toContain("There is nothing at this address");
  }
});

test("The words of a search are shown without what no page can carry", async ({ request }) => {
  const answer = await request.get(`${installation.origin}/claims?q=len%00in%E2%80%AE+%ED%A0%80`);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).not.toMatch(/[\0\u202e]/);
});
