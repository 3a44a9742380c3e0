import { describe, expect, it } from "vitest";
import type { TaskKind } from "@/prisma/generated/enums";
import { cellsBy, doneOf } from "./cells";
import { additionPart } from "./additions";
import type { SavedPart } from "./saved";
import { appraisalPart, missingOf, votePart } from "./work";

const level = (nth: number) => `00000000-0000-4000-8000-00000000000${nth}`;
const tasks: TaskKind[] = ["GRADE_ARGUMENTS", "VOTE"];
const criteria = [1, 3].map((nth) => ({
  id: `criterion ${nth}`,
  levels: [{ id: level(nth) }, { id: level(nth + 1) }],
}));
const evidence = (id: string) => ({ id, kind: "evidence" as const });
const claims = [
  { id: "one", isOpen: true, items: [evidence("a"), evidence("b")] },
  { id: "two", isOpen: true, items: [] },
  { id: "gone", isOpen: false, items: [evidence("c")] },
];
const toDo = {
  ...{ tasks, claims, criteria, gone: [] },
  asked: { supporting: 2, contradicting: 1, notes: 2 },
};
const cells = cellsBy(toDo);

let windows = 0;
const saved = (part: string, content: object): SavedPart => ({
  ...{ part, device: `${(windows += 1)}`, content: JSON.stringify(content), savedAt: new Date(0) },
});
const vote = (claim: string, said: object = {}) =>
  saved(votePart(claim), {
    ...{ choice: "MIXED", confidence: "SURE", rationale: "Why", seenHash: "" },
    ...said,
  });
const grades = (item: string, levelIds: string[], reason = "Why") =>
  saved(appraisalPart("one", item), { levelIds, reason });

describe("A cell of the grid", () => {
  it("says nothing where nothing is asked: of a claim that no longer stands, and where there is nothing to grade", () => {
    expect(cells([])).toEqual([
      { isBegun: false, done: 0, of: 2 },
      { isBegun: false, done: 0, of: 3 },
      null,
      { isBegun: false, done: 0, of: 3 },
      ...[null, null],
    ]);
  });
  it("counts what is whole, and tells what is begun from what is not", () => {
    const [first, second, , fourth] = cells([
      grades("a", [level(1), level(3)]),
      grades("b", [level(1)]),
      vote("one", { confidence: null, rationale: "" }),
    ]);
    expect(first).toEqual({ isBegun: true, done: 1, of: 2 });
    expect(second).toEqual({ isBegun: true, done: 1, of: 3 });
    expect(fourth).toEqual({ isBegun: false, done: 0, of: 3 });
  });
  it("is begun by the least that is saved", () => {
    expect(cells([grades("a", [], "")])[0]).toEqual({ isBegun: true, done: 0, of: 2 });
  });
  it("is not done while one of two wordings has to be chosen", () => {
    const [, twofold] = cells([vote("one"), vote("one", { rationale: "Otherwise" })]);
    expect(twofold).toEqual({ isBegun: true, done: 2, of: 3 });
  });
  it("counts what is added as it is asked for, and takes nothing unfinished for a part", () => {
    const added = cellsBy({
      ...{ ...toDo, claims: claims.slice(0, 1) },
      tasks: ["ADD_EVIDENCE", "ANSWER", "ANNOTATE"],
    });
    const note = (nth: number, body: string) =>
      saved(additionPart("note", "one", nth), {
        ...{ on: "claim", motivation: "COMMENTING", quote: "", body, isAway: false },
      });
    expect(added([]).map((cell) => cell!.of)).toEqual([3, 1, 2]);
    expect(added([note(1, "They say otherwise.")])[2]).toEqual({ isBegun: true, done: 1, of: 2 });
    const both = [note(1, "They say otherwise."), note(2, "And so it goes.")];
    expect(added(both)[2]).toEqual({ isBegun: true, done: 2, of: 2 });
    expect(added([...both, note(3, "S")])[2]).toEqual({ isBegun: true, done: 1, of: 2 });
  });
  it("is done in every column exactly where the student’s own list says that nothing is missing", () => {
    const whole = [
      ...[vote("one"), vote("two"), grades("a", [level(2), level(4)])],
      grades("b", [level(1), level(3)]),
    ];
    for (let kept = 0; kept <= whole.length; kept += 1) {
      const parts = whole.slice(0, kept);
      const { done, of } = doneOf(cells(parts));
      expect(of).toBe(3);
      expect(done === of).toBe(missingOf({ ...toDo, saved: parts }).length === 0);
    }
  });
});
