import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { SentFile } from "@/lib/access/sent-file";
import { asSystem, type Command } from "@/lib/access/command";
import type { Permission } from "@/lib/access/permissions";
import { sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { extractText } from "@/lib/texts/jobs/extract";
import { refused } from "@/lib/texts/rules/extraction";
import { insertRow, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer, unsigned, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSource, mergeSources } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { readGivenText, type Readers } from "../jobs/read-given-text";
import type { z } from "zod";
import { cancelText } from "./cancel-text";
import { changeRights } from "./change-rights";
import { giveText } from "./give-text";
import { readText } from "./read-text";
import { restoreText, withdrawText } from "./withdraw-text";

const owner = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([owner.end(), reader.end(), closeDb()]));

const WORDS = "Chapter I\n\nThe mill burned down. Nobody saw it.\n";
let editor: Reviewer;
let sourceId: string;
beforeEach(async () => {
  editor = await makeReviewer(owner, { role: "EDITOR" });
  sourceId = (await makeSource(owner)).id;
});

describe("What an editor pastes", () => {
  it("waits with its bytes, and the worker is asked to read it", async () => {
    const importId = await given();
    expect(await importOf(importId)).toMatchObject({ state: "WAITING", bytes: Buffer.from(WORDS) });
    const jobs = "SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'importId' = $1";
    expect(await select(owner, jobs, [importId])).toHaveLength(1);
  });
  it("is a text of the source when it was read: hashed, divided, mapped, and signed by them", async () => {
    const stale = await readGivenText(await given());
    const [edition] = await editions();
    expect(edition).toMatchObject({
      ...{ sha256: sha256Hex(WORDS), holding: "SHOWN", label: "First printing" },
      ...{ length_units: WORDS.length, actor_id: editor.actorId },
    });
    expect(stale).toContain(`text:${edition!.id}`);
    const of = (table: string) =>
      select(owner, `SELECT * FROM ${table} WHERE edition_id = $1 ORDER BY 2`, [edition!.id]);
    expect((await of("blocks")).map(({ text }) => text)).toEqual([
      ...["Chapter I", "The mill burned down. Nobody saw it."],
    ]);
    expect(await of("sentences")).toHaveLength(3);
    expect(await of("edition_parts")).toMatchObject([{ title: "Chapter I", last_block: 2 }]);
    expect(await of("edition_places")).toMatchObject([{ label: "chapter", value: "I" }]);
  });
  it("leaves no bytes when it has ended, and names the source to what checks excerpts", async () => {
    const importId = await given();
    await readGivenText(importId);
    const [edition] = await editions();
    expect(await importOf(importId)).toMatchObject({
      ...{ state: "STORED", bytes: null, edition_id: edition!.id, progress: 100 },
    });
    const drawn = "SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'sourceId' = $1";
    expect(await select(owner, drawn, [sourceId])).not.toEqual([]);
  });
  it("is there already where the source has the same words, whatever they are called", async () => {
    await readGivenText(await given());
    const again = await given({ label: "Another name" });
    await readGivenText(again);
    const [edition, ...others] = await editions();
    expect(others).toEqual([]);
    expect(await importOf(again)).toMatchObject({
      ...{ state: "REFUSED", reason: "ALREADY_THERE", edition_id: edition!.id },
    });
  });
  it("are the words of a text that was known by its hash alone, whose rights are said now", async () => {
    await insertRow(owner, "editions", {
      ...{ source_id: sourceId, role: "ORIGINAL", holding: "NOT_HELD", rights: "UNKNOWN" },
      ...{ rights_note: "", language: "en", label: "The opening", sha256: sha256Hex(WORDS) },
      ...{ length_units: WORDS.length, ...(await unsigned(owner, {})) },
    });
    const importId = await given();
    const stale = await readGivenText(importId);
    const [edition, ...others] = await editions();
    expect(others).toEqual([]);
    expect(edition).toMatchObject({ holding: "SHOWN", label: "The opening" });
    expect(await importOf(importId)).toMatchObject({ state: "STORED", edition_id: edition!.id });
    expect(stale).toContain(`text:${edition!.id}`);
  });
  it("is a new text where its words are others, also under the same name", async () => {
    await readGivenText(await given());
    await readGivenText(await given({ text: `${WORDS}\nIt was rebuilt.` }));
    expect((await editions()).map(({ label }) => label)).toEqual([
      ...["First printing", "First printing"],
    ]);
  });
  it.each([
    ["IN_COPYRIGHT", "PRIVATE"],
    ["UNKNOWN", "PRIVATE"],
    ["OPEN_LICENCE", "SHOWN"],
  ] as const)("under rights that are %s is %s", async (rights, holding) => {
    await readGivenText(await given({ rights }));
    expect(await editions()).toMatchObject([{ holding }]);
  });
  it("without a word of why it is free is not taken", async () => {
    const outcome = await attempt(giveText, { ...pasted(), rightsNote: "" });
    expect(outcome).toMatchObject({ failure: { fields: { rightsNote: [expect.any(String)] } } });
  });
});

