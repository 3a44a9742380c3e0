import { describe, expect, it } from "vitest";
import type { ReadEntry } from "./entry";
import { readBibliography } from "./read";

function entriesOf(text: string): ReadEntry[] {
  const read = readBibliography(text);
  if (read.kind === "none") throw new Error(read.words);
  return read.entries;
}

const MARCH = { "date-parts": [[1999, 3, 12]] };

it.each([
  ["@book{a, title={A}, year=1980}", "BibTeX"],
  ["% notes\n@book{a, title={A}, date={1980}}", "BibLaTeX"],
  ["\ufeffTY  - BOOK\r\nTI  - A\r\nER  - ", "RIS"],
  ['[{"type": "book", "title": "A"}]', "CSL-JSON"],
  ['{"items": [{"type": "book", "title": "A"}]}', "CSL-JSON"],
])("%j is recognised as %s", (text, format) => {
  expect(readBibliography(text)).toMatchObject({
    kind: "read",
    format,
    entries: [{ item: { title: "A" } }],
  });
});

describe("One broken entry", () => {
  it.each([
    [
      "BibTeX",
      "@book{one, title={One}}\n@book{two, title={Two, year=1}\n@book{three, title={Three}}",
    ],
    ["RIS", "TY  - BOOK\nTI  - One\nER  - \nTY  - BOOK\nER  - \nTY  - BOOK\nTI  - Three\nER  - "],
    ["CSL-JSON", '[{"type":"book","title":"One"}, 2, {"type":"book","title":"Three"}]'],
  ])("of %s blocks no other, and stands in its place with why", (_, text) => {
    const entries = entriesOf(text);
    expect(entries.map(({ item }) => item?.title)).toEqual(["One", undefined, "Three"]);
    expect(entries.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(entries[1]!.error).not.toBe("");
  });
});

describe("BibTeX", () => {
  const read = (text: string) => entriesOf(text)[0]!;

  it("gives committees, suffixes, particles and letters in TeX as they are meant", () => {
    const names = String.raw`{Soldiers and Sailors} and King, Jr., Martin Luther and de la Cruz, Juan and M{\"u}ller, J{\"o}rg`;
    expect(read(`@book{a, title={A}, author={${names}}}`).item?.author).toEqual([
      { literal: "Soldiers and Sailors" },
      { family: "King", given: "Martin Luther", suffix: "Jr." },
      { family: "Cruz", given: "Juan", "non-dropping-particle": "de la" },
      { family: "Müller", given: "Jörg" },
    ]);
  });

  it("takes a particle away from the family in BibLaTeX, unless it says that it stays", () => {
    const author = (options: string) =>
      read(`@book{a, title={A}, date={1980}, author={von Humboldt, Alexander}${options}}`).item
        ?.author;
    expect(author("")).toMatchObject([{ "dropping-particle": "von" }]);
    expect(author(", options={useprefix=true}")).toMatchObject([
      { "non-dropping-particle": "von" },
    ]);
  });

  it.each([
    ["year = 1919, month = nov, day = 7", { "date-parts": [[1919, 11, 7]] }],
    ['year = 1919, month = "7~" # nov', { "date-parts": [[1919, 11, 7]] }],
    ["year = {c. 1919}", { "date-parts": [[1919]], circa: true }],
    ["year = {44 BC}", { "date-parts": [[-44]] }],
    ["year = {44BC}", { "date-parts": [[-44]] }],
    ["year = {15 March 44BCE}", { "date-parts": [[-44, 3, 15]] }],
    ["year = {1917--1918}", { "date-parts": [[1917], [1918]] }],
    ["year = {forthcoming}", { literal: "forthcoming" }],
    [
      "date = {1917-10/1918-03~}",
      {
        "date-parts": [
          [1917, 10],
          [1918, 3],
        ],
        circa: true,
      },
    ],
    ["date = {1917/..}", { "date-parts": [[1917], [0]] }],
    ["date = {1917-21}", { "date-parts": [[1917]], season: 1 }],
  ])("reads %s", (fields, issued) => {
    expect(read(`@book{a, title={A}, ${fields}}`).item?.issued).toEqual(issued);
  });

  it("takes what is smaller or larger as such, and Spanish for Spanish", () => {
    const [less, spanish] = entriesOf(
      "@book{a, title={Less is p < 0.05 and 2 > 1}}\n@book{b, title={¿Qué hacer? ¡Ya!}, note={1 < 2}}",
    );
    expect(less!.item!.title).toBe("Less is p < 0.05 and 2 > 1");
    expect(spanish!.item!.title).toContain("¿Qué hacer? ¡Ya!");
  });

  it("says what of an entry is not kept", () => {
    const entry =
      read(String.raw`@whatever{a, title={A \strange{x}}, foo={bar}, author={Doe, J. and others},
      doi={nonsense}, isbn={0-306-40615-3}, title={B}}`);
    expect(entry.lost).toEqual([
      "kind “whatever”: it is taken as a document of another kind",
      "foo: bar",
      "“and others”: the names that the entry does not give",
      "title again, 1: B",
      "what these commands of TeX do: \\strange",
      "DOI: “nonsense” is no DOI",
      "ISBN: “0-306-40615-3” is no ISBN: a digit is missing or mistyped",
    ]);
  });

  it("fills in abbreviations, and what an entry takes over from another", () => {
    const entries = entriesOf(`@string{cup = "Cambridge University Press"}
      @incollection{in, title={In it}, crossref={whole}}
      @collection{whole, title={The whole}, booktitle={The whole}, editor={Ed, A.}, publisher=cup, year=1999}`);
    expect(entries[0]!.item).toMatchObject({
      ...{ type: "chapter", "container-title": "The whole", editor: [{ family: "Ed" }] },
      publisher: "Cambridge University Press",
    });
  });
});

it("BibTeX keeps a name that stands for nothing as the word it is, and makes no entry of it", () => {
  const entries = entriesOf(
    "@book{a, title={A}, year=forthcoming}\n@book{b, title={B}, year=1999}",
  );
  expect(entries.map(({ key, item }) => [key, item?.issued])).toEqual([
    ["a", { literal: "forthcoming" }],
    ["b", { "date-parts": [[1999]] }],
  ]);
});

describe("Names in BibTeX for which the file has no words", () => {
  it("are said to be lost, in each entry that has them and in no other", () => {
    const entries = entriesOf(`@string{known = "Known"}
      @article{a, title = {A}, journal = theory, publisher = known, keywords = "one," # topics }
      @article{b, title = {Of theory}, journal = {theory}}
      @article{c, title = {C}, journal = "In " # theory}`);
    expect(entries.map(({ item, lost }) => [item?.["container-title"], lost])).toEqual([
      ["theory", ["what these abbreviations stand for: theory topics"]],
      ["theory", []],
      ["In theory", ["what these abbreviations stand for: theory"]],
    ]);
    expect(entries[0]!.item?.keyword).toBe("topics, one");
  });

  it.each([
    ["year = 44BC", { "date-parts": [[-44]] }],
    ["date = 44BC", { "date-parts": [[-44]] }],
    ["year = 1917, month = Sept", { "date-parts": [[1917, 9]] }],
    ["year = 1917, month = spring", { "date-parts": [[1917]], season: 1 }],
    ["year = 1917, pages = 1--10", { "date-parts": [[1917]] }],
  ])("are none where what is written speaks for itself: %s", (fields, issued) => {
    const [entry] = entriesOf(`@book{a, title={A}, ${fields}}`);
    expect([entry!.item?.issued, entry!.lost]).toEqual([issued, []]);
  });
});

describe("RIS", () => {
  it("goes on in lines without a tag, and takes words after the date for what numbers cannot say", () => {
    const [entry] = entriesOf(
      "TY  - NEWS\nTI  - To\n  be continued\nA1  - de Kadt, Ellen\nY1  - 1917///spring 1917\nXX  - odd\nER  - ",
    );
    expect(entry).toMatchObject({
      lost: ["XX: odd"],
      item: {
        ...{ type: "article-newspaper", title: "To be continued" },
        author: [{ family: "Kadt", given: "Ellen", "non-dropping-particle": "de" }],
        issued: { "date-parts": [[1917]], season: 1 },
      },
    });
  });
});

describe("Words after a date of RIS", () => {
  it.each([
    ["1999///Spring", { "date-parts": [[1999]], season: 1 }, []],
    ["1999/03/12/Spring", { "date-parts": [[1999, 3, 12]] }, ["date: Spring"]],
    ["1917/11/07/c. 7 November 1917", { "date-parts": [[1917, 11, 7]], circa: true }, []],
    ["1917///between 1917 and 1921", { literal: "between 1917 and 1921" }, []],
    ["///before the war", { literal: "before the war" }, []],
    ["1999/03/12/Number 4432", { "date-parts": [[1999, 3, 12]] }, ["date: Number 4432"]],
    ["2005/10/27/12", { "date-parts": [[2005, 10, 27]] }, ["date: 12"]],
    ["2005///12", { "date-parts": [[2005]] }, ["date: 12"]],
    ["1999/03/12/1999", { "date-parts": [[1999, 3, 12]] }, ["date: 1999"]],
    ["1999/03/12/13 April 1999", { "date-parts": [[1999, 3, 12]] }, ["date: 13 April 1999"]],
    ["1999/03//12 March", { "date-parts": [[1999, 3, 12]] }, []],
    ["1917///1914\u20131917", { "date-parts": [[1914], [1917]] }, []],
  ])("%s", (date, issued, lost) => {
    const [entry] = entriesOf(`TY  - BOOK\nTI  - A\nPY  - ${date}\nER  - `);
    expect([entry!.item?.issued, entry!.lost]).toEqual([issued, lost]);
  });
});

describe("Of several dates of RIS the one that says the most stands, and nothing goes without a word:", () => {
  it.each([
    ["DA  - 12 March 1999\nPY  - 1999", { "date-parts": [[1999, 3, 12]] }, []],
    ["PY  - 1999\nDA  - MAR 12", { "date-parts": [[1999, 3, 12]] }, []],
    ["DA  - 1999-03-12\nPY  - 1999///", { "date-parts": [[1999, 3, 12]] }, []],
    ["DA  - 1999\nPY  - 1999/03/12/", { "date-parts": [[1999, 3, 12]] }, []],
    ["DA  - 1999/03/12/Spring\nPY  - 1999/03/12/Spring", MARCH, ["date: Spring"]],
    ["DA  - Number 4432\nPY  - 1999", { "date-parts": [[1999]] }, ["DA: Number 4432"]],
    ["DA  - 12\nPY  - 1999", { "date-parts": [[1999]] }, ["DA: 12"]],
    ["DA  - 12 March 1998\nPY  - 1999", { "date-parts": [[1999]] }, ["DA: 12 March 1998"]],
    ["DA  - 1999/03/12\nPY  - 1998\nY1  - 1998", MARCH, ["PY: 1998"]],
    ["DA  - 1999/03/12\nDA  - 2001", MARCH, ["DA: 2001"]],
    ["DA  - ///forthcoming\nPY  - forthcoming", { literal: "forthcoming" }, []],
    ["DA  - ///forthcoming\nPY  - 1999", { "date-parts": [[1999]] }, ["DA: ///forthcoming"]],
    ["DA  - 1917///from 1917 on\nPY  - 1917", { literal: "from 1917 on" }, []],
    ["DA  - ///\nPY  - 1999", { "date-parts": [[1999]] }, []],
    ["DA  - 1919///1919~\nPY  - c. 1919", { "date-parts": [[1919]], circa: true }, []],
    ["DA  - 1919/05//\nPY  - c. 1919", { "date-parts": [[1919, 5]] }, ["PY: c. 1919"]],
  ])("%j", (dates, issued, lost) => {
    const [entry] = entriesOf(`TY  - BOOK\nTI  - A\n${dates}\nER  - `);
    expect([entry!.item?.issued, entry!.lost]).toEqual([issued, lost]);
  });

  it("a second day on which it was seen as well", () => {
    const [entry] = entriesOf("TY  - ELEC\nTI  - A\nY2  - 2020/01/02\nY2  - ///3 May 2021\nER  - ");
    expect(entry).toMatchObject({
      ...{ item: { accessed: { "date-parts": [[2020, 1, 2]] } }, lost: ["Y2: ///3 May 2021"] },
    });
  });
});

describe("CSL-JSON", () => {
  it("keeps a day that there is not as it is written", () => {
    const issued = { "date-parts": [[2020, 13, 45]] };
    const [entry] = entriesOf(JSON.stringify([{ type: "book", title: "A", issued }]));
    expect(entry!.item?.issued).toEqual({ literal: "2020-13-45" });
  });
  it("takes numbers for texts, strips what marks up a title, and says what has no place", () => {
    const item = { type: "book", title: "A <i>B</i> &amp; C", volume: 3, foo: { bar: 1 } };
    const [entry] = entriesOf(
      JSON.stringify([{ ...item, issued: { "date-parts": [["1919", "5", ""]], circa: 1 } }]),
    );
    expect(entry).toMatchObject({
      lost: ['foo: {"bar":1}'],
      item: { title: "A B & C", volume: "3", issued: { "date-parts": [[1919, 5]], circa: true } },
    });
  });

  it.each([
    [{ raw: "44 BC" }, { "date-parts": [[-44]] }],
    [{ literal: "undated" }, { literal: "undated" }],
    [{ "date-parts": [[1919, 13]] }, { literal: "1919-13" }],
    [
      { "date-parts": [[1917]], season: "21" },
      { "date-parts": [[1917]], season: 1 },
    ],
    ["April 1917", { "date-parts": [[1917, 4]] }],
  ])("reads the date %j", (issued, read) => {
    const [entry] = entriesOf(JSON.stringify([{ type: "book", title: "A", issued }]));
    expect(entry!.item?.issued).toEqual(read);
  });
});

it.each([
  ["nothing that it knows", "Dear Sir", "none of the formats"],
  ["JSON that is cut off", '[{"title":', "no JSON"],
  ["an empty list", "[]", "no entry"],
])("Of %s it says so", (_, text, words) => {
  expect(readBibliography(text)).toEqual({ kind: "none", words: expect.stringContaining(words) });
});

it("What is blank for a hundred thousand lines is read in a moment", () => {
  const began = performance.now();
  expect(readBibliography(`Dear Sir${"\n".repeat(100_000)}`)).toMatchObject({ kind: "none" });
  expect(performance.now() - began).toBeLessThan(1_000);
});
