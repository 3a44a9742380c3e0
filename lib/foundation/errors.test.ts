import { describe, expect, it } from "vitest";
import { conflict, failed, invalid, invalidField, limited, succeeded } from "./errors";

describe("A failure", () => {
  it("on one field names the field", () => {
    expect(invalidField("wording", "Too short.")).toEqual({
      kind: "invalid",
      fields: { wording: ["Too short."] },
    });
  });

  it("has a message for the whole form only where one was given", () => {
    expect(invalid({})).toEqual({ kind: "invalid", fields: {} });
    expect(invalid({}, ["Closed."])).toEqual({ kind: "invalid", fields: {}, form: ["Closed."] });
  });

  it("of a changed world carries details only where there are some", () => {
    expect(conflict("seen")).toEqual({ kind: "conflict", reason: "seen" });
    expect(conflict("seen", { hash: "a" })).toEqual({
      kind: "conflict",
      reason: "seen",
      details: { hash: "a" },
    });
  });

  it.each([
    [0, 1],
    [0.2, 1],
    [1.5, 2],
    [60, 60],
  ])("of the limiter after %d seconds asks for %d whole ones", (seconds, whole) => {
    expect(limited(seconds)).toEqual({ kind: "limited", retryAfterSeconds: whole });
  });

  it("is told from a success by one word", () => {
    expect(succeeded(3)).toEqual({ ok: true, value: 3 });
    expect(failed({ kind: "notFound" })).toEqual({ ok: false, failure: { kind: "notFound" } });
  });
});
