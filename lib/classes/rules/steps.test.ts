import { describe, expect, it } from "vitest";
import type { SavedPart } from "./saved";
import { placeIn, stepOf } from "./steps";
import type { WorkToDo } from "./work";

const TASKS = ["VOTE", "ADD_EVIDENCE", "GRADE_ARGUMENTS", "ANNOTATE", "ANSWER"] as const;
const FIRST = { step: null, item: null };

describe("The steps of a claim", () => {
  it("come in the order in which they are done, those alone that the tasks ask for", () => {
    const names = (tasks: WorkToDo["tasks"]) =>
      placeIn(work([], tasks), "c1", FIRST).steps.map(({ name }) => name);
    expect(names(TASKS)).toEqual(["read", "grade", "add", "answer", "notes", "vote"]);
    expect(names(["VOTE"])).toEqual(["read", "vote"]);
  });
  it("begin with the passage, and go on with what is missing", () => {
    expect(placeIn(work([]), "c1", FIRST).place.step).toBe("read");
    expect(placeIn(work([NOTE]), "c1", FIRST).place.step).toBe("grade");
    expect(placeIn(work([NOTE], ["ANNOTATE", "VOTE"]), "c1", FIRST).place.step).toBe("vote");
  });
  it("are those of the address, where it names one that there is", () => {
    const asked = { step: "notes", item: "2" } as const;
    expect(placeIn(work([NOTE]), "c1", asked).place).toEqual({ step: "notes", item: "2" });
    expect(placeIn(work([]), "c1", asked).place).toEqual({ step: "notes", item: "1" });
    expect(placeIn(work([], ["VOTE"]), "c1", asked).place.step).toBe("read");
  });
  it("are done where nothing of theirs is missing", () => {
    const { steps } = placeIn(work([NOTE]), "c1", FIRST);
    expect(steps.find(({ name }) => name === "notes")).toEqual({ name: "notes", isDone: true });
    expect(steps.find(({ name }) => name === "vote")).toEqual({ name: "vote", isDone: false });
  });
});

it("What is begun and not finished is finished where it was begun", () => {
  const of = (kind: "evidence" | "answer" | "note") =>
    stepOf({ claimId: "c1", kind: "unfinished", of: kind, count: 1 });
  expect([of("evidence"), of("answer"), of("note")]).toEqual(["add", "answer", "notes"]);
});

const NOTE: SavedPart = {
  ...{ part: "note/c1/1", device: "laptop", savedAt: new Date(1) },
  content: JSON.stringify({
    ...{ on: "claim", motivation: "COMMENTING", quote: "", body: "Whose power?", isAway: false },
  }),
};

function work(saved: SavedPart[], tasks: WorkToDo["tasks"] = TASKS): WorkToDo {
  return {
    ...{ tasks, saved, gone: [], asked: { supporting: 1, contradicting: 0, notes: 1 } },
    claims: [{ id: "c1", isOpen: true, items: [{ id: "e1", kind: "evidence" }] }],
    criteria: [{ id: "k1", levels: [{ id: "l1" }] }],
  };
}
