import { describe, expect, it } from "vitest";
import { publicIdFrom } from "@/lib/foundation/ids";
import { followedKey, followPath, readFollowed } from "./followed";

const id = publicIdFrom((count) => new Uint8Array(count).fill(7));

describe("What can be followed", () => {
  it.each(["claim", "document", "source", "topic"] as const)(
    "is read as it is written: a %s",
    (kind) => {
      expect(readFollowed(followedKey({ kind, id }))).toEqual({ kind, id });
      expect(followPath({ kind, id })).toBe(`/follow?on=${kind}:${id}`);
    },
  );
  it("is found by an id in capitals", () => {
    expect(readFollowed(`claim:${id.toUpperCase()}`)).toEqual({ kind: "claim", id });
  });
  it.each([
    ["nothing", ""],
    ["no id", "claim:"],
    ["an id that is none", "claim:0000000001"],
    ["another kind", `vote:${id}`],
    ["more than one", `claim:${id}:${id}`],
    ["no kind", id],
  ])("is nothing where there is %s", (_, key) => {
    expect(readFollowed(key)).toBeNull();
  });
});
