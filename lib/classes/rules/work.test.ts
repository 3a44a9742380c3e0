import { describe, expect, it } from "vitest";
import { wordingsOf, type SavedPart } from "./saved";
import {
  appraisalPart,
  missingOf,
  readVote,
  takingAt,
  votePart,
  workState,
  type WorkToDo,
} from "./work";

const LEVELS = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const ITEMS = ["e1", "e2"].map((id) => ({ id, kind: "evidence" as const }));
const CLAIM = { id: "c1", isOpen: true, items: ITEMS };
const NOTHING_MORE = { asked: { supporting: 0, contradicting: 0, notes: 0 }, gone: [] };
const CRITERIA = LEVELS.map((id) => ({ id: `of ${id}`, levels: [{ id }] }));
const VOTE = { choice: "MIXED", confidence: "SURE", rationale: "So it says.", seenHash: "" };
const GRADED = { levelIds: LEVELS, reason: "It is to the point." };

describe("What of the work is missing", () => {
  it("is everything while nothing was saved, task by task", () => {
    expect(missingOf(toDo([]))).toEqual([
      { claimId: "c1", kind: "grades", count: 2 },
      ...["choice", "confidence", "rationale"].map((kind) => ({ claimId: "c1", kind })),
    ]);
  });
  it("is only what the tasks of the assignment ask for", () => {
    expect(missingOf({ ...toDo([]), tasks: ["GRADE_ARGUMENTS"] })).toHaveLength(1);
    expect(missingOf({ ...toDo([]), tasks: ["VOTE"] })).toHaveLength(3);
  });
  it("is nothing of a claim that no longer stands", () => {
    expect(missingOf({ ...toDo([]), claims: [{ ...CLAIM, isOpen: false }] })).toEqual([]);
  });
  it("is a grade where one criterion has no level, and where there is no reason", () => {
    const partly = { ...GRADED, levelIds: LEVELS.slice(0, 1) };
    const saved = [
      part(votePart("c1"), VOTE),
      part(appraisalPart("c1", "e1"), partly),
      part(appraisalPart("c1", "e2"), { ...GRADED, reason: "" }),
    ];
    expect(missingOf(toDo(saved))).toEqual([{ claimId: "c1", kind: "grades", count: 2 }]);
  });
  it("is nothing where all is done, and a choice where one part was saved in two ways", () => {
    const saved = [
      part(votePart("c1"), VOTE),
      part(appraisalPart("c1", "e1"), GRADED),
      part(appraisalPart("c1", "e2"), GRADED),
    ];
    expect(missingOf(toDo(saved))).toEqual([]);
    const other = part(votePart("c1"), { ...VOTE, choice: "REFUTED" }, "phone");
    expect(missingOf(toDo([...saved, other]))).toEqual([
      { claimId: "c1", kind: "twofold", count: 1 },
    ]);
  });
});

describe("What is saved of a part", () => {
  it("is read newest first, and once where two say the same", () => {
    const [early, late] = [part("p", VOTE, "a", 1), part("p", { ...VOTE, choice: null }, "b", 2)];
    expect(
      wordingsOf([early, late, part("p", VOTE, "c", 3)], "p").map(({ device }) => device),
    ).toEqual(["c", "b"]);
  });
  it("is nothing where it cannot be read", () => {
    for (const content of ["", "{", "{}", '{"choice":"PERHAPS"}'])
      expect(readVote({ ...part("p", null), content })).toBeNull();
  });
});

it("Work stands by what was handed in last", () => {
  const due = new Date(1_000);
  expect(workState(false, null)).toBe("NOT_BEGUN");
  expect(workState(true, null)).toBe("IN_WORK");
  expect(workState(true, { at: due, dueAt: due })).toBe("HANDED_IN");
  expect(workState(true, { at: new Date(1_001), dueAt: due })).toBe("LATE");
});

describe("Work is taken", () => {
  const dates = { opensAt: new Date(1_000), dueAt: new Date(2_000) };
  const at = (
    ms: number,
    latePolicy: "ACCEPTED" | "REDUCED" | "REFUSED",
    isHandedIn = false,
    isReleased = false,
  ) => takingAt(new Date(ms), { ...dates, latePolicy }, { isHandedIn, isReleased });

  it("from its opening until it is due, to the moment", () => {
    expect(at(999, "REFUSED")).toBe("NOT_YET");
    expect(at(1_000, "REFUSED")).toBe("YES");
    expect(at(2_000, "REFUSED", true)).toBe("YES");
  });
  it("after that as the policy says, and only where nothing was handed in", () => {
    expect(at(2_001, "REFUSED")).toBe("CLOSED");
    expect(at(2_001, "ACCEPTED")).toBe("LATE");
    expect(at(2_001, "REDUCED")).toBe("LATE");
    expect(at(2_001, "ACCEPTED", true)).toBe("CLOSED");
  });
  it("no more once its grade is released: it stays what was graded", () => {
    expect(at(1_500, "ACCEPTED", true, true)).toBe("RELEASED");
    expect(at(2_001, "ACCEPTED", false, true)).toBe("RELEASED");
  });
});

function toDo(saved: SavedPart[]): WorkToDo {
  return {
    ...{ tasks: ["GRADE_ARGUMENTS", "VOTE"], claims: [CLAIM], criteria: CRITERIA, saved },
    ...NOTHING_MORE,
  };
}

function part(name: string, content: unknown, device = "laptop", at = 1): SavedPart {
  return { part: name, device, content: JSON.stringify(content), savedAt: new Date(at) };
}
