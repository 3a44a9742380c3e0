import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peerOf, watchPeers, type Peer } from "./peer";

/** Answers with what the program makes of the request, after adding headers as Next does. */
const server = createServer(({ headers, socket }, response) => {
  headers["x-forwarded-host"] ??= headers.host ?? "";
  headers["x-forwarded-for"] ??= socket.remoteAddress ?? "";
  const { "x-assay-peer": mark } = headers;
  response.end(
    JSON.stringify({ mark, peer: peerOf(new Headers(headers as Record<string, string>)) }),
  );
});

beforeAll(async () => {
  watchPeers();
  watchPeers(); // Once more changes nothing.
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

describe("A request", () => {
  it("that comes by itself is direct, from the socket's address", async () => {
    expect((await ask({})).peer).toEqual({ address: "127.0.0.1", isForwarded: false });
  });

  it.each([
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "Forwarded",
    "Via",
    "X-Real-IP",
  ])("with %s is forwarded, and its address stays the socket's", async (name) => {
    const { peer } = await ask({ [name]: "127.0.0.1" });
    expect(peer).toEqual({ address: "127.0.0.1", isForwarded: true });
  });

  it("cannot say where it comes from", async () => {
    const { peer } = await ask({
      "x-forwarded-for": "1.2.3.4",
      "x-assay-peer": "guess direct 5.6.7.8",
    });
    expect(peer).toEqual({ address: "127.0.0.1", isForwarded: true });
  });

  it("that the server sends itself keeps the place of the first", async () => {
    const { mark } = await ask({});
    const { peer } = await ask({ "x-assay-peer": mark, "x-forwarded-for": "127.0.0.1" });
    expect(peer).toEqual({ address: "127.0.0.1", isForwarded: false });
  });

  it("that nobody watched counts as forwarded, from nowhere", () => {
    expect(peerOf(new Headers({ host: "localhost" }))).toEqual({
      address: null,
      isForwarded: true,
    });
  });
});

function ask(headers: IncomingHttpHeaders): Promise<{ mark: string; peer: Peer }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, headers }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve(JSON.parse(body) as { mark: string; peer: Peer }));
    })
      .on("error", reject)
      .end();
  });
}
