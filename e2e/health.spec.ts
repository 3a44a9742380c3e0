import { expect, test } from "./fixtures";

test("Whoever watches the server is told in a few bytes, which nothing keeps, that it is up and ready", async ({
  request,
}) => {
  for (const [address, words] of [
    ["/healthz", "ok\n"],
    ["/readyz", '{"database":true,"migrations":true,"worker":true}'],
  ] as const) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    expect(await answer.text(), address).toBe(words);
    expect(answer.headers()["cache-control"], address).toBe("no-store");
    expect(answer.headers()["set-cookie"], address).toBeUndefined();
  }
});

test("Search engines are welcome where nobody says otherwise", async ({ request }) => {
  expect((await request.get("/")).headers()["x-robots-tag"]).toBeUndefined();
  expect(await (await request.get("/robots.txt")).text()).toContain("Allow: /");
});
