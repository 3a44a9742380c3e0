import { createHash } from "node:crypto";
import { cleanLine } from "@/lib/foundation/text";

/** A file as a form brought it: its bytes, and what its sender calls it. In what is compared or logged it stands by its hash. */
export class SentFile {
  private constructor(
    readonly bytes: Uint8Array<ArrayBuffer>,
    /** Null where its sender gave none that can be read. */
    readonly name: string | null,
    readonly mediaType: string | null,
    readonly sha256: string,
  ) {}

  /** Null for an empty field: a form without a file sends one without a name and without a byte. */
  static async of(field: FormDataEntryValue | null): Promise<SentFile | null> {
    if (!(field instanceof File) || field.size === 0) return null;
    const bytes = new Uint8Array(await field.arrayBuffer());
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return new SentFile(bytes, short(field.name, 200), short(field.type, 100), sha256);
  }

  toJSON(): { name: string | null; sha256: string } {
    return { name: this.name, sha256: this.sha256 };
  }
}

const short = (words: string, most: number): string | null =>
  cleanLine(words).slice(0, most).toWellFormed() || null;
