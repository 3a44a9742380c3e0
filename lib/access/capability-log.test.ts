import { afterEach, describe, expect, it, vi } from "vitest";
import { failed, forbidden, succeeded } from "@/lib/foundation/errors";
import { log } from "@/lib/foundation/log";
import { logged } from "./capability-log";

const written = vi.spyOn(log, "info");
afterEach(() => written.mockClear());

describe("A capability that is used", () => {
  it("leaves one line under its own word, with its end and its duration alone", async () => {
    const outcome = await logged("vote.cast", async () => succeeded({ rationale: "mine" }));
    expect(outcome).toEqual(succeeded({ rationale: "mine" }));
    expect(written.mock.calls).toEqual([
      [{ ms: expect.any(Number), outcome: "done" }, "vote.cast"],
    ]);
  });

  it("and refused says so, without the reason", async () => {
    const refusal = failed(forbidden("This is somebody else's."));
    expect(await logged("vote.withdraw", async () => refusal)).toBe(refusal);
    expect(written.mock.calls).toEqual([
      [{ ms: expect.any(Number), outcome: "forbidden" }, "vote.withdraw"],
    ]);
  });

  it("and surprised says so too, and the surprise goes on", async () => {
    const surprise = () => Promise.reject(new Error("the disk is full"));
    await expect(logged("vote.cast", surprise)).rejects.toThrow("the disk is full");
    expect(written.mock.calls).toEqual([
      [{ ms: expect.any(Number), outcome: "surprise" }, "vote.cast"],
    ]);
  });

  it("writes nothing while tests run", () => {
    expect(log.level).toBe("silent");
  });
});
