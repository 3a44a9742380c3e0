import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { provideEnvironment, type RawEnvironment } from "@/lib/foundation/env";
import { isOwnRequest, peerHeader, peerOf, watchPeers, type Peer } from "./peer";

const settings = {
  DATABASE_URL: "postgresql://app@127.0.0.1:1/none",
  DATABASE_URL_PUBLIC: "postgresql://public@127.0.0.1:1/none",
  ASSAY_SECRET: "s".repeat(32),
};
const HERE = { address: "127.0.0.1", client: "127.0.0.1" };
const provide = (more: RawEnvironment) =>
  provideEnvironment({
    ...{ ...settings, ASSAY_TRUSTED_PROXIES: undefined, ASSAY_LISTENERS: undefined },
    ...more,
  });

/** Answers with what the program makes of the request, after adding headers as Next does. */
const server = createServer(({ headers, socket }, response) => {
  headers["x-forwarded-host"] ??= headers.host ?? "";
  headers["x-forwarded-for"] ??= socket.remoteAddress ?? "";
  const { "x-assay-peer": mark } = headers;
  response.end(
    JSON.stringify({ mark, peer: peerOf(new Headers(headers as Record<string, string>)) }),
  );
});

let stop: () => void;
beforeAll(async () => {
  provide({});
  stop = watchPeers();
  watchPeers(); // Once more changes nothing.
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => provide({}));
// Whatever runs later in this thread asks servers of its own.
afterAll(() => {
  stop();
  server.close();
});

describe("A request", () => {
  it("that comes by itself is direct, from the socket's address", async () => {
    expect((await ask({})).peer).toEqual({ ...HERE, isForwarded: false });
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
    expect(peer).toEqual({ ...HERE, isForwarded: true });
  });

  it("cannot say where it comes from", async () => {
    const { peer } = await ask({
      "x-forwarded-for": "1.2.3.4",
      "x-assay-peer": "guess direct 5.6.7.8",
    });
    expect(peer).toEqual({ ...HERE, isForwarded: true });
  });

  it("that the server sends itself keeps the place of the first", async () => {
    const { mark } = await ask({});
    const { peer } = await ask({ "x-assay-peer": mark, "x-forwarded-for": "127.0.0.1" });
    expect(peer).toEqual({ ...HERE, isForwarded: false });
  });

  it("that nobody watched counts as forwarded, from nowhere", () => {
    expect(peerOf(new Headers({ host: "localhost" }))).toEqual({
      address: null,
      client: null,
      isForwarded: true,
    });
  });
});

describe("The client that limits count", () => {
  it.each([
    ["nobody is trusted", undefined, "192.0.2.7", "127.0.0.1"],
    ["another machine is trusted", "10.0.0.1", "192.0.2.7", "127.0.0.1"],
    ["the peer is trusted", "127.0.0.1", "192.0.2.7", "192.0.2.7"],
    ["the peer's network is trusted", "127.0.0.0/8", "192.0.2.7", "192.0.2.7"],
    ["the client wrote a hop of its own", "127.0.0.1", "1.2.3.4, 192.0.2.7", "192.0.2.7"],
    [
      "two proxies are trusted",
      "127.0.0.1,10.0.0.0/8",
      "1.2.3.4, 192.0.2.7, 10.1.1.1",
      "192.0.2.7",
    ],
    ["every hop is trusted", "127.0.0.1,10.0.0.0/8", "10.2.2.2, 10.1.1.1", "10.2.2.2"],
    ["a hop is no address", "127.0.0.1", "192.0.2.7, unknown", "127.0.0.1"],
    ["the proxy names nobody", "127.0.0.1", "", "127.0.0.1"],
    ["a port is added", "127.0.0.1", "192.0.2.7:4711", "192.0.2.7"],
    ["it speaks IPv6", "127.0.0.1", "2001:db8::7", "2001:db8::7"],
    ["it speaks IPv6 with a port", "127.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
    ["IPv4 is mapped", "127.0.0.1", "::ffff:192.0.2.7", "192.0.2.7"],
  ])("where %s", async (_, trusted, forwardedFor, client) => {
    provide({ ASSAY_TRUSTED_PROXIES: trusted });
    const { peer } = await ask({ "x-forwarded-for": forwardedFor });
    expect(peer).toEqual({ address: "127.0.0.1", client, isForwarded: true });
  });
});

describe("This machine itself asks", () => {
  it.each<[string, "direct" | "forwarded", boolean]>([
    ["127.0.0.1", "direct", true],
    ["::1", "direct", true],
    ["192.0.2.9", "direct", true],
    ["192.0.2.7", "direct", false],
    ["127.0.0.1", "forwarded", false],
  ])("from %s, %s: %s", (address, way, expected) => {
    provide({ ASSAY_LISTENERS: "192.0.2.9" });
    expect(isOwnRequest(new Headers([peerHeader(address, way)]))).toBe(expected);
  });

  it("never by a request that nobody watched", () => {
    expect(isOwnRequest(new Headers())).toBe(false);
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
