import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makePerson } from "@/prisma/factories/sources";
import { getImportSheet } from "../queries/imported";
import type { ImportPlan } from "../rules/bibliography/plan";
import { importSources } from "./import";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
const member = viewerOf(await makeReviewer(db));

describe("A bibliography", () => {
  it("is shown entry by entry before anything is stored, with what may be there already", async () => {
    await saved(
      `@book{first, author = {Aardvark, Ada}, title = {On Ants}, year = 1950, doi = {10.1000/ants}}`,
    );
    const { plan } = await shown(`
      @book{again, author = {Aardvark, A.}, title = {On ants!}, year = 1950}
      @book{number, title = {Something else}, doi = {https://doi.org/10.1000/ANTS}}
      @book{bees, author = {Bee, Ben}, title = {On Bees}, year = 1951, isbn = {0-306-40615-2}}
      @book{bees2, author = {Bee, B.}, title = {On Bees}, year = 1951}
      @book{isbn, title = {Bees, again}, isbn = {978-0-306-40615-7}}
      @book{broken, title = {Unbalanced, author = {X}
      }
      @book{other, author = {Aardvark, Ada}, title = {On Ants}, year = 1960}
      @misc{leaflet, title = {A leaflet on ants}}
      @misc{again, title = {A leaflet, on ants}}
      @misc{undated, author = {Aardvark, A.}, title = {On Ants}}
      @misc{unsigned, title = {On Ants}, year = 1960}
      @misc{another, author = {Termite, T.}, title = {On Ants}}`);
    expect(plan.format).toBe("BibTeX");
    expect(plan.entries.map(({ key, twins }) => [key, twins.map(whyOf)])).toEqual([
      ["again", ["source: title, author and year"]],
      ["number", ["source: DOI"]],
      ["bees", []],
      ["bees2", ["3: title, author and year"]],
      ["isbn", ["3: ISBN"]],
      ["broken", []],
      ["other", []],
      ["leaflet", []],
      ["again", ["8: title"]],
      ["undated", ["source: title and author", "1: title and author"]],
      ["unsigned", ["7: title and year"]],
      ["another", ["11: title"]],
    ]);
    expect(plan.entries[5]).toMatchObject({
      item: null,
      error: expect.stringContaining("missing"),
    });
    expect(await select(db, "SELECT 1 FROM source_revisions WHERE title ILIKE 'on bees'")).toEqual(
      [],
    );
  });

  it("is saved as it was shown: what was chosen, live, with its people and an origin of its own", async () => {
    const known = await makePerson(db, { name: "Cleo Coypu" });
    const text = `@book{one, author = {Coypu, Cleo and von Dormouse, Dora and {The Society}}, editor = {Coypu, Cleo},
        title = {Coypus}, year = {c. 1930}} @book{two, author = {The Society}, title = {Not chosen}, year = 1931}`;
    const at = await saved(text, [1]);
    const sheet = await getImportSheet(editor, at, 1);
    expect(sheet?.imported).toMatchObject({
      total: 1,
      sources: [{ title: "Coypus", state: "LIVE" }],
    });
    const { id } = sheet!.imported!.sources[0]!;
    const [row] = await select<{ csl: string }>(
      reader,
      "SELECT r.csl FROM sources s JOIN source_revisions r ON r.id = s.current_revision_id WHERE s.id = $1",
      [id],
    );
    expect(JSON.parse(row!.csl)).toEqual({
      ...{ id, type: "book", title: "Coypus" },
      author: [
        { family: "Coypu", given: "Cleo" },
        { family: "Dormouse", given: "Dora", "non-dropping-particle": "von" },
        { literal: "The Society" },
      ],
      editor: [{ family: "Coypu", given: "Cleo" }],
      issued: { "date-parts": [[1930]], circa: true },
    });
    const credits = `SELECT a.role, a.position, p.name, p.id = $2 AS known FROM authorships a
      JOIN persons p ON p.id = a.person_id WHERE a.source_id = $1 ORDER BY a.role, a.position`;
    expect(await select(db, credits, [id, known])).toEqual([
      { role: "author", position: 0, name: "Cleo Coypu", known: true },
      { role: "author", position: 1, name: "Dora von Dormouse", known: false },
      { role: "author", position: 2, name: "The Society", known: false },
      { role: "editor", position: 0, name: "Cleo Coypu", known: true },
    ]);
    const decided = "SELECT kind, state FROM decisions WHERE source_id = $1";
    expect(await select(db, decided, [id])).toEqual([{ kind: "ADD", state: "LIVE" }]);
    const audited =
      "SELECT after FROM audit_events WHERE name = 'source.import' AND subject_id = $1";
    const [event] = await select<{ after: string }>(db, audited, [id]);
    expect(JSON.parse(event!.after)).toMatchObject({
      format: "BibTeX",
      sourceIds: [id],
      keys: ["one"],
    });
  });

  it("asks again where the ledger changed since it was shown, and where nothing is chosen", async () => {
    const text = `@book{elk, author = {Elk, E.}, title = {On Elks}, year = 1970}`;
    const { seen } = await shown(text);
    expect(await bring(editor, { text, seen, take: [] })).toMatchObject({
      failure: {
        kind: "conflict",
        reason: expect.stringContaining("at least one"),
        details: { seen },
      },
    });
    await saved(text);
    const outcome = await bring(editor, { text, seen, take: [1] });
    expect(outcome).toMatchObject({ failure: { details: { isQuestion: true } } });
  });

  it("that is sent twice at once is saved once", async () => {
    const text = `@book{gnu, author = {Gnu, G.}, title = {On Gnus}, year = 1971}`;
    const { seen } = await shown(text);
    const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    const sent = await atomically(db, async () => {
      // Whoever brings people waits for this, in the middle of saving.
      await db.query(LOCK_NAME.text, ["persons"]);
      const both = [1, 2].map(() => bring(editor, { text, seen, take: [1] }));
      while ((await select(db, waiting)).length < both.length);
      return { both };
    });
    const outcomes = await Promise.all(sent.both);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it.each([
    ["nothing", " ", "Choose a file"],
    ["what is no bibliography", "Dear Sir or Madam", "none of the formats"],
    ["broken JSON", '[{"title": ', "no JSON"],
    ["too many at once", "@book{a, title = {A}}\n".repeat(301), "301 entries"],
  ])("%s is refused in words", async (_, text, words) => {
    expect(await bring(editor, { text })).toMatchObject({
      failure: { kind: "invalid", fields: { text: [expect.stringContaining(words)] } },
    });
  });

  it("is for editors alone", async () => {
    const text = "@book{a, title = {A}}";
    expect(await bring(member, { text })).toMatchObject({ failure: { kind: "forbidden" } });
  });

  it("of three hundred entries is read, compared and saved within seconds, in a few statements", async () => {
    const text = Array.from({ length: 300 }, (_, nth) => entryNo(nth)).join("\n");
    const began = performance.now();
    const { seen, plan } = await shown(text);
    const read = performance.now();
    const take = plan.entries.map(({ position }) => position);
    expect(await bring(editor, { text, seen, take })).toMatchObject({
      value: { result: { count: 300 } },
    });
    const times = { preview: read - began, save: performance.now() - read };
    expect(times.preview + times.save, JSON.stringify(times)).toBeLessThan(20_000);
    // The second time all of them are there.
    const again = await shown(text);
    expect(again.plan.entries.every(({ twins }) => twins.length === 1)).toBe(true);
  });
});

const entryNo = (
  nth: number,
) => `@article{key${nth}, author = {Family${nth}, Given and Shared, Author and Other${nth % 40}, O.},
  title = {A study number ${nth} of many things}, journaltitle = {Journal of Things}, date = {19${10 + (nth % 80)}-03},
  volume = {${nth}}, number = 2, pages = {1--${nth + 2}}, doi = {10.1000/many.${nth}}, abstract = {${"words ".repeat(60)}}}`;

const whyOf = (twin: ImportPlan["entries"][number]["twins"][number]) =>
  `${twin.kind === "source" ? "source" : twin.position}: ${twin.why}`;

const bring = (by: Viewer, given: Record<string, unknown>) =>
  importSources.execute(by, given, { clock: systemClock });

async function shown(text: string): Promise<{ plan: ImportPlan; seen: string }> {
  const outcome = await bring(editor, { text });
  if (outcome.ok || outcome.failure.kind !== "conflict") throw new Error(JSON.stringify(outcome));
  return outcome.failure.details as { plan: ImportPlan; seen: string };
}

async function saved(text: string, take = [1]): Promise<number> {
  const outcome = await bring(editor, { text, take, seen: (await shown(text)).seen });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result.at;
}
