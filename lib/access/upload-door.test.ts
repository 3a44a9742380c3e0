import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { conflict, type Failure } from "@/lib/foundation/errors";
import type { Command } from "./command";
import { SentFile } from "./sent-file";
import { returnedForm, uploadDoor } from "./upload-door";
import { Viewer } from "./viewer";

const { revalidateTag, viewerOf } = vi.hoisted(() => ({
  revalidateTag: vi.fn(),
  viewerOf: vi.fn<() => Promise<Viewer>>(),
}));
vi.mock("next/cache", () => ({ revalidateTag, refresh: vi.fn() }));
vi.mock("./current-viewer", () => ({ viewerOf, currentViewer: viewerOf }));

const KEY = "0b9d6e0c-5d0f-4a39-9a5c-0c2a4f1f7a11";
const MOST_BYTES = 1_000;
const ADDRESS = "http://127.0.0.1/api/files?source=abc";
const FROM_HERE = { host: "assay.test", origin: "https://assay.test" };
const PROXIED = { host: "127.0.0.1:3000", origin: "https://assay.test" };
const MULTIPART = "multipart/form-data; boundary=b";
const BEGUN = `--b\r\nContent-Disposition: form-data; name="label"\r\n\r\nFirst printing\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`;
const FILE_WORDS = { none: "Choose a file.", large: "This file is too large." };
const TYPED = { sourceId: "abc", label: "First printing, 1919" };
const FIELDS = { form: "file", idempotencyKey: KEY, draftAt: "/elsewhere", ...TYPED };

const input = z.object({
  sourceId: z.string(),
  label: z.string().min(3, "Give it a name."),
  file: z.custom<SentFile>((given) => given instanceof SentFile),
});
const carryOut = vi.fn<Command<"text.give", typeof input, { importId: string }>["carryOut"]>();
const door = uploadDoor(
  { permission: "text.give", input, carryOut, execute: vi.fn() },
  {
    mostBytes: MOST_BYTES,
    next: ({ importId }) => `/imports/${importId}`,
    back: (typed, sentTo) => `/sources/${sentTo.get("source")}/new?${typed}`,
  },
);

beforeEach(() => {
  vi.clearAllMocks();
  viewerOf.mockResolvedValue(someone("EDITOR"));
  carryOut.mockResolvedValue({
    ok: true,
    value: { result: { importId: "7" }, stale: ["source:abc", "sources"], isReplay: false },
  });
});

describe("A form with a file", () => {
  it("is carried out with what was typed and the file, makes pages stale, and leads on", async () => {
    const answer = await send({ ...FIELDS, file: fileOf(MOST_BYTES) });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/imports/7"]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const [viewer, given, call] = carryOut.mock.calls[0]!;
    expect(viewer.actorId).toBe("actor");
    expect(given).toMatchObject({ ...TYPED, file: { name: "book.txt", mediaType: "text/plain" } });
    expect(given.file.bytes).toHaveLength(MOST_BYTES);
    expect(call.idempotencyKey).toBe(KEY);
    expect(revalidateTag.mock.calls).toEqual([
      ["source:abc", { expire: 0 }],
      ["sources", { expire: 0 }],
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ["of another site", { origin: "https://elsewhere.example" }],
    ["of nowhere that has a name", { origin: "null" }],
    ["that a browser calls another site's", { "sec-fetch-site": "cross-site" }],
    ["for another host behind this proxy", { ...FROM_HERE, "x-forwarded-host": "other.example" }],
  ])("%s is turned away, and nobody is asked who sent it", async (_, headers) => {
    const answer = await send({ ...FIELDS, file: fileOf(5) }, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.has("location")).toBe(false);
    expect(viewerOf).not.toHaveBeenCalled();
    expect(carryOut).not.toHaveBeenCalled();
  });

  it.each<[string, Record<string, string>]>([
    ["names no origin", {}],
    ["comes from the host that the proxy names", { ...PROXIED, "x-forwarded-host": "assay.test" }],
  ])("is taken where it %s", async (_, headers) => {
    const answer = await send({ ...FIELDS, file: fileOf(5) }, headers);
    expect(answer.headers.get("location")).toBe("/imports/7");
  });
});

describe("A form that is refused goes back to its page with what was typed, and says why", () => {
  it.each<[string, Viewer, number, string]>([
    ["to somebody signed out", Viewer.anyone, 5, "signedOut"],
    ["to somebody signed out, with a large file", Viewer.anyone, 300_000, "signedOut"],
    ["to somebody who may not", someone("MEMBER"), 5, "forbidden"],
    ["to somebody who may not, with a large file", someone("MEMBER"), 300_000, "forbidden"],
    ["for a file of one byte too many", someone("EDITOR"), MOST_BYTES + 1, "large"],
    ["for a file that is not even kept", someone("EDITOR"), 300_000, "large"],
    ["for want of a file", someone("EDITOR"), 0, "none"],
  ])("%s", async (_, viewer, bytes, why) => {
    viewerOf.mockResolvedValue(viewer);
    const back = await sentBack({ ...FIELDS, file: fileOf(bytes) });
    expect(back).toEqual({ ...TYPED, refused: why });
  });

  it("for what its schema does not take", async () => {
    const back = await sentBack({ ...FIELDS, label: "?", file: fileOf(5) });
    expect(back).toEqual({ sourceId: "abc", label: "?", refused: "invalid" });
  });

  it.each<[Failure, string]>([
    [conflict("Something waits already."), "conflict"],
    [{ kind: "notFound" }, "notFound"],
    [{ kind: "limited", retryAfterSeconds: 60 }, "limited"],
  ])("for what the command says: %j", async (failure, why) => {
    carryOut.mockResolvedValue({ ok: false, failure });
    const answer = await send({ ...FIELDS, file: fileOf(5) });
    expect(queryOf(answer)).toEqual({ ...TYPED, refused: why });
    expect(revalidateTag).not.toHaveBeenCalled();
  });

  it.each<[string, string, string | undefined]>([
    ["no form at all", "words", "text/plain"],
    ["a form without its boundary", "words", "multipart/form-data"],
    ["a form that breaks off", '--b\r\nContent-Disposition: form-data; name="label"', MULTIPART],
    ["nothing", "", undefined],
  ])("for %s, of which nothing is kept", async (_, body, contentType) => {
    const headers = { ...FROM_HERE, ...(contentType && { "content-type": contentType }) };
    const answer = await door(new Request(ADDRESS, { method: "POST", headers, body }));
    expect(queryOf(answer)).toEqual({ refused: "broken" });
    expect(carryOut).not.toHaveBeenCalled();
  });

  it("with no more of a field than an address carries, and no half of a letter", async () => {
    const label = `${"x".repeat(599)}😀 and more`;
    const { label: kept } = await sentBack({ ...FIELDS, label, file: fileOf(0) });
    expect(kept).toBe(`${"x".repeat(599)}\uFFFD`);
  });

  it("with no name that is not a plain word, and no reason but the door's", async () => {
    const fields = { ...FIELDS, "a[3000000]": "1", "b.c": "1", refused: "conflict" };
    expect(await sentBack({ ...fields, file: fileOf(0) })).toEqual({ ...TYPED, refused: "none" });
  });

  it("and whoever sends without end is cut off", async () => {
    let sent = 0;
    const part = new Uint8Array(10_000_000);
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(new TextEncoder().encode(BEGUN)),
      pull: (stream) => {
        sent += part.length;
        stream.enqueue(part);
      },
    });
    const headers = { ...FROM_HERE, "content-type": MULTIPART };
    const endless = { method: "POST", headers, body, duplex: "half" };
    const answer = await door(new Request(ADDRESS, endless));
    expect(queryOf(answer)).toEqual({ label: "First printing", refused: "large" });
    expect(sent).toBeLessThan(400_000_000);
  });
});