describe("A file", () => {
  it("keeps its name, without what deceives the eye, and comes to the same", async () => {
    const file = await SentFile.of(new File([WORDS], "book\u202efdp.txt\0"));
    const importId = await given({ way: "file", text: undefined, file });
    expect(await importOf(importId)).toMatchObject({
      file_name: "bookfdp.txt",
      size: WORDS.length,
    });
    await readGivenText(importId);
    expect(await editions()).toHaveLength(1);
  });
  it("that is empty is none", async () => {
    expect(await SentFile.of(new File([], "empty.txt"))).toBeNull();
    expect(await SentFile.of("words")).toBeNull();
  });
  it("sent twice with one form is taken once, and another file under it is not taken for it", async () => {
    const call = { clock: systemClock, idempotencyKey: "one" };
    const send = async (words: string) =>
      giveText.execute(viewerOf(editor), await fileOf(words), call);
    expect(await send(WORDS)).toMatchObject({ ok: true });
    expect(await send(WORDS)).toMatchObject({ ok: true, value: { isReplay: true } });
    expect(await send("Other words.")).toMatchObject({ failure: { kind: "conflict" } });
  });
  const fileOf = async (words: string) => ({
    ...{ ...pasted(), way: "file", text: undefined },
    file: await SentFile.of(new File([words], "book.txt")),
  });
});

