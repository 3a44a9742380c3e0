import { refused, type Extraction, type ToldOfFile } from "../../rules/extraction";
import { Refusal, type Reading } from "./reading";
import { readPlain } from "./plain";
import { decoded } from "./encoding";

/** Reads the text of a file here and now. What it throws nowhere: whatever is wrong with a file is a refusal. */
export async function readFile(
  bytes: Uint8Array,
  told: ToldOfFile,
  reading: Reading,
): Promise<Extraction> {
  try {
    const { text, notes } = decoded(bytes);
    void told;
    return readPlain(text, notes, reading);
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Extraction {
  if (error instanceof Refusal) return error.refused;
  // The stack is full: what reads goes into the file as deep as it is nested.
  if (error instanceof RangeError && /call stack/i.test(error.message)) return refused("TOO_DEEP");
  return refused("UNREADABLE");
}
