import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { PassThrough, type Writable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { once } from "node:events";
import { z } from "zod";
import { Refusal } from "../refusal";

// The file of a backup: gzip over frames. A frame is its length in bytes (unsigned, 32 bits, big endian) and so many
// bytes. The first holds the manifest as JSON; then come, for each table of the manifest in its order, the frames of
// its rows in PostgreSQL's COPY text format, ended by an empty frame; the last holds the seal as JSON. A file that
// ends before its seal is not a backup.

export const FORMAT = "assay-backup/1";

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  takenAt: z.iso.datetime(),
  /** The migrations that the database had, oldest first, with the checksums that Prisma keeps. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string() })),
  /** What the worker had still to do. */
  jobs: z.array(
    z.object({
      task: z.string(),
      payload: z.json(),
      runAt: z.string(),
      key: z.string().nullable(),
      maxAttempts: z.number(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

const sealSchema = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number(), sha256: z.string() })),
});
export type Seal = z.infer<typeof sealSchema>;

/** Writes a backup's file, piece by piece, in the order of the format. */
export class BackupWriter {
  readonly #gzip = createGzip({ level: 6 });
  readonly #written: Promise<void>;

  constructor(file: string) {
    // A backup holds addresses and password hashes: it is its owner's alone, and never replaces a file.
    const target = createWriteStream(file, { flags: "wx", mode: 0o600 });
    this.#written = pipeline(this.#gzip, target);
    // Told to whoever writes next, or ends.
    this.#written.catch(() => undefined);
  }

  manifest(manifest: Manifest): Promise<void> {
    return this.frame(Buffer.from(JSON.stringify(manifest)));
  }

  /** Rows of the present table; an empty frame ends it. */
  async frame(bytes: Buffer): Promise<void> {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    for (const part of [length, bytes])
      if (!this.#gzip.write(part)) await Promise.race([once(this.#gzip, "drain"), this.#written]);
  }

  async seal(seal: Seal): Promise<void> {
    await this.frame(Buffer.from(JSON.stringify(seal)));
    this.#gzip.end();
    await this.#written;
  }

  /** Gives the file up. */
  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
  }
}

/**
 * Reads a backup's file in the order in which it was written.
 *
 * @throws Refusal where the file is not a whole backup
 */
export class BackupReader {
  readonly #file: string;
  readonly #bytes: AsyncIterator<Buffer>;
  readonly #source: Readable;
  #held: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    this.#file = file;
    this.#source = new PassThrough();
    pipeline(createReadStream(file), createGunzip(), this.#source as Writable & Readable).catch(
      () => undefined,
    );
    this.#bytes = this.#source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async manifest(): Promise<Manifest> {
    return this.#json(manifestSchema);
  }

  /** The rows of the next table. */
  async *rows(): AsyncGenerator<Buffer> {
    for (let frame = await this.#frame(); frame.length > 0; frame = await this.#frame())
      yield frame;
  }

  seal(): Promise<Seal> {
    return this.#json(sealSchema);
  }

  close(): void {
    this.#source.destroy();
  }

  async #json<Value>(schema: z.ZodType<Value>): Promise<Value> {
    const text = (await this.#frame()).toString("utf8");
    const parsed = schema.safeParse(parsedJson(text));
    if (!parsed.success) throw this.#broken();
    return parsed.data;
  }

  async #frame(): Promise<Buffer> {
    const length = (await this.#take(4)).readUInt32BE();
    // A length that no backup writes is another kind of file: it is not waited for.
    if (length > MOST) throw this.#broken();
    return this.#take(length);
  }

  async #take(count: number): Promise<Buffer> {
    const parts = [this.#held];
    let have = this.#held.length;
    while (have < count) {
      const { value, done } = await this.#bytes
        .next()
        .catch(() => ({ value: undefined, done: true }));
      if (done || value === undefined) throw this.#broken();
      parts.push(value);
      have += value.length;
    }
    const all = Buffer.concat(parts);
    this.#held = all.subarray(count);
    return all.subarray(0, count);
  }

  #broken(): Refusal {
    return new Refusal(
      `${this.#file} is not a whole backup of Assay's: it is damaged, cut short or something else. Nothing was changed.`,
    );
  }
}

const MOST = 1024 * 1024 * 1024;

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
