import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bibtexOf } from "./bibtex";
import { coinsOf } from "./coins";
import { claimItem, cslJsonOf, sourceItem, type CitedItem } from "./citing";
import { highwireOf } from "./highwire";
import { risOf } from "./ris";
import { schemaOrgOf } from "./schema-org";
import { citationsOf, wordsOf } from "./styles/citations";

const claim = claimItem(
  {
    id: "ap4c6m5xra",
    sentence: "Ленин gave 50% & more_of {it} away: $5, #1, ~x^2 \\ done.",
    revisionNumber: 2,
    revisedAt: "2026-11-23T22:30:00Z",
  },
  "https://assay.example/claims/ap4c6m5xra/lenin",
);
const review: CitedItem = {
  id: "assay-review",
  type: "review-book",
  title: "Communist Myths",
  "container-title": "The New York Review of Books",
  issued: { "date-parts": [[1980, 4, 17]] },
  page: "20-24",
  URL: "https://nybooks.example/a_b%20{c}",
};
const minutes: CitedItem = {
  id: "assay-minutes",
  type: "document",
  title: "Minutes",
  author: [
    { literal: "Soldiers and Sailors" },
    { family: "Kadt", given: "Ellen", "non-dropping-particle": "de" },
  ],
  issued: { literal: "undated" },
};

describe("A claim that is cited", () => {
  it("is an entry of Assay, titled by its sentence and dated by its wording", () => {
    expect(claim).toMatchObject({
      ...{ type: "webpage", "container-title": "Assay", id: "assay-ap4c6m5xra" },
      ...{ issued: { "date-parts": [[2026, 11, 23]] }, note: "Claim ap4c6m5xra, revision 2" },
    });
    expect(claim).not.toHaveProperty("accessed");
  });

  it("says when it was seen, where that is known", () => {
    const unworded = { id: "x", sentence: "A claim", revisionNumber: null, revisedAt: null };
    const item = claimItem(unworded, "https://assay.example", new Date("2026-12-01T00:00:00Z"));
    expect(item.accessed).toEqual({ "date-parts": [[2026, 12, 1]] });
    expect(item).not.toHaveProperty("issued");
    expect(bibtexOf(item)).toContain("urldate = {2026-12-01},");
    expect(risOf(item)).toContain("Y2  - 2026/12/01/\r\n");
  });
});

describe("BibTeX", () => {
  it("keeps every letter and escapes what TeX would take for a command", () => {
    expect(bibtexOf(claim)).toBe(`@misc{assay-ap4c6m5xra,
  title = {{Ленин gave 50\\% \\& more\\_of \\textbraceleft{}it\\textbraceright{} away: \\$5, \\#1, \\textasciitilde{}x\\textasciicircum{}2 \\textbackslash{} done.}},
  howpublished = {Assay},
  year = {2026},
  month = nov,
  day = {23},
  url = {https://assay.example/claims/ap4c6m5xra/lenin},
  note = {Claim ap4c6m5xra, revision 2},
}
`);
  });

  it("takes a review for an article of what it appeared in", () => {
    const bibtex = bibtexOf(review);
    expect(bibtex).toMatch(/^@article\{assay-review,/);
    expect(bibtex).toContain("journal = {The New York Review of Books},");
    expect(bibtex).toContain("pages = {20--24},");
    expect(bibtex).toContain("url = {https://nybooks.example/a_b%20%7Bc%7D},");
  });

  it("takes no committee apart, and no family name from its particle", () => {
    expect(bibtexOf(minutes)).toContain("author = {{Soldiers and Sailors} and de Kadt, Ellen},");
    expect(bibtexOf(minutes)).toContain("year = {undated},");
  });

  it("pairs its braces and begins no comment, whatever a title holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        const bibtex = bibtexOf({ id: "assay-x", type: "book", title });
        let depth = 0;
        for (const sign of bibtex) {
          if (sign === "{") depth += 1;
          if (sign === "}") depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(bibtex).not.toMatch(/(?<!\\)%/);
      }),
    );
  });
});

