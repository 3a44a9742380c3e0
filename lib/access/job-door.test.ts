import type { Job, JobHelpers } from "graphile-worker";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { notFound } from "@/lib/foundation/errors";
import { provideEnvironment } from "@/lib/foundation/env";
import type { Command } from "./command";
import { jobDoor, jobs } from "./job-door";

const DATABASE = "postgresql://nobody@127.0.0.1:1/nothing";
const server = vi.fn<typeof fetch>();
const addJob = vi.fn();
const helpers = { addJob } as unknown as JobHelpers;

beforeEach(() => {
  provideEnvironment({
    ...{ DATABASE_URL: DATABASE, DATABASE_URL_PUBLIC: DATABASE },
    ...{ ASSAY_SECRET: "s".repeat(64), ASSAY_JOB_SECRET: "j".repeat(64) },
  });
  vi.stubGlobal("fetch", server);
  server.mockResolvedValue(new Response(null, { status: 204 }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

describe("A job behind the door", () => {
  it("reports at once what went stale, and asks for a second report some seconds later", async () => {
    const before = Date.now();
    await door(["claim:1", "claims"])({}, helpers);
    expect(reported()).toEqual([["claim:1", "claims"]]);
    const [task, payload, { runAt }] = addJob.mock.calls[0] as [string, unknown, { runAt: Date }];
    expect([task, payload]).toEqual(["stale.report", { tags: ["claim:1", "claims"] }]);
    expect(runAt.getTime()).toBeGreaterThanOrEqual(before + 5_000);
    await jobs[task]!(payload, helpers);
    expect(reported()).toEqual([
      ["claim:1", "claims"],
      ["claim:1", "claims"],
    ]);
  });

  it("reports once more after the last of several changes of the same pages, whatever their order", async () => {
    for (const stale of [["claim:1", "claims"], ["claims", "claim:1"], ["claim:2"]])
      await door(stale)({}, helpers);
    const keys = addJob.mock.calls.map(([, , { jobKey }]) => jobKey as string);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it.each([
    ["refuses", () => server.mockResolvedValue(new Response(null, { status: 503 }))],
    ["cannot be reached", () => server.mockRejectedValue(new TypeError("fetch failed"))],
  ])("fails where the server %s, and the second report is asked for already", async (_, make) => {
    make();
    await expect(door(["claim:1"])({}, helpers)).rejects.toThrow();
    expect(addJob).toHaveBeenCalledTimes(1);
    await expect(jobs["stale.report"]!({ tags: ["claim:1"] }, helpers)).rejects.toThrow();
  });

  it("rests between two of one payload, and does once what is asked for meanwhile", async () => {
    const resting = door(["claim:1"], { restMs: 60_000 });
    const job = { task_identifier: "count", key: "count:1", max_attempts: 10 } as Job;
    await resting({ claimId: "1" }, { ...helpers, job });
    const doneAt = Date.now();
    addJob.mockClear();
    await resting({ claimId: "1" }, { ...helpers, job });
    expect(reported()).toHaveLength(1);
    expect(addJob).toHaveBeenCalledExactlyOnceWith(
      "count",
      { claimId: "1" },
      expect.objectContaining({
        ...{ jobKey: "count:1", jobKeyMode: "preserve_run_at", maxAttempts: 10 },
      }),
    );
    const { runAt } = addJob.mock.calls[0]![2] as { runAt: Date };
    expect(runAt.getTime()).toBeGreaterThan(doneAt + 50_000);
    await resting({ claimId: "2" }, { ...helpers, job });
    expect(reported()).toHaveLength(2);
  });

  it("reports nothing where nothing went stale or the command was refused", async () => {
    await door([])({}, helpers);
    await door(null)({}, helpers);
    expect(server).not.toHaveBeenCalled();
    expect(addJob).not.toHaveBeenCalled();
  });
});

function door(stale: string[] | null, options?: { restMs: number }) {
  const execute = async () =>
    stale
      ? { ok: true as const, value: { result: null, stale, isReplay: false } }
      : { ok: false as const, failure: notFound() };
  const command: Command<"system.tally", z.ZodObject, null> = {
    ...{ permission: "system.tally", input: z.object({}), execute, carryOut: execute },
  };
  return jobDoor(command, options);
}

const reported = () =>
  server.mock.calls.map(
    ([, request]) => (JSON.parse(request!.body as string) as { tags: string[] }).tags,
  );
