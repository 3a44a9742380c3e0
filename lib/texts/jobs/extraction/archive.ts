import { crc32Of } from "./checksum";
import { Refusal, type Reading } from "./reading";
import { inflateRawSync } from "node:zlib";

/** A ZIP file, of which nothing is inflated before it is asked for. */
export type Archive = {
  names: readonly string[];
  /** The bytes of an entry; null where there is none of that name. */
  read: (name: string) => Uint8Array | null;
};

/**
 * Opens a ZIP file by its directory. Sizes are known from there before anything is inflated, and hold: an entry that grows
 * beyond its own, or all of them beyond the limit, is refused.
 *
 * @throws Refusal for an archive that is encrypted, damaged, too large, or whose names lead out of it
 */
export function openArchive(bytes: Uint8Array, { limits }: Reading): Archive {
  const entries = directoryOf(bytes, limits.entries);
  let left = limits.inflatedBytes;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      left -= entry.size;
      if (left < 0) throw new Refusal("TOO_LARGE", BOMB);
      return inflated(bytes, entry);
    },
  };
}

type Entry = { method: number; crc: number; packed: number; size: number; at: number };

function directoryOf(bytes: Uint8Array, most: number): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > most) throw new Refusal("TOO_LARGE", "The file holds too many parts to be read.");
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const [name, next] = nameAt(bytes, view, at);
    // Bits 0 and 6: the entry, or the directory itself, is encrypted.
    if (view.getUint16(at + 8, true) & 0x41) throw new Refusal("ENCRYPTED");
    if (entries.has(name)) throw damaged();
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** The record that ends a ZIP file stands before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw damaged();
}

function nameAt(bytes: Uint8Array, view: DataView, at: number): [name: string, next: number] {
  const length = view.getUint16(at + 28, true);
  const behind = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
  if (LEADS_OUT.test(name))
    throw new Refusal("UNREADABLE", "The file holds names that lead out of it. It was not read.");
  return [name, at + 46 + length + behind];
}

function inflated(bytes: Uint8Array, { method, crc, packed, size, at }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw damaged();
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > bytes.length) throw damaged();
  const content = unpacked(bytes.subarray(from, from + packed), method, size);
  if (content.length !== size || crc32Of(content) !== crc) throw damaged();
  return content;
}

function unpacked(content: Uint8Array, method: number, size: number): Uint8Array {
  if (method === 0) return content;
  if (method !== 8) throw damaged();
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const isLarger = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw isLarger ? new Refusal("TOO_LARGE", BOMB) : damaged();
  }
}

const damaged = () => new Refusal("UNREADABLE");
const BOMB = "Unpacked, the file is too large to be read.";
const LEADS_OUT = /^[/\\]|^[A-Za-z]:|\\|(?:^|\/)\.\.(?:\/|$)|\0/;
