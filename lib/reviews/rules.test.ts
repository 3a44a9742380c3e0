import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256Hex } from "@/lib/foundation/canonical-json";
import {
  freshness,
  POSITIONS,
  positionOf,
  seenHash,
  turnoutOf,
  valueOf,
  type PositionValue,
  type SeenEvidence,
  type SeenLedger,
} from "./rules";

describe("What a voter saw", () => {
  it("is hashed as canonical JSON, sorted by id", () => {
    const text = canonicalJson({
      claimRevisionId: "r1",
      evidence: [
        {
          id: "e1",
          source: "s1",
          via: "s2",
          excerpt: "A monopoly of power.",
          locator: { label: "page", value: "29" },
          direction: "SUPPORTS",
          directness: "INFERENTIAL",
        },
        {
          id: "e2",
          source: "s1",
          via: null,
          excerpt: "A coalition.",
          locator: null,
          direction: "CONTRADICTS",
          directness: "DIRECT",
        },
      ],
      arguments: [
        {
          id: "a1",
          premises: ["p1", "p2"],
          relation: "REBUTS",
          target: { kind: "CLAIM", id: "c1" },
          wording: "Because of this.",
        },
      ],
      standings: [
        { id: "s1", standing: "GOOD" },
        { id: "s2", standing: "DISPUTED" },
      ],
    });
    expect(seenHash(ledger())).toBe(sha256Hex(text));
  });

  it("is the same in any order, with repetitions, and with columns that a voter does not see", () => {
    const { evidence, arguments: steps, standings, claimRevisionId } = ledger();
    const noisy = evidence.map((item) => ({
      ...item,
      note: "n",
      check: "VERIFIED",
      fit: "FIT",
      originGroupId: "o",
    }));
    const turned = {
      claimRevisionId,
      evidence: noisy.reverse(),
      arguments: steps.map((step) => ({
        ...step,
        premiseClaimIds: ["p1", "p2", "p1"],
        strength: 0.4,
      })),
      standings: [...standings, ...standings, { sourceId: "s9", standing: "GOOD" as const }],
      asOf: "now",
    };
    expect(seenHash(turned)).toBe(seenHash(ledger()));
  });

  it.each<[string, (seen: Writable) => void]>([
    ["the claim's revision", (seen) => (seen.claimRevisionId = "r2")],
    ["an excerpt", (seen) => (seen.evidence[0]!.excerpt += "!")],
    ["a source", (seen) => (seen.evidence[0]!.sourceId = "s2")],
    ["a via", (seen) => (seen.evidence[0]!.viaSourceId = "s2")],
    ["a locator", (seen) => (seen.evidence[0]!.locator = { label: "page", value: "30" })],
    ["a direction", (seen) => (seen.evidence[0]!.direction = "CONTEXT")],
    ["a directness", (seen) => (seen.evidence[0]!.directness = "INFERENTIAL")],
    ["the amount of evidence", (seen) => seen.evidence.pop()],
    ["a wording", (seen) => (seen.arguments[0]!.wording += "!")],
    ["a relation", (seen) => (seen.arguments[0]!.relation = "SUPPORTS")],
    ["a target", (seen) => (seen.arguments[0]!.target = { kind: "ARGUMENT", id: "c1" })],
    ["a premise", (seen) => seen.arguments[0]!.premiseClaimIds.pop()],
    ["the amount of arguments", (seen) => seen.arguments.pop()],
    ["the standing of a source", (seen) => (seen.standings[0]!.standing = "RETRACTED")],
    ["the standing of a via", (seen) => (seen.standings[1]!.standing = "GOOD")],
  ])("changes with %s", (_what, change) => {
    const changed = structuredClone(ledger()) as Writable;
    change(changed);
    expect(seenHash(changed)).not.toBe(seenHash(ledger()));
  });

  it("cannot be told without the standing of a source that is shown", () => {
    expect(() => seenHash({ ...ledger(), standings: [] })).toThrow("s1");
  });

  it("is the same for any shuffle of any ledger", () => {
    const evidence = fc
      .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 })
      .map((ids) => ids.map((id): SeenEvidence => ({ ...ledger().evidence[0]!, id })));
    const pair = evidence.chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
    );
    fc.assert(
      fc.property(pair, ([items, mixed]) => {
        expect(seenHash({ ...ledger(), evidence: mixed })).toBe(
          seenHash({ ...ledger(), evidence: items }),
        );
      }),
    );
  });
});

describe("Freshness", () => {
  it("parts votes by what they saw and keeps their order", () => {
    const votes = ["a", "b", "a"].map((seen, at) => ({ id: at, seenHash: seen }));
    expect(freshness(votes, "a")).toEqual({ fresh: [votes[0], votes[2]], stale: [votes[1]] });
    expect(freshness(votes, "c")).toEqual({ fresh: [], stale: votes });
    expect(freshness([], "a")).toEqual({ fresh: [], stale: [] });
  });
});

describe("Turnout", () => {
  it.each([
    [0, "none"],
    [2, "none"],
    [3, "early"],
    [9, "early"],
    [10, "provisional"],
    [19, "provisional"],
    [20, "broad"],
    [2000, "broad"],
  ])("of %i fresh votes is %s", (count, turnout) => {
    expect(turnoutOf(count)).toBe(turnout);
  });
});

describe("A position", () => {
  it("is stored from 1, refuted, to 5, supported", () => {
    expect(POSITIONS.map(valueOf)).toEqual([1, 2, 3, 4, 5]);
    expect(([1, 2, 3, 4, 5] as PositionValue[]).map(positionOf)).toEqual([...POSITIONS]);
  });
});

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Name in keyof T]: Mutable<T[Name]> }
    : T;
type Writable = Mutable<SeenLedger>;

/** Out of order on purpose. */
function ledger(): SeenLedger {
  return {
    claimRevisionId: "r1",
    evidence: [
      {
        id: "e2",
        sourceId: "s1",
        viaSourceId: null,
        excerpt: "A coalition.",
        locator: null,
        direction: "CONTRADICTS",
        directness: "DIRECT",
      },
      {
        id: "e1",
        sourceId: "s1",
        viaSourceId: "s2",
        excerpt: "A monopoly of power.",
        locator: { label: "page", value: "29" },
        direction: "SUPPORTS",
        directness: "INFERENTIAL",
      },
    ],
    arguments: [
      {
        id: "a1",
        premiseClaimIds: ["p2", "p1"],
        relation: "REBUTS",
        target: { kind: "CLAIM", id: "c1" },
        wording: "Because of this.",
      },
    ],
    standings: [
      { sourceId: "s1", standing: "GOOD" },
      { sourceId: "s2", standing: "DISPUTED" },
    ],
  };
}
