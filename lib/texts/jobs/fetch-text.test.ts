import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchText, type Way } from "./fetch-text";

// A server on this machine: whoever fetches on behalf of others must never reach it.
let canary: Server;
let port: number;
let connections = 0;
let answer: RequestListener;
beforeAll(async () => {
  canary = createServer((request, response) => answer(request, response));
  canary.on("connection", () => (connections += 1));
  await new Promise<void>((ready) => canary.listen(0, "::", ready));
  port = (canary.address() as AddressInfo).port;
});
afterAll(async () => {
  canary.closeAllConnections();
  await new Promise((done) => canary.close(done));
});
const PUBLIC = "93.184.215.14";
/** Names as the test wants them, and every port that the server has; connections go where they are meant to go. */
const way = (names: Record<string, string[]> = {}): Way => ({
  resolve: (host) =>
    names[host] ? Promise.resolve(names[host]) : Promise.reject(new Error("no such name")),
  ports: [80, 443, port],
  dial: (address, to) => ({ address, port: to }),
  ...{ bytes: 100_000, milliseconds: 10_000, redirects: 5 },
});
/** The same, with the server on this machine in the place of a public address. */
const served = (
  names: Record<string, string[]> = { "a.test": [PUBLIC], "b.test": [PUBLIC] },
): Way => ({
  ...way(names),
  dial: (address) => (address === PUBLIC ? { address: "127.0.0.1", port } : { address, port }),
});

