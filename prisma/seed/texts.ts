import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { command } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { documentListTag } from "@/lib/documents/tags";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { sourceListTag, sourceTag } from "@/lib/sources/tags";
import { storeText } from "@/lib/texts/commands/store-text";
import { splitBlocks } from "@/lib/texts/rules/blocks";
import { headingsIn, type TextMap } from "@/lib/texts/rules/excerpts/text-map";
import type { ReadBlock } from "@/lib/texts/rules/parts";
import { storable } from "@/lib/texts/rules/storable";
import { readCorpus, textOfEdition, type CorpusEdition } from "../corpus/read";
import { idOf, type Seeding } from "./context";

type Tx = Seeding["tx"];

/** The editions that the corpus carries or records without their text; ids by key. */
export async function seedEditions(
  { tx, corpus, newUuid, now }: Seeding,
  actorId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const edition of corpus.editions) {
    if ("optional" in edition) continue;
    const sourceId = idOf(corpus.sources, edition.source);
    const editionId = newUuid();
    ids.set(edition.key, editionId);
    await writeEdition(tx, edition, { editionId, sourceId, actorId, now });
  }
  return ids;
}

/** Adds the books that are not part of the project, from a folder, where they are not there yet. */
export const addTexts = command({
  permission: "system.seed",
  input: z.object({ folder: z.string().min(1) }),
  subject: async () => NOTHING,
  run: async ({ input: { folder }, tx, newUuid, now }) => {
    const { editions, sources } = readCorpus();
    const edith = await tx.db.profile.findUniqueOrThrow({
      where: { handle: "edith" },
      select: { actor: { select: { id: true } } },
    });
    const added: string[] = [];
    for (const edition of editions) {
      if (!("optional" in edition)) continue;
      const text = textIn(folder, edition.optional.filePatterns, edition.sha256);
      const sourceId = idOf(sources, edition.source);
      const isThere = await tx.db.edition.count({ where: { sourceId, sha256: edition.sha256 } });
      if (text === null || isThere > 0) continue;
      const place = { editionId: newUuid(), sourceId, actorId: edith.actor!.id, now };
      await writeEdition(tx, edition, place, text);
      added.push(sourceId);
    }
    return {
      result: { added },
      audit: { subjectKind: "ledger", subjectId: "texts", after: { added } },
      stale: [sourceListTag(), documentListTag(), ...added.map(sourceTag)],
    };
  },
});

async function writeEdition(
  tx: Tx,
  edition: CorpusEdition,
  place: { editionId: string; sourceId: string; actorId: string; now: Date },
  text: string | null = textOfEdition(edition),
): Promise<void> {
  const { role, holding, rights, rightsNote, language, label, sha256, lengthUnits } = edition;
  const { editionId, sourceId, actorId, now } = place;
  const record = { role, holding, rights, rightsNote, language, label, sha256, lengthUnits };
  const headings = "headings" in edition ? edition.headings : [];
  await storeText(
    tx,
    {
      ...{ ...record, id: editionId, sourceId, actorId },
      ...{ audienceId: PUBLIC_AUDIENCE_ID, createdAt: now },
    },
    text === null
      ? null
      : storable({ text, blocks: blocksIn(text, headings), map: mapOf(text, headings) }),
  );
}

/** The headings that a text shows by their form; where it shows none, those that the corpus says it has. */
function mapOf(text: string, headings: readonly Heading[]): TextMap {
  const shown = headingsIn(text);
  if (shown.length > 0) return shown;
  return splitBlocks(text).flatMap(({ text: block, start }) => {
    const heading = headingIn(block, headings);
    return heading ? [{ ...heading, start }] : [];
  });
}

type Heading = { pattern: string; label: string; value: string; level: 1 | 2 };

/** The blocks of a text; each knows the heading above it. */
function blocksIn(text: string, headings: readonly Heading[]): ReadBlock[] {
  let section: string | null = null;
  let parent = "";
  return splitBlocks(text).map(({ text: block, start, end }) => {
    const heading = headingIn(block, headings);
    if (heading) {
      if (heading.level === 1) parent = heading.value;
      section = heading.value.replace("$parent", parent);
    }
    return { kind: heading ? "HEADING" : "PARAGRAPH", start, end, section, page: null };
  });
}

function headingIn(block: string, headings: readonly Heading[]): Heading | null {
  for (const line of block.split("\n"))
    for (const heading of headings) {
      const match = new RegExp(heading.pattern).exec(line.trim());
      if (match) return { ...heading, value: heading.value.replace("$1", match[1] ?? "") };
    }
  return null;
}

function textIn(folder: string, patterns: readonly string[], sha256: string): string | null {
  const matchers = patterns.map((pattern) => new RegExp(`^${pattern.replace("*", ".*")}$`));
  for (const file of readdirSync(folder)) {
    if (!matchers.some((matcher) => matcher.test(file))) continue;
    const text = readFileSync(path.join(folder, file), "utf8");
    if (sha256Hex(text) === sha256) return text;
  }
  return null;
}
