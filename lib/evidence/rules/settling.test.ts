import { describe, expect, it } from "vitest";
import { settlingOf, type AskedSource, type VerifiedPiece } from "./settling";
import type { NamedSpan } from "./spans";

const CLAIM = "Lenin intended from the first a monopoly of power for the Bolsheviks.";
const ASKED_AT = new Date("2026-11-28T12:00:00Z");
const BEFORE = new Date("2026-11-28T11:00:00Z");
const AFTER = new Date("2026-11-28T13:00:00Z");

const nothing = { closed: [], opened: [] };
const settle = (request: AskedSource, ...pieces: VerifiedPiece[]) =>
  settlingOf(CLAIM, [request], pieces);

describe("A request for a source of the whole claim", () => {
  it("is met by the first piece that verified after it, whatever words that names", () => {
    const closed = [{ id: "q", metById: "e2" }];
    expect(settle(asked(), piece("e1", BEFORE), piece("e2"), piece("e3"))).toEqual({
      ...nothing,
      closed,
    });
    expect(settle(asked(), piece("e2", AFTER, "from the first"))).toEqual({ ...nothing, closed });
  });
  it("stays met by the same piece, and opens when that goes", () => {
    const met = { ...asked(), metById: "e1" };
    expect(settle(met, piece("e0"), piece("e1"))).toEqual(nothing);
    expect(settle(met)).toEqual({ ...nothing, opened: ["q"] });
    expect(settle(met, piece("e2"))).toEqual({ ...nothing, closed: [{ id: "q", metById: "e2" }] });
  });
});

describe("A request for a source of a phrase", () => {
  const phrase = asked("from the first");
  it("is met by words that cover it alone", () => {
    const less = piece("e1", AFTER, "the first");
    const beside = piece("e2", AFTER, "for the Bolsheviks");
    const whole = piece("e3");
    expect(settle(phrase, less, beside, whole)).toEqual(nothing);
    const more = piece("e4", AFTER, "intended from the first");
    expect(settle(phrase, less, beside, whole, more)).toEqual({
      ...nothing,
      closed: [{ id: "q", metById: "e4" }],
    });
  });
  it("is not met by what was verified before it", () => {
    expect(settle(phrase, piece("e1", BEFORE, "from the first"))).toEqual(nothing);
  });
  it("opens again when what met it names other words", () => {
    const met = { ...phrase, metById: "e1" };
    expect(settle(met, piece("e1", AFTER, "from the first"))).toEqual(nothing);
    expect(settle(met, piece("e1", AFTER, "for the Bolsheviks"))).toEqual({
      ...nothing,
      opened: ["q"],
    });
  });
});

function asked(words?: string): AskedSource {
  const phrase = words ? named(words) : null;
  return { id: "q", requestedAt: ASKED_AT, metById: null, phrase };
}

function piece(id: string, at = AFTER, words?: string): VerifiedPiece {
  return { id, at, words: words ? named(words) : null };
}

function named(words: string): NamedSpan {
  const start = CLAIM.indexOf(words);
  return { start, end: start + words.length, sentence: CLAIM };
}
