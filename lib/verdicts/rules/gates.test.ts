import { describe, expect, it } from "vitest";
import type { VerdictArgument, VerdictEvidence } from "./inputs";
import {
  argument,
  banded,
  evidence,
  ledger,
  missing,
  offScale,
  times,
  vote,
  votesBy,
} from "./test-ledger";
import { verdictOf } from "./verdict";

describe("Without any one of these there is no band:", () => {
  it("ten fresh votes on the scale", () => {
    const votes = [...times(9, vote(5)), offScale("NOT_CHECKABLE")];
    expect(missing({ ...banded(), votes })).toEqual([{ kind: "votes", have: 9, need: 10 }]);
  });

  it.each<[string, Partial<VerdictEvidence>, string]>([
    ["live", { state: "PROPOSED" }, ""],
    ["not retracted", { state: "RETRACTED" }, ""],
    ["in the direction of the band", { direction: "CONTRADICTS" }, "OTHER_DIRECTION"],
    ["more than context", { direction: "CONTEXT" }, "CONTEXT_ONLY"],
    ["checked", { check: "NOT_CHECKED" }, "EXCERPT_NOT_VERIFIED"],
    ["at its locator", { check: "WRONG_LOCATOR" }, "EXCERPT_NOT_VERIFIED"],
    ["in the text", { check: "NOT_FOUND" }, "EXCERPT_NOT_VERIFIED"],
    ["in one place", { check: "AMBIGUOUS" }, "EXCERPT_NOT_VERIFIED"],
    ["attested by a second", { check: "NOT_CHECKED", attestations: 1 }, "EXCERPT_NOT_VERIFIED"],
    ["checked for fit", { fit: "NOT_CHECKED" }, "FIT_NOT_CHECKED"],
    ["fitting", { fit: "DISPUTED" }, "FIT_DISPUTED"],
    ["from a source in good standing", { standing: "RETRACTED" }, "SOURCE_STANDING"],
    ["from one that reports a good one", { viaStanding: "DISPUTED" }, "VIA_STANDING"],
    ["seen by a second person", { isSeenBySecondPerson: false }, "NO_SECOND_PERSON"],
  ])("evidence that is %s", (_what, change, reason) => {
    const weak = ["e1", "e2"].map((id, index) =>
      evidence({ id, originGroupId: `o${index}`, ...change }),
    );
    const inputs = { ...banded(), evidence: weak };
    expect(missing(inputs)).toEqual([
      { kind: "evidence", direction: "SUPPORTS" },
      { kind: "origins", have: 0, need: 2 },
    ]);
    const leftOut = reason ? weak.map(({ id }) => ({ evidenceId: id, because: [reason] })) : [];
    expect(verdictOf(inputs).evidence).toEqual({ decisive: [], leftOut });
  });

  it("two origins, however many sources lean on one", () => {
    const leaning = ["e1", "e2", "e3"].map((id) => evidence({ id, originGroupId: "memoir" }));
    const inputs = { ...banded(), evidence: leaning };
    expect(missing(inputs)).toEqual([{ kind: "origins", have: 1, need: 2 }]);
    expect(verdictOf({ ...inputs, claim: { isAboutText: true } }).outcome.state).toBe("SUPPORTED");
  });

  it("evidence on both sides, for mixed", () => {
    const mixed = { ...banded(), votes: votesBy([0, 1, 10, 1, 0]) };
    expect(missing(mixed)).toEqual([{ kind: "evidence", direction: "CONTRADICTS" }]);
    const against = evidence({ id: "e3", direction: "CONTRADICTS", originGroupId: "o3" });
    const both = { ...mixed, evidence: [...mixed.evidence, against] };
    expect(verdictOf(both).outcome.state).toBe("MIXED");
  });

  it("evidence against, for refuted", () => {
    const refuted = { ...banded(), votes: votesBy([10, 2, 0, 0, 0]) };
    expect(missing(refuted)).toContainEqual({ kind: "evidence", direction: "CONTRADICTS" });
    const against = refuted.evidence.map((item) => ({
      ...item,
      direction: "CONTRADICTS" as const,
    }));
    expect(verdictOf({ ...refuted, evidence: against }).outcome.state).toBe("REFUTED");
  });

  it("a search by somebody who added none of the decisive evidence", () => {
    expect(missing({ ...banded(), searches: [] })).toEqual([{ kind: "search", have: 0 }]);
    const own = [{ id: "s1", addedEvidenceIds: ["e1"] }];
    expect(missing({ ...banded(), searches: own })).toEqual([{ kind: "search", have: 1 }]);
    const elsewhere = [...own, { id: "s2", addedEvidenceIds: ["e9"] }];
    expect(verdictOf({ ...banded(), searches: elsewhere }).outcome.state).toBe("SUPPORTED");
  });

  it("an answer to every live attack", () => {
    const rebuttal = argument({ id: "a1" });
    const undercut = argument({
      id: "a2",
      relation: "UNDERCUTS",
      target: { kind: "EVIDENCE", id: "e1" },
    });
    expect(missing({ ...banded(), arguments: [undercut, rebuttal] })).toEqual([
      { kind: "answer", argumentId: "a1", relation: "REBUTS" },
      { kind: "answer", argumentId: "a2", relation: "UNDERCUTS" },
    ]);
  });

  it("all that is missing is said at once", () => {
    const inputs = ledger({ votes: [vote(5)], arguments: [argument({ id: "a1" })] });
    expect(missing(inputs)).toEqual([
      { kind: "votes", have: 1, need: 10 },
      { kind: "evidence", direction: "SUPPORTS" },
      { kind: "origins", have: 0, need: 2 },
      { kind: "search", have: 0 },
      { kind: "answer", argumentId: "a1", relation: "REBUTS" },
    ]);
  });
});

