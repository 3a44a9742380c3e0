import { describe, expect, it } from "vitest";
import { planSearch, type WordRow } from "./plan";

const asked = (place: number, word: string, key: string | null = word): WordRow => ({
  ...{ place, how: "asked", word, key, letters: word },
});
const known = (place: number, how: WordRow["how"], word: string, key = word): WordRow => ({
  ...{ place, how, word, key, letters: word },
});

describe("What is searched for", () => {
  it("is every word, in any of its spellings", () => {
    const plan = planSearch([
      asked(1, "trotzki", "trosk"),
      known(1, "same", "trotsky", "trosk"),
      known(1, "near", "trotski", "trosk2"),
      asked(2, "plan"),
      known(2, "same", "plan"),
    ]);
    expect(plan.required).toBe("('trosk')&('plan')");
    expect([...plan.spellings]).toEqual([
      ["trotsky", 1],
      ["plan", 2],
    ]);
    expect(plan).toMatchObject({ corrections: [], unknown: [] });
  });
  it("is nothing where no word says anything", () => {
    expect(planSearch([asked(1, "the", null)])).toMatchObject({ required: null, unknown: [] });
  });
  it("prefers the last word as typed to those that it begins", () => {
    const plan = planSearch([
      asked(1, "power"),
      known(1, "same", "power"),
      known(1, "begun", "powerful"),
    ]);
    expect(plan).toMatchObject({ required: "('power'|'powerful')", preferred: "('power')" });
  });
  it("takes a word that stands nowhere for a slip, and says so", () => {
    const rows = [
      asked(1, "sovjat"),
      known(1, "near", "sovjet"),
      known(1, "near", "sowjets", "sovjet"),
      known(1, "near", "jovats"),
    ];
    const plan = planSearch(rows);
    expect(plan.required).toBe("('sovjet')");
    expect(plan.corrections).toEqual([{ asked: "sovjat", words: ["sovjet", "sowjets"] }]);
  });
  it("goes by the keys where no word is a slip away, but not by keys of three letters", () => {
    const slip = { ...known(1, "near", "schukow", "ʃukov"), letters: "schukow" };
    const typed = { ...asked(1, "zhukof", "ʃukof") };
    expect(planSearch([typed, slip]).required).toBe("('ʃukov')");
    const short = planSearch([asked(1, "warr", "var"), known(1, "near", "wahl", "vaa")]);
    expect(short).toMatchObject({ required: "('var')", unknown: ["warr"] });
  });
  it("takes a word that stands somewhere for a slip only when nothing else is found", () => {
    const rows = [asked(1, "tower"), known(1, "same", "tower"), known(1, "near", "power")];
    expect(planSearch(rows).required).toBe("('tower')");
    const loose = planSearch(rows, { isLoose: true });
    expect(loose).toMatchObject({ required: "('tower'|'power')", preferred: "('tower')" });
    expect(loose.corrections).toEqual([{ asked: "tower", words: ["power"] }]);
  });
  it("names the words of which nothing is known", () => {
    expect(planSearch([asked(1, "xyzzy")])).toMatchObject({
      ...{ required: "('xyzzy')", unknown: ["xyzzy"] },
    });
  });
});
