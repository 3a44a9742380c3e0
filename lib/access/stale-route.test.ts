import { beforeEach, describe, expect, it, vi } from "vitest";
import { provideEnvironment } from "@/lib/foundation/env";
import { JOB_SECRET_HEADER } from "./job-door";
import { peerHeader } from "./peer";
import { staleRoute } from "./stale-route";

const { revalidateTag } = vi.hoisted(() => ({ revalidateTag: vi.fn() }));
vi.mock("next/cache", () => ({ revalidateTag }));

const SECRET = "made at boot";

beforeEach(() => {
  revalidateTag.mockClear();
  provideEnvironment({
    DATABASE_URL: "postgresql://app@127.0.0.1:1/none",
    DATABASE_URL_PUBLIC: "postgresql://public@127.0.0.1:1/none",
    ASSAY_SECRET: "s".repeat(32),
    ASSAY_JOB_SECRET: SECRET,
    ASSAY_LISTENERS: "127.0.0.1",
  });
});

describe("The worker's report of what went stale", () => {
  it("is taken from this machine, with the secret", async () => {
    expect((await report(peerHeader("127.0.0.1"), SECRET)).status).toBe(204);
    expect(revalidateTag.mock.calls).toEqual([["claim:one", { expire: 0 }]]);
  });

  it.each<[string, [string, string], string]>([
    ["another secret", peerHeader("127.0.0.1"), "made up"],
    ["no secret", peerHeader("127.0.0.1"), ""],
    ["another machine", peerHeader("192.0.2.7"), SECRET],
    ["a proxy", peerHeader("127.0.0.1", "forwarded"), SECRET],
    ["nobody knows where", ["x-nothing", ""], SECRET],
  ])("looks absent to %s", async (_, peer, secret) => {
    expect((await report(peer, secret)).status).toBe(404);
    expect(revalidateTag).not.toHaveBeenCalled();
  });
});

function report(peer: [string, string], secret: string): Promise<Response> {
  const headers = new Headers([peer, [JOB_SECRET_HEADER, secret]]);
  const body = JSON.stringify({ tags: ["claim:one"] });
  return staleRoute(new Request("http://127.0.0.1/api/stale", { method: "POST", headers, body }));
}
