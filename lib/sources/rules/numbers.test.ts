import { expect, it } from "vitest";
import { doiOf, isbnOf, languageOf, webAddressOf } from "./numbers";

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

it.each([
  ["https://example.org/a b", null],
  ["https://EXAMPLE.org/a", "https://example.org/a"],
  ["http://example.org", "http://example.org/"],
  ["example.org", null],
  ["https://localhost", null],
  ["javascript:alert(1)", null],
])("The address %s is %s", (raw, address) => {
  expect(webAddressOf(raw)).toBe(address);
});

it.each([
  ["EN", "en"],
  ["de-at", "de-AT"],
  ["!!", null],
])("The language %s is %s", (raw, code) => {
  expect(languageOf(raw)).toBe(code);
});
