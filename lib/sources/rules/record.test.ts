import { describe, expect, it } from "vitest";
import { cslOf, storedCsl, type CslItem } from "../rules";
import { fieldsOfRecord, isRecordDate, newRecord, RECORD_FIELDS, recordFrom } from "./record";

const book: CslItem = {
  type: "book",
  title: "Let History Judge",
  author: [
    { family: "Medvedev", given: "Roy" },
    { family: "Haupt", "non-dropping-particle": "van", given: "G." },
    { literal: "The editors" },
  ],
  issued: { "date-parts": [[1971, 11, 3]] },
  publisher: "Knopf",
  archive: "A shelf that no form shows",
};

describe("A record as a form shows it", () => {
  it("has one name to a line, and a date that sorts", () => {
    expect(fieldsOfRecord(book)).toMatchObject({
      title: "Let History Judge",
      authors: "Medvedev, Roy\nHaupt, G. van\nThe editors",
      issued: "1971-11-03",
      volume: "",
    });
  });
  it("comes back as it was when nothing was changed", () => {
    expect(recordFrom(book, fieldsOfRecord(book))).toEqual(book);
  });
  it.each<[string, Partial<CslItem>]>([
    ["a date in words", { issued: { literal: "autumn 1917" } }],
    ["no date and nobody", { issued: undefined, author: undefined }],
  ])("comes back as it was with %s", (_, given) => {
    const record = JSON.parse(JSON.stringify({ ...book, ...given })) as CslItem;
    expect(recordFrom(record, fieldsOfRecord(record))).toEqual(record);
  });
  it("takes what was typed, and keeps the names that were not touched", () => {
    const fields = {
      ...fieldsOfRecord(book),
      authors: "Haupt, G. van\n\nTaylor, Colleen",
      issued: "1972",
    };
    expect(recordFrom(book, fields)).toMatchObject({
      author: [
        { family: "Haupt", "non-dropping-particle": "van", given: "G." },
        { family: "Taylor", given: "Colleen" },
      ],
      issued: { "date-parts": [[1972]] },
    });
  });
  it("loses what was emptied", () => {
    const emptied = recordFrom(book, { ...fieldsOfRecord(book), publisher: "", authors: "" });
    expect(emptied).not.toHaveProperty("publisher");
    expect(emptied).not.toHaveProperty("author");
    expect(emptied).toHaveProperty("archive");
  });
  it("leaves a name with two commas, or none, as it stands", () => {
    const fields = { ...fieldsOfRecord(book), authors: "Aristotle\nKing, Martin Luther, Jr." };
    expect(recordFrom(book, fields).author).toEqual([
      { literal: "Aristotle" },
      { literal: "King, Martin Luther, Jr." },
    ]);
  });
});

describe("The record of a source that had none", () => {
  const open = Object.fromEntries(RECORD_FIELDS.map((field) => [field, null]));
  const given = {
    ...(open as Record<(typeof RECORD_FIELDS)[number], null>),
    ...{ type: "book", title: "Ten Days", authors: "Reed, John\nThe Society", issued: "1919" },
    ...{ publisher: "Boni", place: "New York", isbn: "9780306406157" },
  };

  it("says what is known and nothing else", () => {
    expect(newRecord(given)).toEqual({
      ...{ type: "book", title: "Ten Days", publisher: "Boni", "publisher-place": "New York" },
      ...{ author: [{ family: "Reed", given: "John" }, { literal: "The Society" }] },
      ...{ issued: { "date-parts": [[1919]] }, ISBN: "9780306406157" },
    });
  });

  it("is stored with the id of its source, and read again as it was", () => {
    const csl = storedCsl("ktq7ea5857", newRecord(given));
    expect(JSON.parse(csl)).toMatchObject({ id: "ktq7ea5857", title: "Ten Days" });
    expect(cslOf({ csl, title: "Ten Days" })).toMatchObject(newRecord(given));
  });
});

it.each([
  ["1980", true],
  ["1980-04", true],
  ["1980-04-17", true],
  ["1980-13", false],
  ["1980-02-30", false],
  ["17 April 1980", false],
  ["", false],
])("%j is a date of a record: %s", (text, is) => {
  expect(isRecordDate(text)).toBe(is);
});
