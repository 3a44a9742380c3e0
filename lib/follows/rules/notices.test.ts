import { describe, expect, it } from "vitest";
import { grouped, noticePath, type Happened, type Notice } from "./notices";

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
    [
      "an assignment, to its page",
      { name: "assigned", kind: "assignment", subject: "a1", classId: "k1" },
      "/assignments/a1",
    ],
    [
      "a grade, to the student's own",
      { name: "released", kind: "assignment", subject: "a1", classId: "k1" },
      "/assignments/a1/grade",
    ],
    [
      "a question, to the work that it is about",
      { name: "inquiryAsked", kind: "inquiry", subject: "a1/s1", classId: "k1" },
      "/assignments/a1/grades/s1",
    ],
    [
      "a class, to its page",
      { name: "classArchived", kind: "class", subject: "k1", classId: "k1" },
      "/classes/k1",
    ],
  ] as const)("lead %s", (_, happened, path) => {
    expect(noticePath({ ...NOTHING_MORE, ...happened } as Happened)).toBe(path);
  });
});

const NOTHING_MORE = { claim: null, source: null, threadId: null, classId: null };

const told = (noticeId: string, key: string): Notice => ({
  ...{ noticeId, name: "verdict", kind: "claim", detail: null, at: new Date(0), isRead: false },
  matter: null,
  ...{ about: { key, title: null, href: "/" }, href: "/" },
});