describe("An address that is not the open internet's", () => {
  it.each([
    ...[
      "127.0.0.1",
      "127.1",
      "127.0.1",
      "2130706433",
      "0x7f000001",
      "0x7f.1",
      "0177.0.0.1",
      "017700000001",
    ],
    ...[
      "0x7F.0x0.0x0.0x1",
      "127.0.0.1.",
      "127.000.000.001",
      "127.0.0.01",
      "00000177.1",
      "0",
      "0.0.0.0",
    ],
    ...[
      "１２７.０.０.１",
      "127。0。0。1",
      "①②⑦.⓪.⓪.①",
      "%31%32%37.0.0.1",
      "127.0.0.2",
      "127.255.255.254",
    ],
    ...[
      "10.0.0.1",
      "172.16.0.1",
      "192.168.0.1",
      "169.254.169.254",
      "100.64.0.1",
      "0xA9FEA9FE",
      "2852039166",
    ],
    ...["224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "93.184.215.14"],
    ...[
      "[::1]",
      "[::]",
      "[0:0:0:0:0:0:0:1]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
    ],
    ...["[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[fd00::1]", "[ff02::1]"],
    ...["[2001:db8::1]", "[2001:0:7f00:1::]", "[2606:2800:220:1::1]"],
    ...[
      "localhost",
      "LOCALHOST",
      "localhost.",
      "ｌｏｃａｌｈｏｓｔ",
      "a.localhost",
      "localhost.localdomain",
    ],
    ...["printer.local", "metadata.google.internal", "router", "nas.lan", "1.0.0.127.in-addr.arpa"],
    ...[
      "user@127.0.0.1",
      "user:word@a.test",
      "a.test@127.0.0.1",
      "127.0.0.1\\@a.test",
      "127.0.0.1#@a.test",
    ],
    ...["127.0.0.1?@a.test", "ⓛocalhost", "localhost%2e", "127.0.0.1%00.a.test", "xn--localhost-"],
  ])("is not connected to, written %s", async (host) => {
    answer = (_, response) => response.end("reached");
    const before = connections;
    // The worst there is: whatever is asked for, its answer leads here.
    const everything = { ...way(), resolve: () => Promise.resolve(["127.0.0.1"]) };
    for (const url of [`http://${host}:${port}/`, `http://${host}/`]) {
      const found = await fetchText(url, {}, everything);
      expect(found).toMatchObject({
        kind: "refused",
        reason: expect.stringMatching(/FORBIDDEN|NOT_HTTP/),
      });
    }
    expect(connections).toBe(before);
  });

  it.each([
    ...[
      "127.0.0.1",
      "0.0.0.0",
      "10.1.2.3",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.169.254",
      "100.127.0.1",
    ],
    ...[
      "192.0.0.8",
      "192.0.2.7",
      "198.19.255.255",
      "198.51.100.1",
      "203.0.113.1",
      "224.0.0.251",
      "240.0.0.1",
    ],
    ...[
      "192.88.99.1",
      "255.255.255.255",
      "::1",
      "::",
      "::ffff:127.0.0.1",
      "::ffff:8.8.8.8",
      "::7f00:1",
    ],
    ...[
      "64:ff9b::7f00:1",
      "64:ff9b:1::1",
      "2002:7f00:1::1",
      "2001::1",
      "2001:db8::1",
      "fe80::1",
      "fe80::1%eth0",
    ],
    ...["fec0::1", "fc00::1", "fdff::1", "ff02::1", "100::1", "3fff::1", "not an address"],
  ])("is not connected to, behind a name: %s", async (address) => {
    answer = (_, response) => response.end("reached");
    const before = connections;
    for (const addresses of [[address], [PUBLIC, address]]) {
      const found = await fetchText(`http://a.test:${port}/`, {}, way({ "a.test": addresses }));
      expect(found).toMatchObject({ kind: "refused", reason: "FORBIDDEN_ADDRESS" });
    }
    expect(connections).toBe(before);
  });

  it.each([
    ...["http://127.0.0.1/", "http://[::1]/", "http://0x7f.1/", "//localhost/", "http://c.test/"],
    ...["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "data:text/plain,words"],
    ...[
      "http://user:word@b.test/",
      "http://b.test:6379/",
      "javascript:1",
      "http://169.254.169.254/latest/",
    ],
  ])("is not followed to: %s", async (location) => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.writeHead(302, { location }).end();
    };
    const names = { "a.test": [PUBLIC], "b.test": [PUBLIC], "c.test": ["127.0.0.1"] };
    const found = await fetchText("http://a.test/", {}, served(names));
    expect(found).toMatchObject({ reason: expect.stringMatching(/FORBIDDEN_ADDRESS|NOT_HTTP/) });
    expect(asked).toBe(1);
  });

  it.each([
    "ftp://a.test/",
    "file:///etc/passwd",
    "no address",
    "",
    "http://",
    "gopher://a.test:70/",
  ])("is no web address: %s", async (url) => {
    expect(await fetchText(url, {}, served())).toMatchObject({ reason: "NOT_HTTP" });
  });

  it("is not connected to by a name that changes between being asked and being used", async () => {
    answer = (_, response) =>
      response.writeHead(200, { "content-type": "text/plain" }).end("words");
    const [given, dialled] = [[[PUBLIC], ["127.0.0.1"]], [] as string[]];
    const found = await fetchText(
      "http://a.test/",
      {},
      {
        ...served(),
        resolve: () => Promise.resolve(given.shift()!),
        dial: (address) => (dialled.push(address), { address: "127.0.0.1", port }),
      },
    );
    expect(found.kind).toBe("fetched");
    expect([given.length, dialled]).toEqual([1, [PUBLIC]]);
  });

  it("is not connected to by a name that changes with a redirect", async () => {
    answer = (_, response) => response.writeHead(302, { location: "/again" }).end();
    const given = [[PUBLIC], ["127.0.0.1"]];
    const resolve = () => Promise.resolve(given.shift()!);
    expect(await fetchText("http://a.test/", {}, { ...served(), resolve })).toMatchObject({
      reason: "FORBIDDEN_ADDRESS",
    });
  });
});

