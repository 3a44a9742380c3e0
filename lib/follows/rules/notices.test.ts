import { describe, expect, it } from "vitest";
import { PERMISSIONS, type Permission } from "@/lib/access/permissions";
import { tellingOf } from "@/lib/access/reactions";
import { grouped, noticePath, TOLD_EVENTS, type Happened, type Notice } from "./notices";

describe("The events that are told", () => {
  it("are those after which the telling is asked for, and no others", () => {
    const asked = (Object.keys(PERMISSIONS) as Permission[]).filter(
      (event) => tellingOf(event, {}) !== null,
    );
    expect(asked.sort()).toEqual([...TOLD_EVENTS].sort());
  });
  it("are not those that say themselves that they are nothing to tell", () => {
    expect(tellingOf("system.tally", { isTold: false })).toBeNull();
    expect(tellingOf("vote.cast", {})).toBeNull();
  });
});

describe("Notifications", () => {
  it("about one thing stand together where they follow each other, and apart where something is between", () => {
    const groups = grouped([
      told("1", "claim:a"),
      told("2", "claim:a"),
      told("3", "claim:b"),
      told("4", "claim:a"),
    ]);
    expect(groups.map(({ about, of }) => [about.key, of.map(({ noticeId }) => noticeId)])).toEqual([
      ["claim:a", ["1", "2"]],
      ["claim:b", ["3"]],
      ["claim:a", ["4"]],
    ]);
  });

  const claim = { id: "c1", slug: "lenin" };
  it.each([
    [
      "new evidence, to the card",
      { name: "added", kind: "evidence", subject: "c1/e1", claim },
      "/claims/c1/lenin#e-e1",
    ],
    [
      "a new argument, to its line",
      { name: "added", kind: "argument", subject: "c1/a1", claim },
      "/claims/c1/lenin#a-a1",
    ],
    [
      "a verdict, to the claim",
      { name: "verdict", kind: "claim", subject: "c1", claim },
      "/claims/c1/lenin",
    ],
    [
      "a stale vote, to the form that confirms it",
      { name: "voteStale", kind: "vote", subject: "c1/v1", claim },
      "/claims/c1/vote",
    ],
    [
      "an answer, to its place in the thread",
      { name: "replied", kind: "annotation", subject: "c1/n2", claim, threadId: "n1" },
      "/claims/c1/annotations/n1#n-n2",
    ],
    [
      "what was sent back, to where it is reworded",
      { name: "sentBack", kind: "evidence", subject: "c1/e1", claim },
      "/claims/c1/evidence/e1/revise",
    ],
    [
      "a claim that was sent back, too",
      { name: "sentBack", kind: "claim", subject: "c1", claim: null },
      "/claims/c1/revise",
    ],
    [
      "a standing, to the source",
      { name: "standing", kind: "source", subject: "s1", source: { id: "s1", title: "Ten Days" } },
      "/sources/s1/ten-days",
    ],
    [
      "a ruling, to its page",
      { name: "rulingGiven", kind: "ruling", subject: "r1" },
      "/rulings/r1",
    ],
    [
      "what stands on a claim that is not shown, to its history",
      { name: "takenOut", kind: "claim", subject: "c1" },
      "/claims/c1/history",
    ],
  ] as const)("lead %s", (_, happened, path) => {
    expect(noticePath({ ...NOTHING_MORE, ...happened } as Happened)).toBe(path);
  });
});

const NOTHING_MORE = { claim: null, source: null, threadId: null };

const told = (noticeId: string, key: string): Notice => ({
  ...{ noticeId, name: "verdict", kind: "claim", detail: null, at: new Date(0), isRead: false },
  ...{ about: { key, title: null, href: "/" }, href: "/" },
});