describe("Reading", () => {
  it("that finds no text says why, in the reader's words", async () => {
    const importId = await given();
    await readGivenText(importId, reading({ extractText: async () => refused("ENCRYPTED") }));
    expect(await importOf(importId)).toMatchObject({
      ...{ state: "REFUSED", reason: "ENCRYPTED", bytes: null },
      said: expect.stringContaining("without a password"),
    });
  });
  it("fetches an address first, and tells what it fetched by its name and type", async () => {
    const told: unknown[] = [];
    const importId = await given({
      way: "address",
      address: "https://example.org/a",
      text: undefined,
    });
    await readGivenText(
      importId,
      reading({
        fetchText: async (url) => ({
          ...{ kind: "fetched", bytes: new TextEncoder().encode(WORDS), mediaType: "text/plain" },
          finalUrl: `${url}/book.txt`,
        }),
        extractText: (bytes, file, watch) => {
          told.push(file);
          return extractText(bytes, file, watch);
        },
      }),
    );
    expect(told).toEqual([{ name: "book.txt", mediaType: "text/plain" }]);
    expect(await editions()).toHaveLength(1);
  });
  it("that breaks off on our side begins anew, three times at most", async () => {
    const importId = await given();
    const breaking = reading({ extractText: () => Promise.reject(new Error("out of memory")) });
    for (const state of ["WAITING", "WAITING", "REFUSED"]) {
      await expect(readGivenText(importId, breaking)).rejects.toThrow("out of memory");
      expect(await importOf(importId)).toMatchObject({ state });
    }
    expect(await importOf(importId)).toMatchObject({ reason: "WORKER_LOST", bytes: null });
    expect(await readGivenText(importId, breaking)).toEqual([]);
  });
  it("of a worker that died is taken back, asked for again, and the dead one is heard no more", async () => {
    const importId = await given();
    expect(await note({ act: "take", importId })).toMatchObject({ taken: { attempt: 1 } });
    expect(await note({ act: "reclaim" })).toMatchObject({ isHeard: false });
    const old = "UPDATE text_imports SET taken_at = now() - interval '91 seconds' WHERE id = $1";
    await owner.query(old, [importId]);
    expect(await note({ act: "reclaim" })).toMatchObject({ isHeard: true });
    expect(await importOf(importId)).toMatchObject({ state: "WAITING", attempts: 1 });
    expect(await note({ act: "take", importId })).toMatchObject({ taken: { attempt: 2 } });
    const late = { act: "progress", importId, attempt: 1, done: 50 } as const;
    expect(await note(late)).toMatchObject({ isHeard: false });
    expect(await note({ ...late, attempt: 2 })).toMatchObject({ isHeard: true });
    expect(await importOf(importId)).toMatchObject({ state: "READING", progress: 50 });
  });
  it("is not begun twice", async () => {
    const importId = await given();
    await note({ act: "take", importId });
    expect(await note({ act: "take", importId })).toMatchObject({ taken: null });
  });
  it("stores nothing for somebody who may no longer bring in texts", async () => {
    const importId = await given();
    await owner.query("UPDATE profiles SET role = 'MEMBER' WHERE id = $1", [editor.profileId]);
    await readGivenText(importId);
    expect(await editions()).toEqual([]);
    expect(await importOf(importId)).toMatchObject({ state: "REFUSED", reason: "NOT_ALLOWED" });
  });
  it("brings no NUL to the database, and no half character", async () => {
    const text = "One\0two \ud800three.";
    const block = { kind: "PARAGRAPH" as const, start: 0, end: text.length, section: null };
    await readGivenText(
      await given(),
      reading({
        extractText: async () => ({
          ...{ kind: "extracted", format: "plain", title: null, language: null, text },
          ...{ blocks: [{ ...block, page: "1\0" }], map: [], notes: ["A\0note."] },
        }),
      }),
    );
    const [edition] = await editions();
    const [kept] = await select(owner, "SELECT text FROM edition_texts WHERE edition_id = $1", [
      edition!.id,
    ]);
    expect(kept!.text).toBe("One\ufffdtwo \ufffdthree.");
    expect(edition!.sha256).toBe(sha256Hex(kept!.text as string));
  });
});

