import { z } from "zod";

/** What one browser window saved of one part. */
export type SavedPart = { part: string; device: string; content: string; savedAt: Date };

/** What is said of fields that do not read yet, by their names; left out where all do. They are saved as they were typed. */
export const unread = z.record(z.string(), z.string()).optional();
export type Unread = NonNullable<z.output<typeof unread>>;

/** A draft with what is said of fields of it that do not read; as it is where nothing is said. */
export const withUnread = <Draft extends { unread?: Unread | undefined }>(
  draft: Draft,
  said: Unread,
): Draft =>
  Object.keys(said).length > 0 ? { ...draft, unread: { ...draft.unread, ...said } } : draft;

/**
 * What is saved of one part: the newest wording, and the others that it was not written over, newest first. Wordings that
 * say the same count once.
 */
export function wordingsOf(saved: readonly SavedPart[], part: string): SavedPart[] {
  const wordings = saved
    .filter((one) => one.part === part)
    .sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime());
  return wordings.filter(
    ({ content }, at) => wordings.findIndex((other) => other.content === content) === at,
  );
}

/** What a saved part says by its schema; null where nothing that can be read was saved. */
export function readSaved<Schema extends z.ZodType>(
  schema: Schema,
  saved: SavedPart | undefined,
): z.output<Schema> | null {
  if (saved === undefined) return null;
  try {
    return schema.safeParse(JSON.parse(saved.content)).data ?? null;
  } catch {
    return null;
  }
}