describe("The page of a form that came back", () => {
  const returned = (query: Record<string, string>) =>
    returnedForm(input, "file", query, FILE_WORDS)!;

  it("holds what was typed, says what is wrong with it, and that the file is to be chosen again", () => {
    const { form, result } = returned({ sourceId: "abc", label: "?", refused: "invalid" });
    expect(form).toBe("file");
    expect(result.initialValue).toEqual({ sourceId: "abc", label: "?" });
    expect(result.error).toMatchObject({
      label: ["Give it a name."],
      file: ["Choose the file again: a browser does not keep it."],
    });
  });

  it.each(["none", "large"] as const)("says in its own words of the file: %s", (refused) => {
    expect(returned({ ...TYPED, refused }).result.error).toEqual({ file: [FILE_WORDS[refused]] });
  });

  it.each(["broken", "signedOut", "forbidden", "notFound", "conflict", "limited"])(
    "says that nothing was stored, and why: %s",
    (refused) => {
      const { result, failure } = returned({ ...TYPED, refused });
      expect(result.error).toMatchObject({ "": [expect.stringMatching(/nothing was stored/i)] });
      expect(failure?.kind).toBe(refused === "signedOut" ? "signedOut" : undefined);
    },
  );

  it("is as it always is where none came back", () => {
    expect(returned(TYPED)).toBeNull();
    expect(returned({ ...TYPED, refused: "made up" })).toBeNull();
  });
});

function someone(role: "MEMBER" | "EDITOR"): Viewer {
  return Viewer.of({ kind: "HUMAN", actorId: "actor", bylineId: "byline", profileId: null, role });
}

const fileOf = (bytes: number) =>
  new File([new Uint8Array(bytes)], "book.txt", { type: "text/plain" });

function send(
  fields: Record<string, string | File>,
  headers: Record<string, string> = FROM_HERE,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const host = { host: "assay.test" };
  return door(new Request(ADDRESS, { method: "POST", headers: { ...host, ...headers }, body }));
}

/** What stands in the address of the form's page, where nothing was carried out. */
async function sentBack(fields: Record<string, string | File>): Promise<Record<string, string>> {
  const answer = await send(fields);
  expect(carryOut).not.toHaveBeenCalled();
  return queryOf(answer);
}

function queryOf(answer: Response): Record<string, string> {
  expect(answer.status).toBe(303);
  const { pathname, searchParams } = new URL(answer.headers.get("location")!, ADDRESS);
  expect(pathname).toBe("/sources/abc/new");
  return Object.fromEntries(searchParams);
}