describe("A text of the open internet", () => {
  it("is fetched, by way of redirects", async () => {
    answer = ({ url, headers }, response) => {
      if (url === "/old")
        return response.writeHead(301, { location: "http://b.test/new#part" }).end();
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
      response.end(`${headers.host} ${headers.cookie} ${headers.authorization}`);
    };
    const found = await fetchText("http://a.test/old", {}, served());
    expect(found).toMatchObject({
      mediaType: "text/plain; charset=utf-8",
      finalUrl: "http://b.test/new",
    });
    expect(wordsOf(found)).toBe("b.test undefined undefined");
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ] as const)("is unpacked (%s), and as long then as it may be", async (encoding, pack) => {
    const send =
      (words: string): RequestListener =>
      (_, response) =>
        response
          .writeHead(200, { "content-type": "text/html", "content-encoding": encoding })
          .end(pack(words));
    answer = send("words");
    expect(wordsOf(await fetchText("http://a.test/", {}, served()))).toBe("words");
    answer = send("a".repeat(20_000_000));
    expect(await fetchText("http://a.test/", {}, served())).toMatchObject({ reason: "TOO_LARGE" });
  });

  it("ends when it is larger than it says, or than it may be", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      const go = () => {
        while (!response.destroyed && response.write("a".repeat(10_000)));
      };
      response.on("drain", go);
      go();
    };
    expect(await fetchText("http://a.test/", {}, served())).toMatchObject({ reason: "TOO_LARGE" });
  });

  it("ends after its time, and when it is told to", async () => {
    answer = (_, response) => response.writeHead(200, { "content-type": "text/plain" }).write("a");
    expect(await fetchText("http://a.test/", {}, { ...served(), milliseconds: 50 })).toMatchObject({
      reason: "TOO_LONG",
    });
    const never = { ...served(), resolve: () => new Promise<string[]>(() => undefined) };
    expect(await fetchText("http://a.test/", { signal: AbortSignal.abort() }, never)).toMatchObject(
      {
        reason: "TOO_LONG",
      },
    );
  });

  it("ends after five redirects", async () => {
    let asked = 0;
    answer = (_, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    };
    expect(await fetchText("http://a.test/", {}, served())).toMatchObject({
      reason: "TOO_MANY_REDIRECTS",
    });
    expect(asked).toBe(6);
  });

  it.each([
    "image/png",
    "application/zip",
    "application/json",
    "text/css",
    "",
    "application/octet-stream",
  ])("is of a kind that can be read, and not %s", async (type) => {
    answer = (_, response) =>
      response.writeHead(200, type ? { "content-type": type } : {}).end("words");
    expect(await fetchText("http://a.test/", {}, served())).toMatchObject({ reason: "WRONG_TYPE" });
  });

  it.each([401, 403, 404, 410, 429, 500, 204])(
    "is given out by its server, which does not answer %d",
    async (status) => {
      answer = (_, response) => response.writeHead(status, { "content-type": "text/plain" }).end();
      expect(await fetchText("http://a.test/", {}, served())).toMatchObject({
        reason: "REFUSED_BY_SERVER",
        says: expect.stringContaining(String(status)),
      });
    },
  );

  it("leaves nothing open of what it did not want", async () => {
    for (const status of [404, 302, 200]) {
      answer = (_, response) => {
        response.writeHead(status, { "content-type": "image/png", location: "http://127.0.0.1/" });
        response.end("a".repeat(1_000_000));
      };
      expect(await fetchText("http://a.test/", {}, served())).toMatchObject({ kind: "refused" });
    }
  });

  it("is there: an unknown name, a broken packing and a broken answer are said", async () => {
    expect(await fetchText("http://none.test/", {}, served())).toMatchObject({
      reason: "UNREACHABLE",
    });
    answer = (_, response) =>
      response
        .writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" })
        .end("no gzip");
    expect(await fetchText("http://a.test/", {}, served())).toMatchObject({
      reason: "UNREACHABLE",
    });
    answer = (request) => request.socket.destroy();
    expect(await fetchText("http://a.test/", {}, served())).toMatchObject({
      reason: "UNREACHABLE",
    });
  });
});

const wordsOf = (found: Awaited<ReturnType<typeof fetchText>>): string =>
  found.kind === "fetched" ? new TextDecoder().decode(found.bytes) : found.reason;
