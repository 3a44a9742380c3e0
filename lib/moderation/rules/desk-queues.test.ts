import { describe, expect, it } from "vitest";
import { backFrom, deskQueuePath, onFrom, queuePlace } from "./desk-queues";

const PLACE = queuePlace.parse({ topic: "ap4c6m5xra", sort: "newest", page: "3" });

function sent(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("What is done on a line of a queue", () => {
  it("leads to the same page of it, at the line that followed", () => {
    const form = sent(backFrom("disputed", PLACE, "line-ap4c6m5xra-kcjs1pdtaf"));
    expect(onFrom(form, "settled", "a/b/c")).toBe(
      "/desk/disputed?topic=ap4c6m5xra&sort=newest&page=3&done=settled&of=a%2Fb%2Fc#line-ap4c6m5xra-kcjs1pdtaf",
    );
    expect(onFrom(sent(backFrom("not-found", queuePlace.parse({}), null)), "flagged")).toBe(
      "/desk/not-found?done=flagged",
    );
  });
  it.each([
    [{}],
    [{ back: "https://example.org/desk/disputed", nextLine: "line-x" }],
    [{ back: "//example.org", nextLine: "javascript:alert(1)" }],
    [{ back: "/desk/__proto__?page=-1", nextLine: "" }],
  ])("leads nowhere else, whatever is sent: %j", (fields: Record<string, string>) => {
    expect(onFrom(sent(fields), "asked")).toBe("/desk/unsourced?done=asked");
  });
});

describe("The address of a queue", () => {
  it("says what differs from the whole of it", () => {
    expect(deskQueuePath("unsourced", queuePlace.parse({}))).toBe("/desk/unsourced");
    expect(deskQueuePath("disputed", PLACE)).toBe(
      "/desk/disputed?topic=ap4c6m5xra&sort=newest&page=3",
    );
  });
  it("is read as if nothing had been asked, where it cannot be read", () => {
    const junk = { topic: "../x", source: ["a", "b"], direction: "UP", sort: "x", page: "1e9" };
    expect(queuePlace.parse(junk)).toEqual({ sort: "oldest", page: 1 });
  });
});