describe("Cancelling", () => {
  it("ends what waits and takes its bytes away; nobody reads it any more", async () => {
    const importId = await given();
    expect(await attempt(cancelText, { sourceId, importId })).toMatchObject({ ok: true });
    expect(await importOf(importId)).toMatchObject({ state: "CANCELLED", bytes: null });
    expect(await readGivenText(importId)).toEqual([]);
    expect(await attempt(cancelText, { sourceId, importId })).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
  it("while it is read keeps what was read from being stored", async () => {
    const importId = await given();
    await readGivenText(
      importId,
      reading({
        extractText: async (...asked) => {
          await attempt(cancelText, { sourceId, importId });
          return extractText(...asked);
        },
      }),
    );
    expect(await importOf(importId)).toMatchObject({ state: "CANCELLED" });
    expect(await editions()).toEqual([]);
  });
});

describe("Rights", () => {
  const wordsOf = (editionId: string) =>
    select(reader, "SELECT 1 FROM blocks WHERE edition_id = $1", [editionId]);
  const corrected = {
    ...{ label: "First printing", rights: "IN_COPYRIGHT", rightsNote: "" },
    ...{ from: "PUBLIC_DOMAIN", reason: "He died in 1990." },
  };

  it("that end take the words from the public, and give them back when they are corrected again", async () => {
    const editionId = await makeEdition(owner, sourceId);
    const outcome = await attempt(changeRights, { editionId, ...corrected });
    expect(outcome).toMatchObject({
      value: { stale: expect.arrayContaining([`text:${editionId}`, `source:${sourceId}`]) },
    });
    expect(await wordsOf(editionId)).toEqual([]);
    const back = { rights: "PUBLIC_DOMAIN", from: "IN_COPYRIGHT", rightsNote: "It was 1919." };
    await attempt(changeRights, { editionId, ...corrected, ...back });
    expect(await wordsOf(editionId)).toHaveLength(1);
  });
  it("are not corrected over somebody else's correction, nor into what they are", async () => {
    const editionId = await makeEdition(owner, sourceId);
    const stale = { editionId, ...corrected, from: "UNKNOWN" };
    expect(await attempt(changeRights, stale)).toMatchObject({ failure: { kind: "conflict" } });
    const same = { rights: "PUBLIC_DOMAIN", rightsNote: "Old enough." };
    const outcome = await attempt(changeRights, { editionId, ...corrected, ...same });
    expect(outcome).toMatchObject({ failure: { kind: "conflict" } });
  });
  it("of a withdrawn text do not show it", async () => {
    const editionId = await makeEdition(owner, sourceId);
    await attempt(withdrawText, { editionId, reason: "Another book." });
    await attempt(changeRights, { editionId, ...corrected });
    expect(await editions()).toMatchObject([{ holding: "NOT_HELD", rights: "IN_COPYRIGHT" }]);
    await attempt(restoreText, { editionId, reason: "It is this one." });
    expect(await editions()).toMatchObject([{ holding: "PRIVATE" }]);
  });
});

describe("A text that is withdrawn", () => {
  it("is neither shown nor held, until it is brought back; each once", async () => {
    const editionId = await makeEdition(owner, sourceId);
    const reason = { editionId, reason: "It is another book." };
    expect(await attempt(restoreText, reason)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await attempt(withdrawText, reason)).toMatchObject({ ok: true });
    expect(await attempt(withdrawText, reason)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await editions()).toMatchObject([{ holding: "NOT_HELD" }]);
    expect(await attempt(restoreText, reason)).toMatchObject({ ok: true });
    expect(await editions()).toMatchObject([{ holding: "SHOWN" }]);
  });
  it("goes as well where its record was merged into another", async () => {
    const editionId = await makeEdition(owner, sourceId);
    await mergeSources(owner, sourceId, (await makeSource(owner)).id);
    const reason = { editionId, reason: "Its holder forbids it." };
    expect(await attempt(withdrawText, reason)).toMatchObject({ ok: true });
    expect(await editions()).toMatchObject([{ holding: "NOT_HELD" }]);
  });
});

const pasted = () => ({
  ...{ sourceId, way: "paste", text: WORDS, role: "ORIGINAL", label: "First printing" },
  ...{ language: "en", rights: "PUBLIC_DOMAIN", rightsNote: "He died in 1920." },
});

async function given(changes: Record<string, unknown> = {}): Promise<string> {
  const outcome = await attempt(giveText, { ...pasted(), ...changes });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result.importId;
}

const attempt = <P extends Permission, S extends z.ZodType, R extends JsonValue>(
  command: Command<P, S, R>,
  input: unknown,
) => command.execute(viewerOf(editor), input, { clock: systemClock });

async function note(what: Parameters<typeof noting>[0]) {
  const outcome = await noting(what, systemClock);
  return outcome.ok ? outcome.value.result : null;
}
const noting = asSystem(readText);

const reading = (changes: Partial<Readers>): Readers => ({
  extractText,
  fetchText: () => Promise.reject(new Error("nothing is fetched here")),
  ...changes,
});

const importOf = async (id: string) =>
  (await select(owner, "SELECT * FROM text_imports WHERE id = $1", [id]))[0];
const editions = () =>
  select(owner, "SELECT * FROM editions WHERE source_id = $1 ORDER BY created_at", [sourceId]);
