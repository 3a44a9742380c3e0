import { describe, expect, it } from "vitest";
import type { ReadEntry } from "./entry";
import { planImport } from "./plan";

const NOWHERE = { sourceId: null, sourceKey: null, title: null, isWaiting: false };
const entry = (position: number): ReadEntry => ({
  ...{ position, key: `key${position}`, error: "", lost: [] },
  item: { type: "book", title: "On Ants" },
});

it.each([
  ["work:onants|aardvark|1950", "title, author and year"],
  ["work:onants|aardvark|", "title and author"],
  ["work:onants||1950", "title and year"],
  ["work:onants||", "title"],
  ["doi:10.1000/a|b|", "DOI"],
  ["isbn:9780306406157", "ISBN"],
])("What is known by %s is the same %s, and no more is said", (key, why) => {
  const known = { key, ...NOWHERE };
  const { entries } = planImport(
    "BibTeX",
    [entry(1), entry(2)],
    [0, 1].map((at) => ({ at, ...known })),
  );
  expect(entries.map(({ twins }) => twins.map((twin) => twin.why))).toEqual([[], [why]]);
});

describe("Of two records of one title", () => {
  it.each([
    ["onants|aardvark|1950", "onants|aardvark|", ["title and author"]],
    ["onants||1950", "onants|aardvark|1950", ["title and year"]],
    ["onants||", "onants|aardvark|1950", ["title"]],
    ["onants||1950", "onants|aardvark|", ["title"]],
    ["onants|aardvark|1950", "onants|aardvark|1960", []],
    ["onants|aardvark|", "onants|termite|1960", []],
    ["onants|aardvark|1950", "onbees|aardvark|1950", []],
  ])("%s and %s: the same %j", (one, other, whys) => {
    const known = [one, other].map((work, at) => ({ at, key: `work:${work}`, ...NOWHERE }));
    const { entries } = planImport("BibTeX", [entry(1), entry(2)], known);
    expect(entries[1]!.twins.map(({ why }) => why)).toEqual(whys);
  });

  it("the one that has the same author and year goes before others, and a source is told by what both say", () => {
    const keys = ["work:onants||", "work:onants|aardvark|1950", "work:onants|aardvark|1950"];
    const known = keys.map((key, at) => ({ at, key, ...NOWHERE }));
    const source = { sourceId: "s", sourceKey: "work:onants|aardvark|", title: "On ants" };
    const { entries } = planImport(
      "BibTeX",
      [entry(1), entry(2), entry(3)],
      [...known.slice(0, 2), { ...known[2]!, ...source }],
    );
    expect(entries[2]!.twins).toEqual([
      { kind: "source", why: "title and author", id: "s", title: "On ants", isWaiting: false },
      { kind: "entry", why: "title, author and year", position: 2, key: "key2" },
    ]);
  });
});
