import "server-only";
import type { z } from "zod";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import { conflict } from "@/lib/foundation/errors";
import type { ImportWay } from "@/prisma/generated/enums";
import { giveTextInput } from "../schema/texts";
import { lockSource } from "./lock";

/** What one editor may have waiting at once: every file waits with all its bytes. */
const WAITING_MOST = 20;

/**
 * Takes in what an editor gives as a text of a source. It waits until a worker has read it, which is asked for here, and
 * becomes a text then; see `storeGivenText`.
 */
export const giveText = command({
  permission: "text.give",
  input: giveTextInput,
  subject: ({ sourceId }, { tx }) => lockSource(tx, sourceId),
  run: async ({ input, tx, viewer, now, newUuid, enqueue }) => {
    const { actorId } = viewer.require();
    const waiting = await tx.db.textImport.count({ where: { actorId, endedAt: null } });
    if (waiting >= WAITING_MOST) return conflict(TOO_MANY);
    const { sourceId, role, label, language, rights, rightsNote } = input;
    const importId = newUuid();
    const described = { sourceId, role, label, language, rights, rightsNote };
    const { content, told } = contentOf(input);
    await tx.db.textImport.create({
      data: { ...described, ...content, id: importId, actorId, createdAt: now },
    });
    enqueue("sources.readText", { importId }, { jobKey: `sources.readText:${importId}` });
    return {
      result: { sourceId, importId },
      audit: {
        ...{ subjectKind: "source", subjectId: sourceId, audienceId: PUBLIC_AUDIENCE_ID },
        after: { ...described, ...told, importId },
      },
    };
  },
});

const TOO_MANY =
  "Twenty texts that you gave are still being read. Give this one when some of them have ended.";

function contentOf(input: z.output<typeof giveTextInput>): Content {
  const way = WAYS[input.way];
  switch (input.way) {
    case "file": {
      const { bytes, name: fileName, mediaType, sha256 } = input.file;
      const content = { way, bytes, fileName, mediaType, size: bytes.length };
      return { content, told: { fileName, sha256, size: bytes.length } };
    }
    case "paste": {
      const bytes = new TextEncoder().encode(input.text.replace(/\r\n?/g, "\n"));
      const content = { way, bytes, mediaType: "text/plain", size: bytes.length };
      return { content, told: { size: bytes.length } };
    }
    case "address":
      return { content: { way, address: input.address }, told: { address: input.address } };
  }
}

/** What waits to be read, and what of it is told to the audit. */
type Content = {
  content: {
    way: ImportWay;
    bytes?: Uint8Array<ArrayBuffer>;
    size?: number;
    fileName?: string | null;
    mediaType?: string | null;
    address?: string;
  };
  told: Record<string, JsonValue>;
};

const WAYS = { file: "FILE", paste: "PASTE", address: "ADDRESS" } as const satisfies Record<
  z.output<typeof giveTextInput>["way"],
  ImportWay
>;
