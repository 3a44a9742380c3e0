import { z } from "zod";
import { BIBLIOGRAPHY_BYTES, bibliographyIn } from "../rules/bibliography/file";
import { IMPORT_ENTRIES } from "../rules/bibliography/plan";

/** A bibliography: a text, or a file that `withBibliographyAsText` has read into it. */
export const importSourcesInput = z
  .object({
    text: z
      .string()
      .max(
        BIBLIOGRAPHY_BYTES.most,
        `This is longer than ${BIBLIOGRAPHY_BYTES.words}. Divide it into several.`,
      )
      .default(""),
    /** Why the file could not be read. */
    unread: z.string().max(500).optional(),
    /** The entries that are to be saved, by their positions. */
    take: z.preprocess(
      (chosen) => (typeof chosen === "string" ? [chosen] : (chosen ?? [])),
      z.array(z.coerce.number().int().min(1).max(IMPORT_ENTRIES.most)).max(IMPORT_ENTRIES.most),
    ),
    /** What was shown that the import would do. */
    seen: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .superRefine(({ text, unread }, context) => {
    if (unread) context.addIssue({ code: "custom", path: ["file"], message: unread });
    else if (text.trim() === "")
      context.addIssue({ code: "custom", path: ["text"], message: NOTHING });
  });

/** The form with its file, where it has one, as the text in the field beside it. A file that was not chosen comes as one of size 0. */
export async function withBibliographyAsText(data: FormData): Promise<FormData> {
  const file = data.get("file");
  data.delete("file");
  data.delete("unread");
  if (!(file instanceof File) || file.size === 0) return data;
  const decoded = bibliographyIn(new Uint8Array(await file.arrayBuffer()));
  if (decoded.ok) data.set("text", decoded.text);
  else data.set("unread", decoded.words);
  return data;
}

const NOTHING = "Choose a file, or paste your list.";
