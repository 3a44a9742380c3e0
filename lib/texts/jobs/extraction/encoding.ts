import { Refusal } from "./reading";

/**
 * The characters of a text file, with uniform line ends (`\n`) and without its byte order mark: UTF-8, UTF-16 where the file
 * begins with its mark, and else Windows-1252, which is guessed.
 *
 * @throws Refusal for what is no text
 */
export function decoded(
  bytes: Uint8Array,
  charset?: string | null,
): { text: string; notes: string[] } {
  const { text, notes } = charactersOf(bytes, charset ?? null);
  if (text.includes("\0"))
    throw new Refusal("UNKNOWN_FORMAT", "There are zero bytes in the file: it is no text.");
  if (NO_TEXT.test(text)) throw new Refusal("UNKNOWN_FORMAT");
  return { text: text.replace(/\r\n?/g, "\n"), notes };
}

function charactersOf(bytes: Uint8Array, charset: string | null) {
  const mark = MARKS.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte));
  if (mark) return { text: strictly(mark.encoding, bytes), notes: [] };
  const told = charset === null ? null : decoderFor(charset);
  try {
    const decoder = told ?? new TextDecoder("utf-8", { fatal: true });
    if (decoder.encoding === "windows-1252") return { text: westernOf(bytes), notes: [] };
    return { text: decoder.decode(bytes), notes: [] };
  } catch {
    return { text: westernOf(bytes), notes: [GUESSED] };
  }
}

/** Windows-1252, by a table of our own: some versions of Node read it as Latin-1. */
function westernOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  return text.replace(/[\x80-\x9f]/g, (sign) => WESTERN[sign.charCodeAt(0) - 0x80]!);
}

function strictly(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(
      "UNREADABLE",
      `The file says that it is ${encoding.toUpperCase()}, and is not.`,
    );
  }
}

function decoderFor(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return null;
  }
}

const MARKS = [
  { encoding: "utf-8", begins: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", begins: [0xff, 0xfe] },
  { encoding: "utf-16be", begins: [0xfe, 0xff] },
];
// From 0x80 on; what stands for nothing there is no text.
const WESTERN = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
const GUESSED =
  "The file does not say how its characters are written; they were read as Windows-1252. Look whether accents and quotes are right.";
// What no text has, beside tabs, line ends, page ends and the end that old systems wrote.
const NO_TEXT = /[\x01-\x08\x0e-\x19\x1b-\x1f]/;
