import { expect, it } from "vitest";
import { nowOf, type AssignedNow } from "./claim-now";

const assigned: AssignedNow = {
  ...{ assignedRevisionId: "one", assignedSentence: "It was so.", revisionId: "one" },
  ...{ sentence: "It was so.", state: "LIVE", mergedIntoId: null, isOwn: false },
};

it.each<[string, Partial<AssignedNow>, ReturnType<typeof nowOf>]>([
  ["is the same", {}, { kind: "same" }],
  ["says the same in a later wording", { revisionId: "two" }, { kind: "same" }],
  [
    "says something else",
    { revisionId: "two", sentence: "It was not so." },
    { kind: "reworded", sentence: "It was not so." },
  ],
  ["was taken out", { state: "RETRACTED" }, { kind: "retracted" }],
  ["was taken out with its words", { state: "RETRACTED", sentence: null }, { kind: "retracted" }],
  ["went into another", { mergedIntoId: "x" }, { kind: "merged", intoId: "x" }],
  [
    "went into another, and was taken out",
    { mergedIntoId: "x", state: "RETRACTED" },
    { kind: "merged", intoId: "x" },
  ],
])("A claim that %s since it was assigned", (_, changes, now) => {
  expect(nowOf({ ...assigned, ...changes })).toEqual(now);
});
