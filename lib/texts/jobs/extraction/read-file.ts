import { refused, type Extraction, type ToldOfFile } from "../../rules/extraction";
import { areBuffersFull } from "./buffers";
import { readDocx } from "./docx";
import { readEpub } from "./epub";
import { formatOf } from "./format";
import { readHtml } from "./html";
import { readMarkdownFile } from "./markdown";
import { readPdf } from "./pdf";
import { readPlain } from "./plain";
import { Refusal, type Reading } from "./reading";

/** Reads the text of a file here and now. It never throws: whatever is wrong with a file is a refusal. */
export async function readFile(
  bytes: Uint8Array,
  told: ToldOfFile,
  reading: Reading,
): Promise<Extraction> {
  try {
    return await read(bytes, told, reading);
  } catch (error) {
    return refusalOf(error);
  }
}

async function read(bytes: Uint8Array, told: ToldOfFile, reading: Reading): Promise<Extraction> {
  const known = await formatOf(bytes, told, reading);
  switch (known.format) {
    case "plain":
      return readPlain(known.text, known.notes, reading);
    case "html":
      return readHtml(known.text, known.notes, reading);
    case "markdown":
      return readMarkdownFile(known.text, known.notes, reading);
    case "docx":
      return readDocx(known.archive, reading);
    case "epub":
      return readEpub(known.archive, reading);
    case "pdf":
      return readPdf(bytes, reading);
  }
}

function refusalOf(error: unknown): Extraction {
  if (areBuffersFull()) return refused("TOO_LARGE");
  if (error instanceof Refusal) return error.refused;
  // The stack is full: what reads goes into the file as deep as it is nested.
  if (error instanceof RangeError && /call stack/i.test(error.message)) return refused("TOO_DEEP");
  return refused("UNREADABLE");
}
