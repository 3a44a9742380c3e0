import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerInWords, noteThrown } from "./bare-answers";

const PAGE = { accept: "text/html,application/xhtml+xml" };
const plain = { "content-type": "text/plain" };
const html = { "content-type": "text/html; charset=utf-8", "cache-control": "public, s-maxage=5" };
const oldForm = { ...plain, "x-nextjs-action-not-found": "1", "content-length": 11 };

// What Next does, by address.
const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  "/old-form": (response) => send(response, 409, oldForm, "Unavailable"),
  "/no-form": (response) => send(response, 400, oldForm, "Unavailable"),
  "/refused": (response) => send(response, 500, { ...plain, "content-length": 8 }, "Internal"),
  "/long": (response) => send(response, 500, plain, "Internal"),
  "/long-by-script": (response) =>
    send(response, 500, { "content-type": "text/x-component" }, "1:E{}"),
  "/broken": (response) => send(response, 500, plain, "Internal"),
  "/surprise": (response) => {
    send(response, 500, { ...html, etag: '"a"' });
    response.write("<html id='__next_error__'>");
    response.end("</html>");
  },
  "/json": (response) => send(response, 500, { "content-type": "application/json" }, "{}"),
  "/missing": (response) => send(response, 404, html, "There is nothing here"),
  "/nowhere": (response) => send(response, 404, html, "There is nothing here"),
  "/whole": (response) => send(response, 200, html, "words"),
};

// What Next throws before it answers so.
const THROWN: Record<string, Error> = {
  "/long": Object.assign(new Error("Body exceeded 1 MB limit."), { statusCode: 413 }),
  "/long-by-script": Object.assign(new Error("Body exceeded 1 MB limit."), { statusCode: 413 }),
  "/broken": new TypeError("Failed to parse body as FormData."),
  "/refused": new Error("The database is gone."),
};

function send(response: ServerResponse, status: number, headers: object, body?: string): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
  if (body !== undefined) response.end(body);
}

describe("A server", () => {
  const server = createServer((request, response) => {
    const thrown = THROWN[request.url!];
    if (thrown) noteThrown(thrown, request.headers);
    const answer = ANSWERS[request.url!];
    if (answer) answer(response);
    else send(response, 200, html, `came as ${request.url}`);
  });
  const ask = (path: string, headers: Record<string, string> = PAGE, method = "GET") =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method, headers });
  const own = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeAll(async () => {
    answerInWords(["/files"]);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void server.close());

  it.each([
    ["a form of an older build", "/old-form", 409, "This form is out of date"],
    ["a form that names no action", "/no-form", 400, "This form is out of date"],
    ["a form longer than is taken", "/long", 413, "This is too long to send"],
    ["a body that is no form", "/broken", 400, "This form could not be read"],
    ["a surprise in a form", "/refused", 500, "Something went wrong on our side"],
    ["a surprise in a page", "/surprise", 500, "Something went wrong on our side"],
  ])("answers %s in words that nothing keeps", async (_what, path, status, title) => {
    const answer = await ask(path, PAGE, "POST");
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.has("etag")).toBe(false);
    const text = await answer.text();
    expect(text).toContain(`<h1 style="line-height:1.2">${title}</h1>`);
    expect(text).not.toMatch(/Unavailable|Internal|__next_error__/);
  });

  it("tells machines, too, that what they sent was not taken in, and a script by the status", async () => {
    const machine = await ask("/long", { accept: "*/*" }, "POST");
    expect(machine.status).toBe(413);
    expect(await machine.text()).toContain("a form carries 1 MB at most");
    const script = await ask("/long-by-script", { ...PAGE, "next-action": "7f" }, "POST");
    expect(script.status).toBe(413);
    expect(await script.text()).toBe("1:E{}");
  });

  it("does not read a body that is longer than is taken, and answers all the same", async () => {
    const body = "x".repeat(12_000_000);
    const address = `${own()}/whole`;
    for (const accept of ["text/html", "*/*"]) {
      const answer = await fetch(address, { method: "POST", headers: { accept }, body });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain("a form carries 1 MB at most");
    }
    const counted = await fetch(`${own()}/files?source=abc`, { method: "POST", body });
    expect(await counted.text()).toBe("came as /files?source=abc");
    const short = await fetch(address, { method: "POST", body: "x".repeat(1024 * 1024) });
    expect(await short.text()).toBe("words");
  });

  it("tells a form of another site that it is one, and nobody else", async () => {
    const foreign = await ask("/refused", { ...PAGE, origin: "https://elsewhere.example" }, "POST");
    expect(foreign.status).toBe(403);
    expect(await foreign.text()).toContain("This form was sent from another site");
    const unnamed = await ask("/refused", { ...PAGE, origin: "null" }, "POST");
    expect(unnamed.status).toBe(403);
    const ours = await ask("/refused", { ...PAGE, origin: own() }, "POST");
    expect(ours.status).toBe(500);
    const host = "assay.example";
    const proxied = { ...PAGE, origin: `https://${host}`, "x-forwarded-host": host };
    expect((await ask("/refused", proxied, "POST")).status).toBe(500);
  });

  it.each([
    ["a script that sends a form", "/old-form", { ...PAGE, "next-action": "7f" }, "Unavailable"],
    ["a machine", "/refused", { accept: "*/*" }, "Internal"],
    ["whoever gets JSON", "/json", PAGE, "{}"],
    ["a reader of a missing page", "/missing", PAGE, "There is nothing here"],
    ["a reader of a page", "/whole", PAGE, "words"],
  ])("leaves its own answer to %s", async (_who, path, headers, body) => {
    const answer = await ask(path, headers, "POST");
    expect(await answer.text()).toBe(body);
  });

  it.each(["/claims/%FF/x", "/claims/%ED%A0%80?q=a", "/%"])(
    "sends an address that cannot be read where nothing is: %s",
    async (path) => {
      expect(await (await ask(path)).text()).toBe("There is nothing here");
    },
  );

  it("reads every other address as it came, whatever is asked", async () => {
    for (const path of ["/claims/%C3%A9/x", "/claims?q=%FF"])
      expect(await (await ask(path)).text()).toBe(`came as ${path}`);
  });
});
