import { z } from "zod";

/**
 * A form that takes a list, as a file or pasted, and first shows what would come of it: a text, or a file that
 * `withFileAsText` has read into it.
 *
 * @param most in characters
 * @param tooLong what is said of more than that
 */
export const listFields = (most: number, tooLong: string) => ({
  text: z.string().max(most, tooLong).default(""),
  /** Why the file could not be read. */
  unread: z.string().max(500).optional(),
  /** What was shown that it would do. */
  seen: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** Of file and text there is one, and it could be read. */
export function isListGiven(
  { text, unread }: { text: string; unread?: string | undefined },
  context: z.RefinementCtx,
): void {
  if (unread) context.addIssue({ code: "custom", path: ["file"], message: unread });
  else if (text.trim() === "")
    context.addIssue({ code: "custom", path: ["text"], message: NOTHING });
}
const NOTHING = "Choose a file, or paste your list.";

/**
 * The form with its file, where it has one, as the text in the field beside it. A file that was not chosen comes as one of
 * size 0.
 *
 * @param read the text of a file, or in words why it is none
 */
export const withFileAsText =
  (read: (bytes: Uint8Array) => { ok: true; text: string } | { ok: false; words: string }) =>
  async (data: FormData): Promise<FormData> => {
    const file = data.get("file");
    data.delete("file");
    data.delete("unread");
    if (!(file instanceof File) || file.size === 0) return data;
    const decoded = read(new Uint8Array(await file.arrayBuffer()));
    if (decoded.ok) data.set("text", decoded.text);
    else data.set("unread", decoded.words);
    return data;
  };
