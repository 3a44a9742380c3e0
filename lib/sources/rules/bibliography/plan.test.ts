import { expect, it } from "vitest";
import type { ReadEntry } from "./entry";
import { planImport } from "./plan";

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
  const known = { key, sourceId: null, title: null, isWaiting: false };
  const { entries } = planImport(
    "BibTeX",
    [entry(1), entry(2)],
    [0, 1].map((at) => ({ at, ...known })),
  );
  expect(entries.map(({ twins }) => twins.map((twin) => twin.why))).toEqual([[], [why]]);
});
