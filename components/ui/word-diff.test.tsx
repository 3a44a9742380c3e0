import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { partsOf, WordDiff } from "./word-diff";

const drawn = (before: string, after: string) =>
  renderToStaticMarkup(<WordDiff before={before} after={after} />);

describe("Two wordings, word by word", () => {
  it("mark the words that went and the words that came, and leave the others alone", () => {
    expect(drawn("Lenin intended a monopoly.", "Lenin intended from the first a monopoly.")).toBe(
      '<span class="word-diff">Lenin intended <ins>from the first </ins>a monopoly.</span>',
    );
    expect(drawn("a coalition of parties", "a monopoly of parties")).toBe(
      '<span class="word-diff">a <del>coalition</del><ins>monopoly</ins> of parties</span>',
    );
  });
  it("that are the same have no marks", () => {
    expect(drawn("the same", "the same")).toBe('<span class="word-diff">the same</span>');
  });
  it("of which one is empty are all of one kind", () => {
    expect(partsOf("", "new words")).toEqual([{ kind: "in", words: "new words" }]);
    expect(partsOf("old words", "")).toEqual([{ kind: "out", words: "old words" }]);
    expect(partsOf("", "")).toEqual([]);
  });
  it("that hold HTML show it as it was typed", () => {
    expect(drawn("a", "<script>alert(1)</script>")).not.toContain("<script>");
  });
  it("that share nothing are told quickly, one after the other, also when they are long", () => {
    const words = (letter: string) => Array.from({ length: 3_000 }, (_, n) => `${letter}${n}`);
    const [before, after] = [words("a").join(" "), words("b").join(" ")];
    const parts = partsOf(before, after);
    expect(parts).toEqual([
      { kind: "out", words: before },
      { kind: "in", words: after },
    ]);
  });
  it.each([
    ["Both cannot hold at once.", "Neither can hold alone, or both fail."],
    ["one\n\ntwo  three", "one\ntwo three\nfour"],
    ["“Tout le pouvoir”", "« Tout le pouvoir »"],
  ])("can be put together again: %j", (before, after) => {
    const parts = partsOf(before, after);
    const without = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map(({ words }) => words)
        .join("");
    expect([without("in"), without("out")]).toEqual([before, after]);
  });
});
