/** The text of a file, or why it is none, in words that say what to do. */
export type Decoded = { ok: true; text: string } | { ok: false; words: string };

/** How large a bibliography may be, in bytes of its file. */
export const BIBLIOGRAPHY_BYTES = { most: 900_000, words: "900 kB" } as const;

/** Reads the bytes of a file as UTF-8. Guessed wrong, another encoding would give people names that are not theirs. */
export function bibliographyIn(bytes: Uint8Array): Decoded {
  if (bytes.length > BIBLIOGRAPHY_BYTES.most)
    return refused(`This file is larger than ${BIBLIOGRAPHY_BYTES.words}. Divide it.`);
  if (bytes.includes(0))
    return refused(
      "This is no file of text in UTF-8. Export your list as BibTeX, RIS or CSL-JSON, in UTF-8.",
    );
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return refused(
      "This file is not written in UTF-8, so that names like Müller would arrive broken. Export it in UTF-8.",
    );
  }
}

// A browser forgets which file was chosen, whatever the answer is.
const refused = (words: string): Decoded => ({
  ok: false,
  words: `${words} Then choose the file once more: the form does not keep it.`,
});
