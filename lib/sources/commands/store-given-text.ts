import "server-only";
import { z } from "zod";
import { command, type Context } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound } from "@/lib/foundation/errors";
import { wellFormed } from "@/lib/foundation/text";
import { storeText, storeWords, type StoredText } from "@/lib/texts/commands/store-text";
import { textTag } from "@/lib/texts/tags";
import { holdingOf } from "../rules/texts";
import { sourceListTag, sourceTag } from "../tags";
import { holdImport, type HeldImport } from "./hold-import";
import { lockSource } from "./lock";

// Made by the program alone: what no form can send.
const storeGivenTextInput = z.object({
  importId: z.uuid(),
  attempt: z.int(),
  words: z.custom<StoredText>((given) => typeof given === "object"),
  notes: z.array(z.string()),
});

/**
 * Makes a text of what an editor gave and a worker read, as that editor: the law is asked about them once more. A text of
 * the source with the same words is there already, and the giving ends with that; one that is known by its hash alone gets
 * them. Everything that leans on the source is checked again.
 */
export const storeGivenText = command({
  permission: "source.text",
  input: storeGivenTextInput,
  subject: async ({ importId }, { tx }) => {
    const given = await tx.db.textImport.findUnique({
      where: { id: importId },
      select: { sourceId: true },
    });
    return given && lockSource(tx, given.sourceId);
  },
  run: async ({ input: { importId, attempt, words, notes }, ...context }) => {
    const held = await holdImport(context.tx.sql, importId);
    if (!held) return notFound();
    if (held.state !== "READING" || held.attempts !== attempt)
      return conflict("It is another worker’s, or was cancelled.");
    const sha256 = sha256Hex(words.text);
    const same = await textOf(context.tx, held.sourceId, sha256);
    const isThere = same !== null && (same.hasWords || same.isWithdrawn);
    const editionId = same?.id ?? (await store(context, held, words, sha256));
    if (same && !isThere) await fill(context, same.id, held, words);
    await end(context, held, { editionId, isThere, notes });
    const { sourceId, role, label, language, rights } = held;
    return {
      result: { editionId, became: isThere ? "there" : "stored" },
      audit: {
        ...{ subjectKind: "source", subjectId: sourceId, audienceId: PUBLIC_AUDIENCE_ID },
        after: {
          importId,
          editionId,
          sha256,
          isThere,
          role,
          label,
          language,
          rights,
        },
      },
      stale: isThere ? [] : [sourceTag(sourceId), sourceListTag(), textTag(editionId)],
      sourceIds: isThere ? [] : [sourceId],
    };
  },
});

/** The text of a source that has these words, whether they are kept or not. */
async function textOf({ db }: Transaction, sourceId: string, sha256: string) {
  const same = await db.edition.findUnique({
    where: { sourceId_sha256: { sourceId, sha256 } },
    select: {
      ...{ id: true, text: { select: { editionId: true } } },
      withdrawals: { where: { restoredAt: null }, select: { id: true } },
    },
  });
  return (
    same && {
      id: same.id,
      hasWords: same.text !== null,
      isWithdrawn: same.withdrawals.length > 0,
    }
  );
}

/** What is recorded of it stays, but for the rights, which whoever gives the words knows. */
async function fill(
  { tx }: Context<Transaction>,
  editionId: string,
  { rights, rightsNote }: HeldImport,
  words: StoredText,
): Promise<void> {
  const data = { rights, rightsNote, holding: holdingOf(rights) };
  await storeWords(tx, editionId, words);
  await tx.db.edition.update({ where: { id: editionId }, data });
}

async function store(
  { tx, now, newUuid, viewer }: Context<Transaction>,
  { sourceId, role, label, language, rights, rightsNote }: HeldImport,
  words: StoredText,
  sha256: string,
): Promise<string> {
  const id = newUuid();
  const { actorId } = viewer.require();
  await storeText(
    tx,
    {
      ...{ id, sourceId, role, label, language, rights, rightsNote, sha256, actorId },
      ...{ audienceId: PUBLIC_AUDIENCE_ID, holding: holdingOf(rights), createdAt: now },
      lengthUnits: words.text.length,
    },
    words,
  );
  return id;
}

async function end(
  { tx, now }: Context<Transaction>,
  { id }: HeldImport,
  came: { editionId: string; isThere: boolean; notes: string[] },
): Promise<void> {
  const { editionId, isThere, notes } = came;
  await tx.db.textImport.update({
    where: { id },
    data: {
      ...{ editionId, endedAt: now, bytes: null, notes: wellFormed(notes.join("\n")) || null },
      ...(isThere
        ? { state: "REFUSED", reason: "ALREADY_THERE", said: ALREADY_THERE }
        : { state: "STORED", progress: 100 }),
    },
    select: { id: true },
  });
}

const ALREADY_THERE =
  "This source has a text with exactly these words already. Nothing was stored; if its name or its rights are wrong, correct those.";
