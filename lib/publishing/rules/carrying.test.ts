import { describe, expect, it } from "vitest";
import { readBibliography } from "@/lib/sources/rules/bibliography/read";
import { WORKS } from "./carried-works";
import { CITATION_FORMATS, type CitationFormat } from "./formats";
import { lossesOf } from "./losses";

const COLUMNS = { bib: "bib", "biblatex.bib": "biblatex", ris: "ris", "csl.json": null } as const;
const NAMES = { bib: "BibTeX", "biblatex.bib": "BibLaTeX", ris: "RIS", "csl.json": "CSL-JSON" };

describe.each(Object.keys(CITATION_FORMATS) as CitationFormat[])("%s carries", (format) => {
  it.each(WORKS.map((work) => [work.name, work] as const))("%s", (_, work) => {
    const column = COLUMNS[format];
    const written = CITATION_FORMATS[format].write({ ...work.item, id: "assay-ktq7ea5857" });
    const read = readBibliography(written);
    const changes = column ? work[column] : {};
    const expected = Object.fromEntries(
      Object.entries({ ...work.item, ...changes }).filter(([, value]) => value !== null),
    );
    expect(read).toMatchObject({ kind: "read", entries: [{ error: "", lost: [] }] });
    expect(read.kind === "read" && read.entries[0]?.item, written).toEqual(expected);
    const said = lossesOf(format, { ...work.item, id: "assay-ktq7ea5857" });
    expect(said.map(({ variable }) => variable).sort()).toEqual(Object.keys(changes).sort());
    expect(read.kind === "read" && [NAMES[format], "BibTeX"].includes(read.format)).toBe(true);
  });
});

it("At least seventeen kinds of works go through every format", () => {
  expect(new Set(WORKS.map(({ item }) => item.type)).size).toBeGreaterThanOrEqual(17);
});
