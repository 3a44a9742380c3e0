import { describe, expect, it } from "vitest";
import { cslItemOf, cslOf, doiOf, isbnOf, personOf, storedCsl, type SourceRecord } from "./rules";

const book: SourceRecord = {
  ...{ type: "book", title: "Ten Days", authors: ["Reed, John", "The Society"], year: 1919 },
  ...{ container: null, publisher: "Boni", place: "New York", volume: null, issue: null },
  ...{ pages: null, doi: null, isbn: "9780306406157", url: null, language: "en" },
};

describe("A described source", () => {
  it("is a CSL item that says what is known and nothing else", () => {
    expect(cslItemOf(book)).toEqual({
      ...{ type: "book", title: "Ten Days", publisher: "Boni", "publisher-place": "New York" },
      ...{ author: [{ family: "Reed", given: "John" }, { literal: "The Society" }] },
      ...{ issued: { "date-parts": [[1919]] }, ISBN: "9780306406157", language: "en" },
    });
  });

  it("is stored with its id, and read again as it was", () => {
    const csl = storedCsl("ktq7ea5857", cslItemOf(book));
    expect(JSON.parse(csl)).toMatchObject({ id: "ktq7ea5857", title: "Ten Days" });
    expect(cslOf({ csl, title: "Ten Days" })).toMatchObject(cslItemOf(book));
  });
});

it.each([
  ["Trotsky, Leon", "Leon Trotsky", "Trotsky, Leon", { family: "Trotsky", given: "Leon" }],
  ["Central Committee", "Central Committee", "Central Committee", { literal: "Central Committee" }],
  [
    "King, Martin Luther, Jr",
    "Martin Luther, Jr King",
    "King, Martin Luther, Jr",
    {
      ...{ family: "King", given: "Martin Luther, Jr" },
    },
  ],
  ["Plato,", "Plato,", "Plato,", { literal: "Plato," }],
])("The name %s is read as %s", (line, name, sortName, csl) => {
  expect(personOf(line)).toEqual({ name, sortName, csl });
});

it.each([
  ["10.1000/182", "10.1000/182"],
  ["https://doi.org/10.1000/ABC.d", "10.1000/abc.d"],
  ["doi: 10.1000/182", "10.1000/182"],
  ["10.1/182", null],
  ["11.1000/182", null],
  ["10.1000/", null],
])("The DOI %s is %s", (raw, doi) => {
  expect(doiOf(raw)).toBe(doi);
});

it.each([
  ["0-306-40615-2", "9780306406157"],
  ["0-306-40615-3", null],
  ["080442957X", "9780804429573"],
  ["ISBN 978-0-306-40615-7", "9780306406157"],
  ["978-0-306-40615-8", null],
  ["977-0-306-40615-7", null],
  ["12345", null],
])("The ISBN %s is %s", (raw, isbn) => {
  expect(isbnOf(raw)).toBe(isbn);
});
