import type { TextFormat, ToldOfFile } from "../../rules/extraction";
import { openArchive, type Archive } from "./archive";
import { decoded } from "./encoding";
import { Refusal, type Reading } from "./reading";

/** What a file is, with what had to be read of it to know. */
export type Known =
  | { format: "pdf" }
  | { format: "docx" | "epub"; archive: Archive }
  | { format: "plain" | "html" | "markdown"; text: string; notes: string[] };

/**
 * Says what a file is, by what is in it; its name only tells Markdown from plain text.
 *
 * @throws Refusal for what is no text, and for what is another thing than its name says
 */
export async function formatOf(
  bytes: Uint8Array,
  told: ToldOfFile,
  reading: Reading,
): Promise<Known> {
  const known = (await binaryOf(bytes, reading)) ?? textOf(bytes, told);
  const said = BINARY.find((format) => told.name?.toLowerCase().endsWith(`.${format}`));
  if (said && said !== known.format)
    throw new Refusal(
      "UNKNOWN_FORMAT",
      `The file is called .${said}, and is ${NAMES[known.format]}.`,
    );
  return known;
}

async function binaryOf(bytes: Uint8Array, reading: Reading): Promise<Known | null> {
  const begin = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (/^[\s\S]{0,1000}?%PDF-\d/.test(begin) && !/^\s*</.test(begin)) return { format: "pdf" };
  if (begin.startsWith("PK")) return inArchive(bytes, reading);
  if (begin.startsWith("\xd0\xcf\x11\xe0")) throw ofOldOffice(bytes);
  if (begin.startsWith("{\\rtf")) throw unknown("a Rich Text file. Save it as .docx or plain text");
  // A text may begin with a mark by which this one takes it for something else.
  if (isMarked(bytes)) return null;
  const { fileTypeFromBuffer } = await import("file-type");
  const type = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined);
  if (type && !/xml|text/.test(type.mime))
    throw unknown(`${type.ext.toUpperCase()} (${type.mime})`);
  return null;
}

function inArchive(bytes: Uint8Array, reading: Reading): Known {
  const archive = openArchive(bytes, reading);
  const { names } = archive;
  if (names.length === 0) throw new Refusal("EMPTY");
  const has = (name: string) => names.includes(name);
  if (has("META-INF/container.xml") || mimetypeOf(archive) === "application/epub+zip")
    return { format: "epub", archive };
  if (has("word/document.xml")) return { format: "docx", archive };
  if (has("[Content_Types].xml")) {
    const types = new TextDecoder().decode(archive.read("[Content_Types].xml")!);
    if (types.includes("wordprocessingml.document.main")) return { format: "docx", archive };
    throw unknown("an Office file that is no Word document");
  }
  throw unknown("an archive. Unpack it, and bring the text in it");
}

function mimetypeOf(archive: Archive): string | null {
  if (!archive.names.includes("mimetype")) return null;
  return new TextDecoder().decode(archive.read("mimetype")!).trim();
}

/** Word's old format, and what Word makes of a document with a password: both are files of this kind. */
function ofOldOffice(bytes: Uint8Array): Refusal {
  const names = new TextDecoder("latin1").decode(bytes).replaceAll("\0", "");
  if (names.includes("EncryptedPackage")) return new Refusal("ENCRYPTED");
  return unknown("a file of an old Office. Open it and save it as .docx");
}

function textOf(bytes: Uint8Array, { name, mediaType }: ToldOfFile): Known {
  const { text, notes } = decoded(bytes, charsetOf(bytes, mediaType));
  const read = { text, notes };
  const begin = text.slice(0, 20_000).replace(/^(?:\s|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*/, "");
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(begin)) return { format: "html", ...read };
  const isSaidHtml = /html/i.test(mediaType ?? "") || /\.x?html?$/i.test(name ?? "");
  if (isSaidHtml && /<(?:p|div|h[1-6]|body|article|table)[\s>]/i.test(text))
    return { format: "html", ...read };
  if (/^\s*<\?xml\s/.test(text)) throw unknown("an XML file");
  const isMarkdown = /\.(?:md|markdown)$/i.test(name ?? "") || /markdown/i.test(mediaType ?? "");
  return { format: isMarkdown ? "markdown" : "plain", ...read };
}

/** What is said of the characters: by whoever sent the file, else by an HTML page at its begin. */
function charsetOf(bytes: Uint8Array, mediaType: string | null): string | null {
  const sent = /charset\s*=\s*"?([\w-]+)/i.exec(mediaType ?? "")?.[1];
  if (sent) return sent;
  const begin = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(begin)?.[1] ?? null;
}

const isMarked = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xef && bytes[1] === 0xbb) ||
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff);
const unknown = (what: string) => new Refusal("UNKNOWN_FORMAT", `This is ${what}. ${READ}`);

const READ = "Texts are read from plain text, HTML, Markdown, PDF, Word (.docx) and EPUB.";
const BINARY = ["pdf", "docx", "epub"] as const;
const NAMES: Readonly<Record<TextFormat, string>> = {
  ...{ plain: "plain text", html: "a web page", markdown: "Markdown" },
  ...{ pdf: "a PDF", docx: "a Word document", epub: "an EPUB" },
};
