import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import type { VerdictInputs } from "./inputs";
import { receiptOf } from "./receipt";
import { argument, banded, evidence, ledger, shuffled, someInputs, vote } from "./test-ledger";
import { keptVerdict, verdictOf } from "./verdict";

const receipt = (inputs: VerdictInputs) => receiptOf(inputs, verdictOf(inputs));

describe("A receipt", () => {
  it("is the same bytes whatever the order of the inputs", () => {
    fc.assert(
      fc.property(someInputs(), fc.infiniteStream(fc.nat()), (inputs, seed) => {
        expect(receipt(shuffled(inputs, seed))).toEqual(receipt(inputs));
      }),
    );
  });

  it("gives the verdict again", () => {
    fc.assert(
      fc.property(someInputs(), (inputs) => {
        const kept = receipt(inputs);
        const again = verdictOf(JSON.parse(kept.inputs) as VerdictInputs);
        expect(keptVerdict(again)).toEqual(JSON.parse(kept.verdict));
        expect(receipt(JSON.parse(kept.inputs) as VerdictInputs)).toEqual(kept);
      }),
    );
  });

  it("gives a contested verdict again, whose missing search only somebody else could have made", () => {
    const inputs = ledger({
      votes: [4, 4, 4, 1, 4, 1].map((position) => vote(position as 1 | 4)),
      evidence: [evidence({ id: "e1", direction: "CONTRADICTS" })],
      searches: [{ id: "s0", addedEvidenceIds: ["e1"] }],
    });
    const kept = receipt(inputs);
    expect(receipt(JSON.parse(kept.inputs) as VerdictInputs)).toEqual(kept);
    expect(verdictOf(inputs)).toMatchObject({
      outcome: { state: "CONTESTED" },
      evidence: { decisive: ["e1"] },
    });
  });

  it("seals its two texts with one sum", () => {
    const { inputs, verdict, sha256 } = receipt(banded());
    expect(sha256).toBe(sha256Hex(`{"inputs":${inputs},"verdict":${verdict}}`));
  });

  it("names votes by the time they were cast, and keeps no id of theirs", () => {
    const late = { ...vote(2), castAt: "2026-02-21T08:00:00Z", id: "vote-late" };
    const early = { ...vote(5), castAt: "2026-02-19T08:00:00Z", id: "vote-early" };
    const { inputs } = receipt(ledger({ votes: [late, early] }));
    expect((JSON.parse(inputs) as VerdictInputs).votes).toMatchObject([
      { name: "v1", position: 5 },
      { name: "v2", position: 2 },
    ]);
    expect(inputs).not.toContain("vote-");
  });

  it("says of a search only whether somebody else made it", () => {
    const searches = [
      { id: "s2", addedEvidenceIds: ["e1"] },
      { id: "s1", addedEvidenceIds: ["elsewhere"] },
    ];
    const { inputs } = receipt({ ...banded(), searches });
    expect((JSON.parse(inputs) as VerdictInputs).searches).toEqual([
      { id: "s1", isByAnother: true },
      { id: "s2", isByAnother: false },
    ]);
  });

  it("rounds strengths to nine decimals", () => {
    const strong = argument({ relation: "SUPPORTS", strength: 0.1 + 0.2 });
    expect(receipt(ledger({ arguments: [strong] })).inputs).toContain('"strength":0.3,');
  });
});
