/** The text of a file, or why it is none, in words that say what to do. */
export type Decoded = { ok: true; text: string } | { ok: false; words: string };

/** How large a roster may be, in bytes of its file. */
export const ROSTER_BYTES = { most: 900_000, words: "900 kB" } as const;

/**
 * Reads the bytes of a file as UTF-8, with or without a byte order mark. Other encodings are recognised and refused in words:
 * guessed wrong, they would give people names that are not theirs.
 */
export function textOfFile(bytes: Uint8Array): Decoded {
  if (bytes.length > ROSTER_BYTES.most)
    return refused(`This file is larger than ${ROSTER_BYTES.words}. Split it into two.`);
  if (beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refused(
      "This is a spreadsheet, not a CSV file. In your spreadsheet choose “Save as”, and there “CSV UTF-8”.",
    );
  if (isUtf16(bytes))
    return refused("This file is written in UTF-16 (“Unicode text”). Save it as “CSV UTF-8”.");
  if (bytes.includes(0)) return refused("This is no file of text. Save your list as “CSV UTF-8”.");
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return refused(
      "This file is not written in UTF-8; it looks like Windows-1252 (what Excel calls “CSV”). Save it as “CSV UTF-8”, so that names like Müller and Łukasz arrive whole.",
    );
  }
}

const refused = (words: string): Decoded => ({ ok: false, words });

const beginsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, at) => bytes[at] === byte);

// With its mark, or, where there is none, by every second byte of its beginning being nothing, as Latin letters have it.
function isUtf16(bytes: Uint8Array): boolean {
  if (beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff])) return true;
  const beginning = bytes.subarray(0, 200);
  const zeros = [0, 1].map((odd) => beginning.filter((byte, at) => at % 2 === odd && byte === 0));
  return zeros.some(({ length }) => length > 1 && length >= beginning.length / 2 - 2);
}
