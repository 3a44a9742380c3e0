import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerNotModified, isKnown } from "./not-modified";

describe("A tag that the reader knows", () => {
  it("is found in a list, weak or strong, and is any for the star", () => {
    expect(isKnown('"a", W/"b"', '"b"')).toBe(true);
    expect(isKnown('"a"', 'W/"a"')).toBe(true);
    expect(isKnown("*", '"a"')).toBe(true);
    expect(isKnown('"ab"', '"a"')).toBe(false);
  });
});

describe("A server", () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/missing" ? 404 : 200;
    response.setHeader("etag", '"now"');
    response.setHeader("content-length", 5);
    response.end("words");
  });
  const ask = (path: string, method: string, known: string) => {
    const { port } = server.address() as AddressInfo;
    const headers = { "if-none-match": known };
    return fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
  };
  beforeAll(async () => {
    answerNotModified();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void server.close());

  it("sends no body to whoever has it", async () => {
    const answer = await ask("/", "GET", '"now"');
    expect(answer.status).toBe(304);
    expect(answer.headers.get("etag")).toBe('"now"');
    expect(await answer.text()).toBe("");
  });
  it.each([
    ["who has another", "/", "GET", '"before"'],
    ["who posts", "/", "POST", '"now"'],
  ])("sends the body to one %s", async (_who, path, method, known) => {
    const answer = await ask(path, method, known);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("words");
  });
  it("changes no other status", async () => {
    expect((await ask("/missing", "GET", '"now"')).status).toBe(404);
  });
});
