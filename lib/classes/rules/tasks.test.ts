import { describe, expect, it } from "vitest";
import { amountsOf, inOrder, tasksIn, TASK_ORDER } from "./tasks";

const AMOUNTS = { supporting: "2", contradicting: "1", notes: "3" };

describe("The tasks that a form says", () => {
  it("stand in the order in which they are done, whatever the form's", () => {
    const { tasks, problems } = tasksIn([...TASK_ORDER].reverse(), AMOUNTS);
    expect(problems).toEqual([]);
    expect(tasks).toEqual([
      { kind: "GRADE_ARGUMENTS" },
      { kind: "ADD_EVIDENCE", supporting: 2, contradicting: 1 },
      { kind: "ANSWER" },
      { kind: "ANNOTATE", notes: 3 },
      { kind: "VOTE" },
    ]);
    expect(inOrder([...tasks].reverse())).toEqual(tasks);
    expect(amountsOf(tasks)).toEqual(AMOUNTS);
  });

  it("read no amount of a task that is not chosen", () => {
    const nonsense = { supporting: "many", contradicting: "", notes: "-1" };
    expect(tasksIn(["VOTE"], nonsense)).toEqual({ tasks: [{ kind: "VOTE" }], problems: [] });
  });

  it.each([
    ["no evidence at all", ["ADD_EVIDENCE"], { supporting: "0", contradicting: "0" }, "supporting"],
    ["eleven pieces", ["ADD_EVIDENCE"], { supporting: "11", contradicting: "0" }, "supporting"],
    ["half a piece", ["ADD_EVIDENCE"], { supporting: "1", contradicting: ".5" }, "contradicting"],
    ["no number", ["ADD_EVIDENCE"], { supporting: "1" }, "contradicting"],
    ["no note", ["ANNOTATE"], { notes: "0" }, "notes"],
    ["too many notes", ["ANNOTATE"], { notes: "21" }, "notes"],
  ] as const)("are refused at the field for %s", (_what, kinds, amounts, field) => {
    expect(tasksIn(kinds, amounts).problems.map((problem) => problem.field)).toEqual([field]);
  });

  it("ask for evidence of one direction alone where that is meant", () => {
    expect(tasksIn(["ADD_EVIDENCE"], { supporting: "0", contradicting: "10" })).toEqual({
      ...{ tasks: [{ kind: "ADD_EVIDENCE", supporting: 0, contradicting: 10 }], problems: [] },
    });
  });
});
