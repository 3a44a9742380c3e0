import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import PageCache, { MOST_FILES, MOST_REFUSALS } from "./page-cache.mjs";

const lifetimes: Map<string, object> = createRequire(import.meta.url)(
  "next/dist/server/lib/incremental-cache/shared-cache-controls.external.js",
).SharedCacheControls.cacheControls;
const cacheControl = { revalidate: 3600, expire: 7200 };
const asPage = { kind: "APP_PAGE" };
const asFile = { kind: "APP_ROUTE" };

const absent = () => Promise.reject(new Error("no such file"));
const disk = {
  existsSync: () => false,
  readFileSync: () => {
    throw new Error("no such file");
  },
  readFile: absent,
  stat: absent,
  mkdir: vi.fn(),
  writeFile: vi.fn(),
  writeFileAtomic: vi.fn(),
};
const settings = {
  fs: disk,
  flushToDisk: true,
  serverDistDir: "/nowhere",
  revalidatedTags: [],
  maxMemoryCacheSize: 1_000_000,
};
const cache = new PageCache(settings);

const answer = (status: number, headers: Record<string, string> = {}) => ({
  kind: "APP_PAGE",
  status,
  html: "<p>words</p>",
  rscData: Buffer.from("words") as Buffer | undefined,
  segmentData: new Map() as Map<string, Buffer> | undefined,
  headers: { ...headers },
});
const file = (status: number, headers: Record<string, string> = {}) => ({
  ...{ kind: "APP_ROUTE", status, body: Buffer.from("drawn"), headers },
});
async function put(key: string, data: ReturnType<typeof answer> | ReturnType<typeof file>) {
  lifetimes.set(key, cacheControl);
  await cache.set(key, data, { cacheControl });
}