describe("Two attestations", () => {
  it("stand for a machine's check", () => {
    const attested = banded().evidence.map((item) => ({
      ...item,
      check: "NOT_CHECKED" as const,
      attestations: 2,
    }));
    expect(verdictOf({ ...banded(), evidence: attested }).outcome.state).toBe("SUPPORTED");
  });
  it.each(["NOT_FOUND", "WRONG_LOCATOR", "AMBIGUOUS"] as const)(
    "never stand against one that answered %s",
    (check) => {
      const evidence = banded().evidence.map((item) => ({ ...item, check, attestations: 2 }));
      expect(verdictOf({ ...banded(), evidence }).outcome.state).not.toBe("SUPPORTED");
    },
  );
});

describe("The opposition gate", () => {
  const undercut = argument({
    id: "a1",
    relation: "UNDERCUTS",
    target: { kind: "EVIDENCE", id: "e1" },
  });
  const answer = argument({ id: "a2", relation: "REBUTS", target: { kind: "ARGUMENT", id: "a1" } });
  const state = (list: VerdictArgument[]) =>
    verdictOf({ ...banded(), arguments: list }).outcome.state;

  it("takes the band away by an undercut and gives it back by an answer", () => {
    expect(state([undercut])).toBe("UNDECIDED");
    expect(state([{ ...undercut, isAnswered: true }, answer])).toBe("SUPPORTED");
  });

  it("does not ask for an answer to the answer, but to an attack on it", () => {
    const attackOnAnswer = argument({ id: "a3", target: { kind: "ARGUMENT", id: "a2" } });
    const chain = [
      { ...undercut, isAnswered: true },
      { ...answer, isAnswered: false },
    ];
    expect(state(chain)).toBe("SUPPORTED");
    expect(state([...chain, attackOnAnswer])).toBe("UNDECIDED");
  });

  it("leaves aside what is not live, what attacks nothing live, and what is weak", () => {
    expect(state([{ ...undercut, state: "PROPOSED" }])).toBe("SUPPORTED");
    expect(state([{ ...undercut, target: { kind: "EVIDENCE", id: "gone" } }])).toBe("SUPPORTED");
    expect(state([{ ...undercut, strength: 0.19 }])).toBe("SUPPORTED");
    expect(state([{ ...undercut, strength: 0.2 }])).toBe("UNDECIDED");
  });

  it("lets support and qualifications pass", () => {
    expect(state([argument({ id: "a1", relation: "SUPPORTS" })])).toBe("SUPPORTED");
    expect(state([argument({ id: "a1", relation: "QUALIFIES" })])).toBe("SUPPORTED");
  });
});
