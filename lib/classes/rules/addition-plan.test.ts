import { describe, expect, it } from "vitest";
import { deedFor, hasSameAim, type Kept } from "./addition-plan";
import type { Addition, AnswerDraft, EvidenceDraft } from "./additions";

describe("What handing in does with a thing that is added", () => {
  const kept = keptEvidence();
  const out = { ...kept, isLive: false };
  const other = { excerpt: "other words" };
  it.each([
    ["makes it where it is whole", {}, undefined, "ADD"],
    ["leaves it out while something of it is missing", { excerpt: "" }, undefined, "NONE"],
    ["leaves out what was taken away before", { isAway: true }, undefined, "NONE"],
    ["keeps it where it says the same", {}, kept, "KEEP"],
    ["words it anew where it says something else", other, kept, "REVISE"],
    ["takes it out where it was taken away", { isAway: true }, kept, "RETRACT"],
    ["takes it out where it is no longer whole", { direction: null }, kept, "RETRACT"],
    ["leaves out what is out", { isAway: true }, out, "NONE"],
    ["brings it back as it was", {}, out, "RESTORE"],
    ["brings it back in other words", other, out, "REWORD"],
  ] as const)("%s", (_, changes, before, deed) => {
    expect(deedFor(evidence(changes), before)).toBe(deed);
  });

  it("goes on naming a source that is gone, and names none anew", () => {
    expect(deedFor(evidence({}), kept, ["s1"])).toBe("KEEP");
    expect(deedFor(evidence({}), undefined, ["s1"])).toBe("NONE");
    expect(deedFor(evidence(other), kept, ["s1"])).toBe("RETRACT");
    expect(deedFor(evidence({}), out, ["s1"])).toBe("NONE");
  });

  it("knows a source that was described by what was said of it", () => {
    const described = { ...DESCRIBED, title: "A pamphlet", type: "book", authors: "Krupp, Ida" };
    const own = evidence({ sourceId: "", described });
    const csl = { type: "book", title: "A pamphlet", author: [{ family: "Krupp", given: "Ida" }] };
    const before = {
      ...kept,
      sourceId: "s9",
      describedAs: { csl: JSON.stringify(csl), title: csl.title },
    };
    expect(deedFor(own, before)).toBe("KEEP");
    const retitled = evidence({ sourceId: "", described: { ...described, title: "A leaflet" } });
    expect(deedFor(retitled, before)).toBe("REVISE");
  });
});

it("An answer that was handed in aims at what it aimed at, and starts from where it started", () => {
  const kept: Kept = {
    ...{ part: "p", id: "a1", claimId: "c1", isLive: true, ordinal: 1, kind: "answer" },
    ...{
      target: "argument/r1",
      relation: "REBUTS",
      premiseIds: ["c2", "c3"],
      wording: "It is so.",
    },
  };
  const same: Partial<AnswerDraft> = {
    ...{ target: "argument/r1", relation: "REBUTS", premiseIds: ["c3", "c2"] },
  };
  expect(hasSameAim(answer({ ...same, wording: "Otherwise." }), kept)).toBe(true);
  expect(hasSameAim(answer({ ...same, target: "evidence/e1" }), kept)).toBe(false);
  expect(hasSameAim(answer({ ...same, relation: "UNDERCUTS" }), kept)).toBe(false);
  expect(hasSameAim(answer({ ...same, premiseIds: ["c2"] }), kept)).toBe(false);
});

const DESCRIBED = { title: "", type: "", authors: "", issued: "", url: "" };
const WORDS = {
  excerpt: "some words",
  locatorLabel: "page",
  locatorValue: "5",
  direction: "SUPPORTS",
  directness: "DIRECT",
} as const;

function evidence(changes: Partial<EvidenceDraft>): Addition {
  const draft = { sourceId: "s1", described: DESCRIBED, ...WORDS, note: "", search: "" };
  const place = { part: "evidence/c1/1", claimId: "c1", nth: 1 };
  return { ...place, kind: "evidence", draft: { ...draft, isAway: false, ...changes } };
}

function answer(changes: Partial<AnswerDraft>): Addition {
  const draft = { target: "", relation: null, premiseIds: [], wording: "", search: "" };
  const place = { part: "answer/c1/1", claimId: "c1", nth: 1 };
  return { ...place, kind: "answer", draft: { ...draft, isAway: false, ...changes } };
}

function keptEvidence(): Kept & { kind: "evidence" } {
  return {
    ...{ part: "evidence/c1/1", id: "e1", claimId: "c1", isLive: true, ordinal: 1 },
    ...{ kind: "evidence", sourceId: "s1", describedAs: null, ...WORDS, note: null },
  };
}