describe("RIS", () => {
  it("says each thing on a line of its own, and ends with the record", () => {
    expect(risOf(review).split("\r\n")).toEqual([
      "TY  - MGZN",
      "TI  - Communist Myths",
      "T2  - The New York Review of Books",
      "UR  - https://nybooks.example/a_b%20{c}",
      "PY  - 1980",
      "DA  - 1980/04/17/",
      "SP  - 20",
      "EP  - 24",
      "M3  - review-book",
      "ID  - assay-review",
      "ER  - ",
      "",
    ]);
  });

  it("names people by their family, committees as they are", () => {
    expect(risOf(minutes)).toContain("AU  - Soldiers and Sailors\r\nAU  - de Kadt, Ellen\r\n");
  });

  it("cannot be given a tag by what somebody typed", () => {
    const title = "Minutes\r\nER  - \r\nTY  - BOOK";
    expect(risOf({ ...minutes, title }).match(/^(TY|ER) {2}-/gm)).toEqual(["TY  -", "ER  -"]);
  });
});

describe("CSL-JSON", () => {
  it("is a list of one, which others read back as it was", () => {
    expect(JSON.parse(cslJsonOf(review))).toEqual([review]);
  });

  it("of a source is its record under an id of ours", () => {
    const csl = JSON.stringify({ id: "theirs", type: "book", title: "Old title" });
    expect(sourceItem({ id: "ktq7ea5857", title: "Ten Days", csl })).toEqual({
      ...{ id: "assay-ktq7ea5857", type: "book", title: "Ten Days" },
    });
  });
});

describe("Citations in styles", () => {
  const book: CitedItem = {
    ...{ id: "assay-reed", type: "book", title: "Ten Days That Shook the World" },
    ...{ author: [{ family: "Reed", given: "John" }], issued: { "date-parts": [[1919]] } },
    ...{ publisher: "Boni & Liveright", "publisher-place": "New York", note: "Ours alone." },
  };
  const set = async (...given: Parameters<typeof citationsOf>) =>
    (await citationsOf(...given)).map(({ style, entry, inText }) => [
      style,
      wordsOf(entry),
      inText && wordsOf(inText),
    ]);

  it("are those that readers are asked for, in the list and at the place", async () => {
    expect(await set(book, { label: "chapter", value: "12" })).toEqual([
      [
        "APA",
        "Reed, J. (1919). Ten Days That Shook the World. Boni & Liveright.",
        "(Reed, 1919, Chapter 12)",
      ],
      [
        "MLA",
        "Reed, John. Ten Days That Shook the World. Boni & Liveright, 1919.",
        "(Reed, chap. 12)",
      ],
      [
        "Chicago, notes",
        "Reed, John. Ten Days That Shook the World. New York: Boni & Liveright, 1919.",
        "John Reed, Ten Days That Shook the World (New York: Boni & Liveright, 1919), chap. 12.",
      ],
      [
        "Chicago, author and date",
        "Reed, John. 1919. Ten Days That Shook the World. New York: Boni & Liveright.",
        "(Reed 1919, chap. 12)",
      ],
      [
        "Vancouver",
        "Reed J. Ten Days That Shook the World. New York: Boni & Liveright; 1919.",
        null,
      ],
      [
        "Harvard",
        "Reed, J. (1919) Ten Days That Shook the World. New York: Boni & Liveright.",
        "(Reed, 1919, chap. 12)",
      ],
    ]);
  });

  it("stand in italics where a style has them", async () => {
    const [apa] = await citationsOf(book);
    expect(apa!.entry).toEqual([
      { text: "Reed, J. (1919). ", isItalic: false },
      { text: "Ten Days That Shook the World", isItalic: true },
      { text: ". Boni & Liveright.", isItalic: false },
    ]);
  });

  it("name a work by its DOI where it has one, and forget the work before", async () => {
    const [apa] = await set({ id: "assay-q", type: "document", title: "Q42", DOI: "10.1000/182" });
    expect(apa![1]).toContain("https://doi.org/10.1000/182");
    expect(apa![1]).not.toContain("Reed");
  });

  it("leave the capitals of a claim and its full stop as a sentence has them", async () => {
    const sentence = "Lenin saw Soviet society as pluralist.";
    const item = claimItem(
      { id: "x", sentence, revisionNumber: 1, revisedAt: "2026-11-23T22:30:00Z" },
      "https://assay.example/c/x",
    );
    const [, mla, notes] = await set(item);
    expect(mla![1]).toBe(
      "“Lenin saw Soviet society as pluralist.” Assay, 23 Nov. 2026, https://assay.example/c/x.",
    );
    expect(notes![1]).toContain("“Lenin saw Soviet society as pluralist,” November 23, 2026.");
  });
});

