import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  argumentForms,
  argumentPath,
  isAnswered,
  problemsOf,
  rootClaimOf,
  sideOf,
  signatureOf,
  targetOf,
  type AnswerableArgument,
  type ArgumentDraft,
  type Relation,
  type Target,
} from "./rules";

const CLAIM: Target = { kind: "CLAIM", id: "c1" };

describe("An argument", () => {
  it("has nothing wrong with one premise, one target and a step in words", () => {
    expect(problemsOf(draft({}))).toEqual([]);
  });

  it.each([
    ["SUPPORTS", "targetClaimId", true],
    ["SUPPORTS", "targetEvidenceId", false],
    ["SUPPORTS", "targetArgumentId", true],
    ["REBUTS", "targetClaimId", true],
    ["REBUTS", "targetEvidenceId", false],
    ["REBUTS", "targetArgumentId", true],
    ["UNDERCUTS", "targetClaimId", false],
    ["UNDERCUTS", "targetEvidenceId", true],
    ["UNDERCUTS", "targetArgumentId", true],
    ["QUALIFIES", "targetClaimId", true],
    ["QUALIFIES", "targetEvidenceId", false],
    ["QUALIFIES", "targetArgumentId", false],
  ] as const)("that %s may aim at a %s: %s", (relation, column, allowed) => {
    const kinds = problemsOf(draft({ relation, target: { [column]: "x1" } })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(allowed ? [] : ["relationTarget"]);
  });

  it("aims at exactly one thing", () => {
    expect(problemsOf(draft({ target: {} }))).toEqual([{ kind: "targetCount", have: 0 }]);
    const two = { targetClaimId: "c1", targetEvidenceId: null, targetArgumentId: "a1" };
    expect(problemsOf(draft({ target: two }))).toEqual([{ kind: "targetCount", have: 2 }]);
    expect(targetOf(two)).toBeNull();
    expect(targetOf({ targetEvidenceId: "e1", targetClaimId: "" })).toEqual({
      kind: "EVIDENCE",
      id: "e1",
    });
  });

  it("has one to five distinct premises", () => {
    expect(problemsOf(draft({ premiseClaimIds: [] }))).toEqual([
      { kind: "premiseCount", have: 0, least: 1, most: 5 },
    ]);
    expect(problemsOf(draft({ premiseClaimIds: ["p1", "p2", "p3", "p4", "p5"] }))).toEqual([]);
    const six = ["p1", "p2", "p3", "p4", "p5", "p6"];
    expect(problemsOf(draft({ premiseClaimIds: six }))).toMatchObject([
      { kind: "premiseCount", have: 6 },
    ]);
    expect(problemsOf(draft({ premiseClaimIds: ["p1", "p2", "p1"] }))).toEqual([
      { kind: "premiseRepeated", claimId: "p1" },
    ]);
  });

  it("aims neither at itself nor at its own premise", () => {
    const itself = draft({ id: "a1", target: { targetArgumentId: "a1" } });
    expect(problemsOf(itself)).toEqual([{ kind: "targetIsItself" }]);
    const circular = draft({ premiseClaimIds: ["p1", "c1"] });
    expect(problemsOf(circular)).toEqual([{ kind: "premiseIsTarget", claimId: "c1" }]);
  });

  it.each([
    [9, false],
    [10, true],
    [600, true],
    [601, false],
  ])("worded in %i characters: %s", (length, allowed) => {
    // Each of these is one character and two UTF-16 units.
    const problems = problemsOf(draft({ wording: "𝔸".repeat(length) }));
    expect(problems).toEqual(
      allowed ? [] : [{ kind: "wordingLength", have: length, least: 10, most: 600 }],
    );
  });
});

describe("The claim at the root of a target", () => {
  const held = {
    claimOfEvidence: new Map([["e1", "c1"]]),
    targetOfArgument: new Map<string, Target>([
      ["a1", { kind: "EVIDENCE", id: "e1" }],
      ["a2", { kind: "ARGUMENT", id: "a1" }],
      ["a3", { kind: "ARGUMENT", id: "a4" }],
      ["a4", { kind: "ARGUMENT", id: "a3" }],
    ]),
  };

  it.each([
    ["CLAIM", "c9", "c9"],
    ["EVIDENCE", "e1", "c1"],
    ["ARGUMENT", "a1", "c1"],
    ["ARGUMENT", "a2", "c1"],
    ["EVIDENCE", "gone", null],
    ["ARGUMENT", "gone", null],
    ["ARGUMENT", "a3", null],
  ] as const)("of %s %s is %s", (kind, id, claimId) => {
    expect(rootClaimOf({ kind, id }, held)).toBe(claimId);
  });
});

describe("The signature of an argument", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3, unit: "grapheme-ascii" }), {
    minLength: 1,
    maxLength: 5,
  });

  it("does not depend on the order of the premises", () => {
    fc.assert(
      fc.property(ids, (premises) => {
        const step = { premiseClaimIds: premises, relation: "REBUTS" as const, target: CLAIM };
        const turned = { ...step, premiseClaimIds: [...premises].reverse() };
        expect(signatureOf(turned)).toBe(signatureOf(step));
      }),
    );
  });

  it("depends on every premise, the relation and the target", () => {
    const step = { premiseClaimIds: ["p1", "p2"], relation: "REBUTS" as Relation, target: CLAIM };
    const others = [
      { ...step, premiseClaimIds: ["p1"] },
      { ...step, premiseClaimIds: ["p1p2"] },
      { ...step, relation: "SUPPORTS" as const },
      { ...step, target: { kind: "ARGUMENT" as const, id: "c1" } },
      { ...step, target: { kind: "CLAIM" as const, id: "c2" } },
    ];
    expect(new Set([step, ...others].map(signatureOf)).size).toBe(6);
    expect(signatureOf(step)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("An attack", () => {
  const attack = written({ id: "a1", authorIds: ["ann"] });
  const answer = written({
    id: "a2",
    target: { kind: "ARGUMENT", id: "a1" },
    authorIds: ["ben"],
    acceptedByIds: ["eve"],
  });

  it("is answered by somebody else's argument that an editor accepted who wrote neither", () => {
    expect(isAnswered(attack, [attack, answer])).toBe(true);
    expect(isAnswered(attack, [{ ...answer, relation: "UNDERCUTS" }])).toBe(true);
  });

  it("may be a qualification", () => {
    expect(isAnswered({ ...attack, relation: "QUALIFIES" }, [answer])).toBe(true);
    expect(isAnswered({ ...attack, relation: "SUPPORTS" }, [answer])).toBe(false);
  });

  it.each<[string, Partial<AnswerableArgument>]>([
    ["by nothing live", { isLive: false }],
    ["by support", { relation: "SUPPORTS" }],
    ["by what aims elsewhere", { target: { kind: "ARGUMENT", id: "a9" } }],
    ["by what aims at evidence of the same id", { target: { kind: "EVIDENCE", id: "a1" } }],
    ["by its own author", { authorIds: ["ann"] }],
    ["where its author has a hand in the answer", { authorIds: ["ben", "ann"] }],
    ["without acceptance", { acceptedByIds: [] }],
    ["where its own author accepts the answer", { acceptedByIds: ["ann"] }],
    ["where the answer's author accepts it", { acceptedByIds: ["ben"] }],
  ])("is not answered %s", (_what, change) => {
    expect(isAnswered(attack, [{ ...answer, ...change }])).toBe(false);
  });

  it("is answered once one acceptor wrote neither", () => {
    expect(isAnswered(attack, [{ ...answer, acceptedByIds: ["ben", "eve"] }])).toBe(true);
  });
});

describe("The side of an argument", () => {
  const aim = (relation: Relation, kind: Target["kind"], id: string) => ({
    relation,
    target: { kind, id },
  });
  const live = {
    evidenceIds: new Set(["e1"]),
    arguments: new Map([
      ["rebuttal", aim("REBUTS", "CLAIM", "c1")],
      ["answer", aim("UNDERCUTS", "ARGUMENT", "rebuttal")],
      ["support", aim("SUPPORTS", "CLAIM", "c1")],
      ["backing", aim("SUPPORTS", "ARGUMENT", "rebuttal")],
      ["qualification", aim("QUALIFIES", "CLAIM", "c1")],
      ["onRetracted", aim("REBUTS", "EVIDENCE", "gone")],
    ]),
  };

  it.each([
    ["REBUTS", "CLAIM", "c1", "OPPOSES"],
    ["QUALIFIES", "CLAIM", "c1", "OPPOSES"],
    ["UNDERCUTS", "EVIDENCE", "e1", "OPPOSES"],
    ["SUPPORTS", "CLAIM", "c1", "DEFENDS"],
    ["REBUTS", "ARGUMENT", "rebuttal", "DEFENDS"],
    ["UNDERCUTS", "ARGUMENT", "answer", "OPPOSES"],
    ["SUPPORTS", "ARGUMENT", "answer", "DEFENDS"],
    ["REBUTS", "ARGUMENT", "support", "OPPOSES"],
    ["UNDERCUTS", "ARGUMENT", "backing", "DEFENDS"],
    ["REBUTS", "ARGUMENT", "qualification", "DEFENDS"],
    ["UNDERCUTS", "EVIDENCE", "gone", "MOOT"],
    ["REBUTS", "ARGUMENT", "gone", "MOOT"],
    ["REBUTS", "ARGUMENT", "onRetracted", "MOOT"],
  ] as const)("that %s the %s %s: it %s", (relation, kind, id, side) => {
    expect(sideOf(aim(relation, kind, id), live)).toBe(side);
  });
});

function draft(given: Partial<ArgumentDraft>): ArgumentDraft {
  return {
    premiseClaimIds: ["p1"],
    relation: "REBUTS",
    target: { targetClaimId: "c1" },
    wording: "It does not follow from what stands there.",
    ...given,
  };
}

function written(given: Partial<AnswerableArgument>): AnswerableArgument {
  return {
    id: "a1",
    isLive: true,
    relation: "REBUTS",
    target: CLAIM,
    authorIds: [],
    acceptedByIds: [],
    ...given,
  };
}

it.each([
  [{}, undefined, ""],
  [{ targetClaimId: "c1" }, "QUALIFIES", "?relation=qualifies"],
  [{ targetEvidenceId: "e1" }, "UNDERCUTS", "?evidence=e1&relation=undercuts"],
  [{ targetEvidenceId: null, targetArgumentId: "a1" }, undefined, "?argument=a1"],
] as const)("The form that aims at %o says so in its address", (aim, relation, query) => {
  expect(argumentPath("c1", aim, relation)).toBe(`/claims/c1/arguments/new${query}`);
});

it("An attack is answered by a rebuttal, and support is undercut", () => {
  const { answer } = argumentForms("c1");
  expect(answer("a1", "UNDERCUTS")).toContain("argument=a1&relation=rebuts");
  expect(answer("a1", "SUPPORTS")).toContain("argument=a1&relation=undercuts");
});