describe("The cache of whole pages", () => {
  it("writes nothing to the disk", async () => {
    await put("/page", answer(200));
    await put("/missing", answer(404));
    for (const write of [disk.mkdir, disk.writeFile, disk.writeFileAtomic])
      expect(write).not.toHaveBeenCalled();
    expect(await cache.get("/page", asPage)).toMatchObject({ value: { status: 200 } });
    expect(await cache.get("/missing", asPage)).toMatchObject({ value: { status: 404 } });
  });

  it("keeps a page as a document, tagged, and sends the first reader the same", async () => {
    const sent = { ...answer(200), html: `<p>words</p><script>self.__next_f.push([0])</script>` };
    await put("/whole", sent);
    const kept = (await cache.get("/whole", asPage))?.value;
    expect(kept).toMatchObject({
      html: "<p>words</p>",
      rscData: undefined,
      segmentData: undefined,
    });
    expect(kept).toBe(sent);
    expect(sent.headers.etag).toMatch(/^"[\w-]{27}"$/);
    await put("/other", answer(404));
    const { etag } = sent.headers;
    expect(await cache.get("/other", asPage)).toMatchObject({ value: { headers: { etag } } });
  });

  it("forgets a 404 whose tag expired: what was born there is seen at once", async () => {
    const tags: Map<string, { expired: number }> = createRequire(import.meta.url)(
      "next/dist/server/lib/incremental-cache/tags-manifest.external.js",
    ).tagsManifest;
    await put("/unborn", answer(404, { "x-next-cache-tags": "claim:unborn" }));
    expect(await cache.get("/unborn", asPage)).toMatchObject({ value: { status: 404 } });
    tags.set("claim:unborn", { expired: Date.now() + 0.5 });
    await vi.waitFor(async () => expect(await cache.get("/unborn", asPage)).toBeNull());
  });

  it("turns what the build wrote into a document when it is first read", async () => {
    const built = `<p>built</p><script src="/_next/static/chunks/a.js" async=""></script>`;
    const files: Record<string, string> = {
      "built.html": built,
      "built.meta": "{}",
      "built.rsc": "",
    };
    const read = (file: string) => Promise.resolve(files[path.basename(file)]);
    const stat = () => Promise.resolve({ mtime: new Date() });
    const reader = new PageCache({ ...settings, fs: { ...disk, readFile: read, stat } });
    const first = await reader.get("/built", asPage);
    expect(first?.value).toMatchObject({ html: "<p>built</p>", rscData: undefined });
    expect(await cache.get("/built", asPage)).toBe(first);
  });

  it("leaves a shell whose holes are filled per request to React", async () => {
    const html = "<p>shell</p><script>self.__next_f.push([0])</script>";
    const shell = { ...answer(200), html, postponed: "state" };
    await put("/shell", shell);
    expect((await cache.get("/shell", asPage))?.value).toMatchObject({ html });
  });

  it("gives no shell where nothing of a page is the same for everyone", async () => {
    const person = { ...answer(200), html: "", postponed: "state" };
    await put("/person", person);
    expect((await cache.get("/person", asPage))?.value).toMatchObject({
      html: null,
      postponed: "state",
    });
  });

  it("keeps a page however many missing ones are asked for, and no more of those than it may", async () => {
    await put("/lasting", answer(200));
    for (let i = 0; i < 3 * MOST_REFUSALS; i++) await put(`/junk/${i}`, answer(404));
    expect(await cache.get("/lasting", asPage)).not.toBeNull();
    expect(await cache.get("/junk/0", asPage)).toBeNull();
    expect(await cache.get(`/junk/${3 * MOST_REFUSALS - 1}`, asPage)).not.toBeNull();
    expect([...lifetimes.keys()].filter((key) => key.startsWith("/junk/"))).toHaveLength(
      MOST_REFUSALS,
    );
  });

  it("keeps files apart, tagged, so that they push no page out and are no more than they may be", async () => {
    await put("/read", answer(200));
    const sent = file(200);
    await put("/picture/0", sent);
    expect(sent.headers.etag).toMatch(/^"[\w-]{27}"$/);
    expect(await cache.get("/picture/0", asFile)).toMatchObject({ value: sent });
    for (let i = 1; i <= MOST_FILES; i++) {
      const large = { ...file(200), body: Buffer.alloc(60_000) };
      await put(`/picture/${i}`, large);
    }
    expect(await cache.get("/read", asPage)).not.toBeNull();
    expect(await cache.get("/picture/0", asFile)).toBeNull();
    expect(await cache.get(`/picture/${MOST_FILES}`, asFile)).not.toBeNull();
    expect(lifetimes.has("/picture/0")).toBe(false);
  });

  it("draws a file anew whose tag expired, and forgets it where it is missing then", async () => {
    const tags: Map<string, { expired: number }> = createRequire(import.meta.url)(
      "next/dist/server/lib/incremental-cache/tags-manifest.external.js",
    ).tagsManifest;
    await put("/drawn", file(200, { "x-next-cache-tags": "claim:drawn" }));
    tags.set("claim:drawn", { expired: Date.now() + 0.5 });
    await vi.waitFor(async () => expect(await cache.get("/drawn", asFile)).toBeNull());
    await put("/drawn", file(404));
    expect(await cache.get("/drawn", asFile)).toMatchObject({ value: { status: 404 } });
    await put("/drawn", file(200));
    expect(await cache.get("/drawn", asFile)).toMatchObject({ value: { status: 200 } });
  });

  it("sends the first reader of a moved file where it is", async () => {
    const sent = file(308, { location: "/claims/x.bib" });
    await put("/moved", sent);
    expect(sent.headers).toHaveProperty("location");
  });

  it("forgets the lifetimes of pages for which it has no room", async () => {
    const long = { ...answer(200), html: "x".repeat(100_000) };
    for (let i = 0; i < 30; i++) await put(`/long/${i}`, long);
    expect(await cache.get("/long/0", asPage)).toBeNull();
    expect(lifetimes.has("/long/0")).toBe(false);
    expect(lifetimes.has("/long/29")).toBe(true);
  });

  it("does not serve a page during whose render its tag expired", async () => {
    vi.useFakeTimers({ now: Date.now() - 60_000 });
    try {
      await cache.get("/slow", asPage);
      vi.advanceTimersByTime(1_000);
      await cache.revalidateTag("slow", { expire: 0 });
      vi.advanceTimersByTime(1_000);
      await put("/slow", answer(200, { "x-next-cache-tags": "slow" }));
    } finally {
      vi.useRealTimers();
    }
    expect(await cache.get("/slow", asPage)).toBeNull();
  });

  it("serves a page that was rendered after its tag expired", async () => {
    vi.useFakeTimers({ now: Date.now() - 60_000 });
    try {
      await cache.revalidateTag("fresh", { expire: 0 });
      vi.advanceTimersByTime(1_000);
      await cache.get("/fresh", asPage);
      await put("/fresh", answer(200, { "x-next-cache-tags": "fresh" }));
    } finally {
      vi.useRealTimers();
    }
    expect(await cache.get("/fresh", asPage)).not.toBeNull();
  });

  it("keeps the location of a redirect and takes it from the answer that is being sent", async () => {
    const sent = answer(308, { location: "/claims" });
    await put("/old", sent);
    expect(sent.headers).not.toHaveProperty("location");
    expect(await cache.get("/old", asPage)).toMatchObject({
      value: { headers: { location: "/claims" } },
    });
  });
});
