import type { CslItem } from "@/lib/sources/rules";

// What each format carries of a work, written by hand: a work goes out, is read again, and is what it was but for what
// stands here. Null is lost. CSL-JSON loses nothing.

type Changes = Partial<Record<keyof CslItem, unknown>>;
type Work = { name: string; item: CslItem; bib: Changes; biblatex: Changes; ris: Changes };

const reed = { family: "Reed", given: "John" };
const day = (...parts: number[]) => ({ "date-parts": [parts] });
const range = (begin: number[], end: number[]) => ({ "date-parts": [begin, end] });

/** Works of many kinds, each with what three formats change of it. For tests: what screens say is reckoned (`losses.ts`). */
export const WORKS: Work[] = [
  {
    name: "a book, with editor, translator, series and numbers",
    item: {
      ...{ type: "book", title: "Ten Days That Shook the World & more: 50% of {it}" },
      ...{ author: [reed], editor: [{ family: "Lenin", given: "V. I.", suffix: "Jr." }] },
      ...{ translator: [{ literal: "Translators and Sons" }], issued: day(1919, 3) },
      ...{ publisher: "Boni & Liveright", "publisher-place": "New York", edition: "2nd" },
      ...{ volume: "1", "collection-title": "Classics", "collection-number": "7" },
      ...{
        ISBN: "9780306406157",
        language: "en",
        note: "A note.",
        URL: "https://a.example/b_c%20d",
      },
    },
    bib: {},
    biblatex: {},
    // RIS has no number within a series.
    ris: { "collection-number": null },
  },
  {
    name: "a chapter, with pages and the author of the whole",
    item: {
      ...{ type: "chapter", title: "In it", author: [reed], issued: day(1980) },
      ...{ "container-title": "The Whole", "container-author": [{ literal: "Somebody" }] },
      ...{ editor: [{ family: "Editor", given: "E." }], page: "12-34", "chapter-number": "3" },
    },
    bib: { "container-author": null },
    biblatex: {},
    ris: { "container-author": null, "chapter-number": null },
  },
  {
    name: "an article in a journal, with all of its numbers",
    item: {
      ...{ type: "article-journal", title: "Things", author: [reed], issued: day(1980, 4, 17) },
      ...{ "container-title": "Journal of Things", "container-title-short": "J. Things" },
      ...{ volume: "3", issue: "4", page: "1-10", DOI: "10.1000/182", ISSN: "0028-7504" },
      ...{ abstract: "It says much.", keyword: "one, two", accessed: day(2020, 1, 2) },
    },
    bib: { "container-title-short": null, keyword: null },
    biblatex: {},
    ris: {},
  },
  {
    name: "an article in a magazine, with a particle that stays",
    item: {
      ...{ type: "article-magazine", title: "News", issued: day(1980, 4) },
      ...{ author: [{ family: "Gaulle", given: "Charles", "non-dropping-particle": "de" }] },
      ...{ "container-title": "Weekly" },
    },
    bib: { type: "article-journal" },
    biblatex: {},
    ris: {},
  },
  {
    name: "an article in a newspaper, with a particle that goes",
    item: {
      ...{ type: "article-newspaper", title: "Today", issued: day(1917, 11, 8) },
      ...{ author: [{ family: "Humboldt", given: "Alexander", "dropping-particle": "von" }] },
      ...{ "container-title": "Pravda", "publisher-place": "Petrograd" },
    },
    // BibTeX has one kind of particle, and it stays with the family.
    bib: {
      type: "article-journal",
      author: [{ family: "Humboldt", given: "Alexander", "non-dropping-particle": "von" }],
    },
    biblatex: {},
    ris: {},
  },
  {
    name: "a review of a book, by both kinds of particles",
    item: {
      ...{ type: "review-book", title: "Myths", issued: day(1980) },
      author: [
        { family: "Gaulle", given: "Charles", "non-dropping-particle": "de" },
        { family: "Humboldt", given: "Alexander", "dropping-particle": "von" },
      ],
      ...{ "container-title": "Review of Books", "reviewed-title": "Six books" },
    },
    bib: {
      type: "article-journal",
      "reviewed-title": null,
      author: [
        { family: "Gaulle", given: "Charles", "non-dropping-particle": "de" },
        { family: "Humboldt", given: "Alexander", "non-dropping-particle": "von" },
      ],
    },
    biblatex: { "reviewed-title": null },
    ris: { "reviewed-title": null },
  },
  {
    name: "a thesis without a degree, about a year",
    item: {
      ...{ type: "thesis", title: "On Things", author: [reed] },
      ...{ issued: { ...day(1919), circa: true }, publisher: "University of Things" },
    },
    bib: {},
    biblatex: {},
    ris: {},
  },
  {
    name: "a thesis for a degree",
    item: {
      ...{ type: "thesis", title: "On More Things", author: [reed], genre: "Master's thesis" },
      ...{ issued: day(1990), publisher: "University of Things" },
    },
    bib: {},
    biblatex: {},
    ris: {},
  },
  {
    name: "a report, by a committee, over some years",
    item: {
      ...{ type: "report", title: "What was done", number: "12" },
      ...{ author: [{ literal: "Committee of Soldiers and Sailors" }] },
      ...{ issued: range([1917], [1918]), publisher: "The Soviet", genre: "Annual report" },
    },
    bib: {},
    biblatex: {},
    ris: {},
  },
  {
    name: "a paper of a conference, over some days",
    item: {
      ...{ type: "paper-conference", title: "A Paper", author: [reed] },
      ...{ issued: range([1917, 10, 30], [1917, 11, 2]), "event-title": "Congress" },
      ...{ "event-place": "Petrograd", "container-title": "Proceedings", page: "7" },
    },
    bib: { issued: day(1917), "event-title": null, "event-place": null },
    biblatex: {},
    ris: { "event-title": null, "event-place": null },
  },
  {
    name: "a page on the web, in a script that is not Latin",
    item: {
      ...{ type: "webpage", title: "Что делать?", URL: "https://a.example/" },
      author: [{ family: "Ленин", given: "Владимир Ильич" }, { literal: "毛泽东" }],
      ...{ issued: day(2001, 2), accessed: day(2020, 1, 2), language: "ru" },
    },
    bib: {},
    biblatex: {},
    ris: {},
  },
  {
    name: "an entry of an encyclopaedia, in a season",
    item: {
      ...{ type: "entry-encyclopedia", title: "Soviet", author: [reed] },
      ...{ issued: { ...day(1917), season: 1 }, "container-title": "Encyclopaedia" },
    },
    bib: { type: "chapter" },
    biblatex: {},
    ris: {},
  },
  {
    name: "a manuscript, before our era, in an archive",
    item: {
      ...{ type: "manuscript", title: "Commentarii", issued: day(-44) },
      ...{ author: [{ family: "Caesar", given: "Gaius Iulius" }] },
      ...{ archive: "The Library", archive_location: "Shelf 3" },
    },
    bib: { archive: null, archive_location: null },
    biblatex: { archive: null, archive_location: null },
    ris: {},
  },
  {
    name: "a letter, to somebody, about a day before our era",
    item: {
      ...{
        type: "personal_communication",
        title: "To Atticus",
        recipient: [{ literal: "Atticus" }],
      },
      ...{ author: [{ family: "Cicero", given: "Marcus Tullius" }] },
      issued: { ...day(-49, 3), circa: true },
    },
    bib: { type: "document", recipient: null, issued: { ...day(-49), circa: true } },
    biblatex: { recipient: null },
    ris: { recipient: null },
  },
  {
    name: "an interview, whose date is known in words alone",
    item: {
      ...{ type: "interview", title: "Asked", author: [reed] },
      ...{ interviewer: [{ family: "Doe", given: "Jane" }], issued: { literal: "before the war" } },
    },
    bib: { type: "document", interviewer: null },
    biblatex: { interviewer: null },
    ris: { interviewer: null },
  },
  {
    name: "a film, without an end",
    item: {
      ...{
        type: "motion_picture",
        title: "October",
        director: [{ family: "Eisenstein", given: "S." }],
      },
      ...{ issued: { "date-parts": [[1927], [0]] } },
    },
    bib: { type: "document", director: null, issued: day(1927) },
    biblatex: {},
    ris: { director: null },
  },
  {
    name: "a speech, and where it was held",
    item: {
      ...{ type: "speech", title: "To the Congress", author: [reed], issued: day(1917, 11, 8) },
      ...{ "event-date": day(1917, 11, 8), "event-place": "Smolny" },
    },
    bib: { type: "document", "event-date": null, "event-place": null },
    biblatex: {},
    ris: { "event-date": null, "event-place": null },
  },
  {
    name: "a translation of what was first another, at another time",
    item: {
      ...{ type: "book", title: "The State", author: [{ family: "d'Alembert", given: "Jean" }] },
      ...{ issued: day(1992), "original-date": day(1917), "original-title": "Государство" },
    },
    bib: { "original-date": null, "original-title": null },
    biblatex: {},
    // A small word before the family is read as its particle.
    ris: {
      "original-date": null,
      "original-title": null,
      author: [{ family: "Alembert", given: "Jean", "non-dropping-particle": "d'" }],
    },
  },
  {
    name: "a law, of a place",
    item: {
      type: "legislation",
      title: "Decree on Land",
      issued: day(1917, 11, 8),
      jurisdiction: "Russia",
    },
    bib: { type: "document", jurisdiction: null },
    biblatex: { jurisdiction: null },
    ris: { jurisdiction: null },
  },
  {
    name: "a document, at an address",
    item: {
      type: "document",
      title: "Minutes",
      URL: "https://a.example/minutes",
      issued: day(1917),
    },
    // Whatever BibTeX has no kind for and is on the web, is a page of it.
    bib: { type: "webpage" },
    biblatex: {},
    ris: {},
  },
];