describe("What a page says of a source to machines", () => {
  it("is tags in its head, one for each author", () => {
    expect(highwireOf({ ...review, author: minutes.author })).toEqual({
      citation_title: "Communist Myths",
      citation_author: ["Soldiers and Sailors", "Kadt, Ellen de"],
      citation_publication_date: "1980/04/17",
      citation_journal_title: "The New York Review of Books",
      ...{ citation_firstpage: "20", citation_lastpage: "24" },
      citation_public_url: "https://nybooks.example/a_b%20{c}",
    });
  });

  it.each([
    [{ "date-parts": [[-44, 3, 15]] }, undefined],
    [{ "date-parts": [[-1]] }, undefined],
    [{ "date-parts": [[98]] }, "0098"],
    [{ literal: "undated" }, "undated"],
  ])(
    "dates it in years of our era or in words, and before our era not at all: %j",
    (issued, date) => {
      expect(highwireOf({ ...minutes, issued }).citation_publication_date).toBe(date);
    },
  );

  it("names each author of a context object as people file them, with particles and suffix", () => {
    const author = [
      { family: "King", given: "Martin Luther", suffix: "Jr." },
      { family: "Humboldt", given: "Alexander", "dropping-particle": "von" },
      { family: "Alembert", given: "Jean", "dropping-particle": "d’" },
      { family: "李", given: "明" },
      { literal: "Soldiers and Sailors" },
    ];
    const coins = new URLSearchParams(coinsOf({ ...review, author }));
    expect(coins.getAll("rft.au")).toEqual([
      "King, Martin Luther, Jr.",
      "Humboldt, Alexander von",
      "Alembert, Jean d’",
      "李, 明",
      "Soldiers and Sailors",
    ]);
  });

  it("is a context object that names the work, its kind and where it is", () => {
    const coins = new URLSearchParams(coinsOf(review));
    expect(Object.fromEntries(coins)).toEqual({
      ctx_ver: "Z39.88-2004",
      rft_val_fmt: "info:ofi/fmt:kev:mtx:journal",
      "rft.genre": "article",
      "rft.atitle": "Communist Myths",
      "rft.jtitle": "The New York Review of Books",
      "rft.pages": "20-24",
      "rft.date": "1980-04-17",
      rft_id: "https://nybooks.example/a_b%20{c}",
    });
    expect(new URLSearchParams(coinsOf(minutes)).getAll("rft.creator")).toEqual([
      "Soldiers and Sailors",
      "Kadt, Ellen de",
    ]);
  });

  it("is a work of schema.org, of which nothing is said that is not recorded", () => {
    expect(schemaOrgOf(minutes, "https://assay.example/sources/x/minutes")).toEqual({
      ...{ "@context": "https://schema.org", "@type": "CreativeWork", name: "Minutes" },
      author: [{ "@type": "Person", name: "Ellen de Kadt" }],
      creditText: "Soldiers and Sailors",
      mainEntityOfPage: "https://assay.example/sources/x/minutes",
    });
    expect(schemaOrgOf(review, "https://assay.example")).toMatchObject({
      ...{ "@type": "Article", datePublished: "1980-04-17" },
      isPartOf: { name: "The New York Review of Books" },
    });
  });
});
