import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepMovesBriefly } from "./moved-briefly";

describe("An answer that leads elsewhere", () => {
  const server = createServer((request, response) => {
    const [, status, said] = request.url!.split("/");
    response.statusCode = Number(status);
    if (said) response.setHeader("cache-control", decodeURIComponent(said));
    response.setHeader("location", "/there");
    response.end();
  });
  const lifeOf = async (status: number, said = "") => {
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/${status}/${encodeURIComponent(said)}`;
    return (await fetch(address, { redirect: "manual" })).headers.get("cache-control");
  };
  beforeAll(async () => {
    keepMovesBriefly();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void server.close());

  it("for good is asked for again by every browser, whatever caches between may keep", async () => {
    expect(await lifeOf(308)).toBe("max-age=0");
    expect(await lifeOf(301)).toBe("max-age=0");
    expect(await lifeOf(308, "s-maxage=60, stale-while-revalidate=540")).toBe(
      "max-age=0, s-maxage=60, stale-while-revalidate=540",
    );
  });
  it.each([
    [308, "private, no-store"],
    [308, "public, max-age=5"],
    [200, "s-maxage=60"],
  ])("that says itself how long, or is no such answer, stays as it is: %s %s", async (...said) => {
    expect(await lifeOf(...said)).toBe(said[1]);
  });
});
