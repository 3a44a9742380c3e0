import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makePerson, makeSource } from "@/prisma/factories/sources";
import { listSourceChoices } from "../queries/choices";
import { listMySources } from "../queries/mine";
import { proposeSource } from "./propose";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const [member, editor] = [
  viewerOf(await makeReviewer(db)),
  viewerOf(await makeReviewer(db, { role: "EDITOR" })),
];

describe("A source that is not here yet", () => {
  it("waits when a member brings it, and only they and editors know of it", async () => {
    const { sourceId, state } = await brought(member, { title: "Aardvark husbandry" });
    expect(state).toBe("PROPOSED");
    const seen = "SELECT id FROM sources WHERE id = $1";
    expect(await select(reader, seen, [sourceId])).toEqual([]);
    const decided = "SELECT kind, state FROM decisions WHERE source_id = $1";
    expect(await select(db, decided, [sourceId])).toEqual([{ kind: "PROPOSE", state: "PROPOSED" }]);
    expect(await listMySources(member)).toMatchObject([{ id: sourceId, state: "PROPOSED" }]);
    expect(await listMySources(editor)).toEqual([]);
    const choices = async (viewer: Viewer) => (await listSourceChoices(viewer, "aardvark")).sources;
    expect(await choices(member)).toMatchObject([{ id: sourceId, isWaiting: true }]);
    expect(await choices(editor)).toEqual([]);
  });

  it("is live at once when an editor brings it, with its record, authors and a group of its own", async () => {
    const known = await makePerson(db, { name: "Leon Trotsky" });
    const { sourceId } = await brought(editor, {
      ...{ title: "Badger lore", authors: "trotsky, leon\n\nNew, Somebody", issued: "1930" },
      ...{ isbn: "0-306-40615-2", doi: "https://doi.org/10.1000/BADGER", language: "EN" },
    });
    const [row] = await select<{ csl: string; group_size: number }>(
      reader,
      `SELECT r.csl, (SELECT count(*)::int FROM sources o WHERE o.origin_group_id = s.origin_group_id) AS group_size
       FROM sources s JOIN source_revisions r ON r.id = s.current_revision_id WHERE s.id = $1`,
      [sourceId],
    );
    expect(row!.group_size).toBe(1);
    expect(JSON.parse(row!.csl)).toEqual({
      ...{ id: sourceId, type: "book", title: "Badger lore", issued: { "date-parts": [[1930]] } },
      ...{ ISBN: "9780306406157", DOI: "10.1000/badger", language: "en" },
      author: [
        { family: "trotsky", given: "leon" },
        { family: "New", given: "Somebody" },
      ],
    });
    const authors = `SELECT p.id = $2 AS known, a.position FROM authorships a JOIN persons p ON p.id = a.person_id
       WHERE a.source_id = $1 ORDER BY a.position`;
    expect(await select(reader, authors, [sourceId, known])).toEqual([
      { known: true, position: 0 },
      { known: false, position: 1 },
    ]);
  });

  it("brings a new name once, however many come with it at the same moment", async () => {
    const titles = ["Coypu", "Dormouse", "Ermine", "Ferret"];
    await Promise.all(titles.map((title) => brought(editor, { title, authors: "Once, Only" })));
    expect(await select(db, "SELECT 1 FROM persons WHERE name = 'Only Once'")).toHaveLength(1);
  });
});

describe("A source that may be here already", () => {
  it.each([
    [
      "by its DOI",
      { title: "Glossary", doi: "10.1000/GIBBON" },
      "Something else",
      "10.1000/gibbon",
    ],
    ["by its title", { title: "Hares of the Arctic tundra" }, "Arctic hares of tundra", undefined],
  ])("is shown %s, and brought when it was sent in spite of it", async (_, first, title, doi) => {
    const { sourceId: id } = await brought(editor, first);
    const second = { title, ...(doi && { doi }) };
    expect(await bring(member, second)).toMatchObject({
      failure: { kind: "conflict", details: { alike: [{ id }] } },
    });
    expect(await bring(member, { ...second, shownAlike: [id] })).toMatchObject({ ok: true });
  });

  it("is shown with those by the same author and of its year first, and one of other years last", async () => {
    const title = "Kestrels over the granary";
    const by = (authors: string, issued: string) => ({ title, authors, issued });
    const given = [
      by("Other, Olga", "1890"),
      { title },
      { title, authors: "Same, Sam" },
      by("Same, Sam", "1912"),
    ];
    const shownAlike: string[] = [];
    for (const one of given)
      shownAlike.push((await brought(editor, { ...one, shownAlike })).sourceId);
    const outcome = await bring(member, by("SAME, Samuel", "1912-03"));
    const [other, nobody, undated, same] = shownAlike;
    expect(outcome).toMatchObject({
      failure: { details: { alike: [same, undated, nobody, other].map((id) => ({ id })) } },
    });
  });

  it("whose record a redaction made unreadable hinders nobody", async () => {
    const { id } = await makeSource(db, { title: "Ibex" });
    const broken = "ALTER TABLE source_revisions DISABLE TRIGGER source_revisions_append_only";
    await db.query(broken);
    await db.query("UPDATE source_revisions SET csl = '[redacted' WHERE source_id = $1", [id]);
    await db.query(broken.replace("DISABLE", "ENABLE"));
    expect(await bring(editor, { title: "Jackal", doi: "10.1000/jackal" })).toMatchObject({
      ok: true,
    });
  });
});

describe("Bad input", () => {
  it.each([
    ["no title", { title: " " }, "title"],
    ["no kind", { type: "" }, "type"],
    ["a made-up DOI", { doi: "10/nothing" }, "doi"],
    ["a mistyped ISBN", { isbn: "0-306-40615-3" }, "isbn"],
    ["an address without https", { url: "example.org" }, "url"],
    ["an address that runs a script", { url: "javascript:alert(1)" }, "url"],
    ["a thirteenth month", { issued: "1980-13" }, "issued"],
    ["too many authors", { authors: "A, B\n".repeat(21) }, "authors"],
    ["a language nobody speaks", { language: "!!" }, "language"],
    ["a title that is too long", { title: "w".repeat(501) }, "title"],
  ])("%s is refused at its field", async (_, given, field) => {
    expect(await bring(member, { title: "Koala", ...given })).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });

  it("an address waits until the account is a day old", async () => {
    expect(await bring(member, { title: "Lemur", url: "https://a.example/b" })).toMatchObject({
      failure: { kind: "invalid", fields: { url: [expect.stringContaining("24 hours")] } },
    });
  });
});

function bring(by: Viewer, given: Record<string, unknown>) {
  return proposeSource.execute(by, { type: "book", ...given }, { clock: systemClock });
}

async function brought(by: Viewer, given: Record<string, unknown>) {
  const outcome = await bring(by, given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result;
}
