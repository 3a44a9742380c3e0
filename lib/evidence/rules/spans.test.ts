import { describe, expect, it } from "vitest";
import { markText } from "@/lib/foundation/redacted";
import { covers, findWords, placeIn, uncoveredIn, wordsNamed, type NamedSpan } from "./spans";

const CLAIM = "Lenin intended from the first a monopoly of power for the Bolsheviks.";
const REWORDED = "From the first, Lenin meant to give the Bolsheviks all power.";

describe("Words that somebody types are found in a claim", () => {
  it.each([
    ["from the first", "from the first"],
    ["From The First", "from the first"],
    ["  from   the\nfirst ", "from the first"],
    ["“from the first”", "from the first"],
    ["… from the first …", "from the first"],
    ["the Bolsheviks.", "the Bolsheviks"],
    [CLAIM, CLAIM.slice(0, -1)],
  ])("%j", (typed, found) => {
    expect(wordsAt(CLAIM, typed)).toBe(found);
  });
  it.each([
    ["Lenin’s “coalition” of 1917–18", 'lenin\'s "coalition" of 1917-18'],
    ["Café society ended", "Cafe\u0301 society"],
    ["It was 50 % (or more) of it", "50 % (or more"],
  ])("in %j, typed as %j", (sentence, typed) => {
    expect(findWords(sentence, typed)).toMatchObject({ kind: "found", start: expect.any(Number) });
  });
  it.each([["power from"], ["in"], ["Bolshevik"], ["mono"], ["..."], [""], ["a.monopoly"]])(
    "but not %j, which does not stand there as words",
    (typed) => {
      expect(findWords(CLAIM, typed)).toEqual({ kind: "absent" });
    },
  );
  it("and not those that stand in several places, even where these overlap", () => {
    expect(findWords("the one and the other", "the")).toEqual({ kind: "several", count: 2 });
    expect(findWords("again and again and again", "again and again")).toEqual({
      kind: "several",
      count: 2,
    });
  });
});

describe("Named words", () => {
  it("are kept where a reworded claim still has them in one place", () => {
    const place = placeIn(REWORDED, named("from the first"));
    expect(place && REWORDED.slice(place.start, place.end)).toBe("From the first");
  });
  it("are lost where it has them no longer, or twice", () => {
    expect(placeIn(REWORDED, named("monopoly"))).toBeNull();
    expect(placeIn("Power seeks power.", named("power"))).toBeNull();
  });
  it("stay where they were put while the sentence is the same, though they stand there twice", () => {
    expect(
      placeIn("Power seeks power.", { start: 12, end: 17, sentence: "Power seeks power." }),
    ).toEqual({ start: 12, end: 17 });
  });
  it("are nowhere once their sentence cannot be read, or was redacted", () => {
    const span = named("from the first");
    const redacted = `Lenin ${markText({ length: 8, sha256: "0".repeat(64) })} from the first a monopoly.`;
    for (const sentence of [null, "Short.", redacted]) {
      expect(wordsNamed({ ...span, sentence })).toBeNull();
      expect(placeIn(CLAIM, { ...span, sentence })).toBeNull();
    }
  });
});

describe("A phrase is covered", () => {
  const phrase = named("from the first");
  it("by evidence that names it, or more", () => {
    expect(covers(CLAIM, phrase, phrase)).toBe(true);
    expect(covers(CLAIM, named("intended from the first"), phrase)).toBe(true);
  });
  it("not by less, by what stands beside it, or by what bears on the whole claim", () => {
    for (const other of [named("the first"), named("first a monopoly"), named("Lenin"), null])
      expect(covers(CLAIM, other, phrase)).toBe(false);
  });
  it("also after the claim was reworded, of either sentence", () => {
    const anew = named("From the first, Lenin", REWORDED);
    expect(covers(REWORDED, anew, phrase)).toBe(true);
    expect(covers(REWORDED, phrase, named("From the first", REWORDED))).toBe(true);
  });
  it("as it was, where the claim has lost it", () => {
    const lost = named("a monopoly of power");
    expect(covers(REWORDED, named("a monopoly of power for the Bolsheviks"), lost)).toBe(true);
    expect(covers(REWORDED, named("Bolsheviks", REWORDED), lost)).toBe(false);
  });
});

describe("Without a source is", () => {
  const verified = (words: string) => ({ ...named(words), isVerified: true });
  const unverified = (words: string) => ({ ...named(words), isVerified: false });
  const lacking = (asked: NamedSpan[], pieces: (NamedSpan & { isVerified: boolean })[]) =>
    uncoveredIn(CLAIM, asked, pieces).map(({ words, isAsked, isNamed }) => [
      words,
      isAsked ? "asked" : "",
      isNamed ? "named" : "",
    ]);

  it("each phrase that is asked for or named, once, in the claim’s order", () => {
    expect(
      lacking(
        [named("the Bolsheviks"), named("from the first")],
        [unverified("from the first"), unverified("Lenin intended")],
      ),
    ).toEqual([
      ["Lenin intended", "", "named"],
      ["from the first", "asked", "named"],
      ["the Bolsheviks", "asked", ""],
    ]);
  });
  it("no phrase that verified evidence covers", () => {
    expect(lacking([named("from the first")], [verified("intended from the first")])).toEqual([]);
    expect(lacking([], [unverified("the first"), verified("from the first")])).toEqual([]);
  });
  it("nothing where nothing is asked or named, and no phrase that the claim has lost", () => {
    expect(lacking([], [])).toEqual([]);
    expect(uncoveredIn(REWORDED, [named("a monopoly")], [])).toEqual([]);
  });
});

function wordsAt(sentence: string, typed: string): string | null {
  const found = findWords(sentence, typed);
  return found.kind === "found" ? sentence.slice(found.start, found.end) : null;
}

function named(words: string, sentence = CLAIM): NamedSpan {
  const start = sentence.indexOf(words);
  if (start < 0) throw new Error(`${words} does not stand in ${sentence}`);
  return { start, end: start + words.length, sentence };
}
