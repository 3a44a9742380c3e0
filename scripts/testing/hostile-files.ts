import { deflateSync } from "node:zlib";
import type { ExtractionLimits, RefusedReason } from "@/lib/texts/rules/extraction";
import {
  bytesOf,
  containerTo,
  docxEntries,
  docxOf,
  drawn,
  epubOf,
  joined,
  packageOfFiles,
  pageObject,
  pdfFrom,
  pdfOf,
  streamOf,
  zipOf,
  type MadeEntry,
} from "./made-files";

/** A file that means ill or is broken, and what may come of it. */
export type HostileFile = {
  what: string;
  name: string;
  bytes: () => Uint8Array;
  /** In what its reading may end: one of these, and nothing else. */
  ends: RefusedReason[];
  limits?: Partial<ExtractionLimits>;
};

const repeated = (text: string, times: number) => text.repeat(times);
const zeros = (bytes: number) => new Uint8Array(bytes);
const truncated = (bytes: Uint8Array, share = 0.6) =>
  bytes.slice(0, Math.floor(bytes.length * share));
const random = (length: number): Uint8Array => {
  // The same bytes in every run (a linear congruential generator, Numerical Recipes).
  let state = 42;
  return Uint8Array.from(
    { length },
    () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24,
  );
};
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const docx = docxOf([{ text: repeated("The mill burned down and nobody was hurt. ", 50) }]);
const epub = epubOf([
  { name: "a.xhtml", body: `<p>${repeated("The mill burned down. ", 200)}</p>` },
]);
const pdf = pdfOf({ pages: [["The mill burned down."], ["It rained."]] });
const changed = (entries: readonly MadeEntry[], name: string, change: Partial<MadeEntry>) =>
  entries.map((entry) => (entry.name === name ? { ...entry, ...change } : entry));
const epubWith = (entries: readonly MadeEntry[]) =>
  zipOf([{ name: "mimetype", content: "application/epub+zip", isStored: true }, ...entries]);
const FOREIGN = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${repeated("&a;", 100)}"><!ENTITY c "${repeated("&b;", 100)}">]>`;
const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const flate = (content: string | Uint8Array) =>
  Buffer.from(deflateSync(content)).toString("latin1");

const ARCHIVES: HostileFile[] = [
  {
    what: "a Word document that grows to 8 MB, which is too much",
    name: "a.docx",
    bytes: () =>
      zipOf(changed(docxEntries(""), "word/document.xml", { content: zeros(8_000_000) })),
    ends: ["TOO_LARGE"],
  },
  {
    what: "a Word document that grows to 8 MB, which is too much and says 1 kB",
    name: "a.docx",
    bytes: () =>
      zipOf(
        changed(docxEntries(""), "word/document.xml", {
          content: zeros(8_000_000),
          toldSize: 1000,
        }),
      ),
    ends: ["TOO_LARGE"],
  },
  {
    what: "an EPUB whose chapters grow to 8 MB, which is too much together",
    name: "a.epub",
    bytes: () => {
      const names = Array.from({ length: 12 }, (_, nth) => `${nth}.xhtml`);
      const body = joined([bytesOf("<html><body><p>a</p>"), new Uint8Array(1_000_000).fill(32)]);
      return epubWith([
        { name: "META-INF/container.xml", content: containerTo("content.opf") },
        { name: "content.opf", content: packageOfFiles(names) },
        ...names.map((name) => ({ name, content: body })),
      ]);
    },
    ends: ["TOO_LARGE"],
  },
  {
    what: "an archive of 6,000 entries",
    name: "a.epub",
    bytes: () =>
      zipOf(
        Array.from({ length: 6_000 }, (_, nth) => ({
          name: `${nth}`,
          content: "a",
          isStored: true,
        })),
      ),
    ends: ["TOO_LARGE"],
  },
  {
    what: "an archive within an archive",
    name: "a.zip",
    bytes: () =>
      zipOf([
        { name: "inner.zip", content: zipOf([{ name: "bomb", content: zeros(50_000_000) }]) },
      ]),
    ends: ["UNKNOWN_FORMAT"],
  },
  {
    what: "an EPUB with an archive in the place of a chapter",
    name: "a.epub",
    bytes: () =>
      epubWith([
        { name: "META-INF/container.xml", content: containerTo("content.opf") },
        { name: "content.opf", content: packageOfFiles(["a.xhtml"]) },
        { name: "a.xhtml", content: zipOf([{ name: "bomb", content: zeros(50_000_000) }]) },
      ]),
    ends: ["UNREADABLE"],
  },
  {
    what: "two entries of one name",
    name: "a.docx",
    bytes: () => zipOf([...docxEntries(paragraph("one")), ...docxEntries(paragraph("two"))]),
    ends: ["UNREADABLE"],
  },
  {
    what: "an entry whose content was changed",
    name: "a.docx",
    bytes: () => {
      const bytes = zipOf(
        docxEntries(paragraph("words of the source")).map((entry) => ({
          ...entry,
          isStored: true,
        })),
      );
      const at = Buffer.from(bytes).indexOf("words of");
      return bytes.with(at, 0x57);
    },
    ends: ["UNREADABLE"],
  },
  {
    what: "names that lead out of an EPUB",
    name: "a.epub",
    bytes: () =>
      epubOf([{ name: "a.xhtml", body: "<p>a</p>" }], {
        others: [{ name: "../../etc/passwd", content: "x" }],
      }),
    ends: ["UNREADABLE"],
  },
  {
    what: "an EPUB whose spine leads out of it",
    name: "a.epub",
    bytes: () =>
      epubWith([
        { name: "META-INF/container.xml", content: containerTo("OEBPS/content.opf") },
        { name: "OEBPS/content.opf", content: packageOfFiles(["../../../../etc/passwd"]) },
      ]),
    ends: ["UNREADABLE"],
  },
  {
    what: "an EPUB whose package leads to the network",
    name: "a.epub",
    bytes: () =>
      epubWith([
        { name: "META-INF/container.xml", content: containerTo("content.opf") },
        { name: "content.opf", content: packageOfFiles(["http://127.0.0.1:1/a.xhtml"]) },
      ]),
    ends: ["UNREADABLE", "EMPTY"],
  },
  {
    what: "an EPUB without a container",
    name: "a.epub",
    bytes: () => epubWith([{ name: "content.opf", content: packageOfFiles(["a.xhtml"]) }]),
    ends: ["UNREADABLE"],
  },
  { what: "an archive without entries", name: "a.docx", bytes: () => zipOf([]), ends: ["EMPTY"] },
];

const MARKUP: HostileFile[] = [
  {
    what: "a Word document that declares a foreign entity",
    name: "a.docx",
    bytes: () => zipOf(docxEntries(paragraph("&e;"), FOREIGN)),
    ends: ["UNREADABLE"],
  },
  {
    what: "a Word document whose entities multiply",
    name: "a.docx",
    bytes: () => zipOf(docxEntries(paragraph("&c;"), LAUGHS)),
    ends: ["UNREADABLE"],
  },
  {
    what: "an EPUB whose chapter declares a foreign entity",
    name: "a.epub",
    bytes: () =>
      epubWith([
        { name: "META-INF/container.xml", content: containerTo("content.opf") },
        { name: "content.opf", content: packageOfFiles(["a.xhtml"]) },
        { name: "a.xhtml", content: `${FOREIGN}<html><body><p>&e;</p></body></html>` },
      ]),
    ends: ["UNREADABLE"],
  },
  {
    what: "an EPUB whose container declares a foreign entity",
    name: "a.epub",
    bytes: () =>
      epubWith([{ name: "META-INF/container.xml", content: `${FOREIGN}${containerTo("&e;")}` }]),
    ends: ["UNREADABLE"],
  },
  {
    what: "a page that declares a foreign entity",
    name: "a.html",
    bytes: () =>
      bytesOf(
        `<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><p>&e;</p></body></html>`,
      ),
    ends: ["UNREADABLE"],
  },
  {
    what: "a page of 200,000 elements within each other",
    name: "a.html",
    bytes: () => bytesOf(`<!doctype html><body>${repeated("<div>", 200_000)}a`),
    ends: ["TOO_DEEP"],
  },
  {
    what: "a page of elements that each begin a paragraph of another",
    name: "a.html",
    bytes: () => bytesOf(`<!doctype html><body>${repeated("<p><b>", 50_000)}a`),
    ends: ["TOO_DEEP"],
  },
  {
    what: "a Word document of 50,000 elements within each other",
    name: "a.docx",
    bytes: () => zipOf(docxEntries(`${repeated("<w:x>", 50_000)}${repeated("</w:x>", 50_000)}`)),
    ends: ["TOO_DEEP"],
  },
  {
    what: "an EPUB chapter of 50,000 elements within each other",
    name: "a.epub",
    bytes: () => epubOf([{ name: "a.xhtml", body: repeated("<div>", 50_000) }]),
    ends: ["TOO_DEEP"],
  },
  {
    what: "Markdown of 20,000 quotations within each other",
    name: "a.md",
    bytes: () => bytesOf(`${repeated(">", 20_000)} a`),
    ends: ["TOO_DEEP"],
  },
  {
    what: "a page without words",
    name: "a.html",
    bytes: () => bytesOf("<!doctype html><html><body><script>write()</script></body></html>"),
    ends: ["EMPTY"],
  },
  {
    what: "Markdown whose reading takes time in the square of its length",
    name: "a.md",
    bytes: () => bytesOf(repeated("[a](", 1_000_000)),
    ends: ["TOO_LONG"],
    limits: { milliseconds: 3_000 },
  },
  {
    what: "a Word document of more elements than there is memory for",
    name: "a.docx",
    bytes: () => zipOf(docxEntries(repeated(paragraph("a"), 120_000))),
    ends: ["TOO_LARGE"],
    limits: { inflatedBytes: 50_000_000, heapMegabytes: 96 },
  },
];

const page = (content: string) => [
  CATALOG,
  "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
  FONT,
  "<< >>",
  pageObject(6),
  content,
];
const PDFS: HostileFile[] = [
  {
    what: "an encrypted PDF",
    name: "a.pdf",
    bytes: () => {
      const hex = (bytes: number, digit: string) => `<${repeated(digit, 2 * bytes)}>`;
      return pdfFrom(
        [
          ...page(streamOf(drawn(["secret"]))),
          `<< /Filter /Standard /V 1 /R 2 /O ${hex(32, "a")} /U ${hex(32, "b")} /P -4 >>`,
        ],
        `/Encrypt 7 0 R /ID [${hex(16, "1")} ${hex(16, "1")}]`,
      );
    },
    ends: ["ENCRYPTED"],
  },
  {
    what: "a PDF of scanned pages",
    name: "a.pdf",
    bytes: () => {
      const picture = streamOf(
        "\0",
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
      );
      const scanned = pageObject(6).replace("/Font", "/XObject << /I 7 0 R >> /Font");
      return pdfFrom([...page(streamOf("q 600 0 0 800 0 0 cm /I Do Q")).with(4, scanned), picture]);
    },
    ends: ["SCANNED"],
  },
  {
    what: "a PDF of empty pages",
    name: "a.pdf",
    bytes: () => pdfOf({ pages: [[], []] }),
    ends: ["EMPTY"],
  },
  {
    what: "a PDF whose pages go round in a circle",
    name: "a.pdf",
    bytes: () =>
      pdfFrom([
        CATALOG,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        "<< >>",
      ]),
    ends: ["UNREADABLE", "TOO_LONG"],
  },
  {
    what: "a PDF of 6,000 pages",
    name: "a.pdf",
    bytes: () =>
      pdfFrom(
        page(streamOf(drawn(["a"]))).with(
          1,
          `<< /Type /Pages /Kids [${repeated("5 0 R ", 6_000)}] /Count 6000 >>`,
        ),
      ),
    ends: ["TOO_LARGE"],
  },
  {
    what: "a PDF whose page grows to 150 MB",
    name: "a.pdf",
    bytes: () => {
      const once = flate(zeros(150_000_000));
      return pdfFrom(page(streamOf(once, "/Filter /FlateDecode")));
    },
    ends: ["TOO_LARGE"],
  },
  {
    what: "a PDF whose page is packed twice",
    name: "a.pdf",
    bytes: () => {
      const once = deflateSync(zeros(150_000_000));
      return pdfFrom(page(streamOf(flate(once), "/Filter [/FlateDecode /FlateDecode]")));
    },
    ends: ["TOO_LARGE"],
  },
  {
    what: "a PDF of arrays within arrays",
    name: "a.pdf",
    bytes: () =>
      pdfFrom([
        `<< /Type /Catalog /Pages 2 0 R /X ${repeated("[", 200_000)} >>`,
        "<< /Type /Pages /Kids [] /Count 0 >>",
        FONT,
        "<< >>",
      ]),
    ends: ["TOO_DEEP", "UNREADABLE", "EMPTY"],
  },
  {
    what: "a PDF without objects",
    name: "a.pdf",
    bytes: () => bytesOf("%PDF-1.7\n%%EOF\n"),
    ends: ["UNREADABLE"],
  },
];

const ENCRYPTED_BOOK =
  '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>';
const SIZES: HostileFile[] = [
  { what: "nothing", name: "a.txt", bytes: () => zeros(0), ends: ["EMPTY"] },
  {
    what: "100 MB",
    name: "a.txt",
    bytes: () => new Uint8Array(100_000_000).fill(97),
    ends: ["TOO_LARGE"],
  },
];

/** Files that are merely broken, locked or empty, or other things than texts. */
export const BROKEN_FILES: readonly HostileFile[] = [
  {
    what: "a Word document with a password",
    name: "a.docx",
    bytes: () =>
      joined([
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        zeros(1000),
        Buffer.from("EncryptedPackage", "utf16le"),
        zeros(1000),
      ]),
    ends: ["ENCRYPTED"],
  },
  {
    what: "a Word document of encrypted entries",
    name: "a.docx",
    bytes: () =>
      zipOf(docxEntries(paragraph("a")).map((entry) => ({ ...entry, isEncrypted: true }))),
    ends: ["ENCRYPTED"],
  },
  {
    what: "an EPUB that is protected against copying",
    name: "a.epub",
    bytes: () =>
      epubOf([{ name: "a.xhtml", body: "<p>a</p>" }], {
        others: [{ name: "META-INF/encryption.xml", content: ENCRYPTED_BOOK }],
      }),
    ends: ["ENCRYPTED"],
  },
  { what: "a truncated PDF", name: "a.pdf", bytes: () => truncated(pdf), ends: ["UNREADABLE"] },
  {
    what: "a truncated Word document",
    name: "a.docx",
    bytes: () => truncated(docx),
    ends: ["UNREADABLE"],
  },
  { what: "a truncated EPUB", name: "a.epub", bytes: () => truncated(epub), ends: ["UNREADABLE"] },
  {
    what: "UTF-16 that breaks off",
    name: "a.txt",
    bytes: () => Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x42]),
    ends: ["UNREADABLE"],
  },
  {
    what: "a Word document without words",
    name: "a.docx",
    bytes: () => docxOf([]),
    ends: ["EMPTY"],
  },
  {
    what: "an EPUB without words",
    name: "a.epub",
    bytes: () => epubOf([{ name: "a.xhtml", body: "" }]),
    ends: ["EMPTY"],
  },
  { what: "an EPUB without chapters", name: "a.epub", bytes: () => epubOf([]), ends: ["EMPTY"] },
  { what: "blanks", name: "a.txt", bytes: () => bytesOf(" \n\n\t "), ends: ["EMPTY"] },
  {
    what: "a text of 10 million letters",
    name: "a.txt",
    bytes: () => new Uint8Array(10_000_000).fill(97),
    ends: ["TOO_LARGE"],
  },
  {
    what: "a text with a zero byte",
    name: "a.txt",
    bytes: () => bytesOf("words\0words"),
    ends: ["UNKNOWN_FORMAT"],
  },
  {
    what: "bytes of chance",
    name: "a.txt",
    bytes: () => random(100_000),
    ends: ["UNKNOWN_FORMAT"],
  },
  {
    what: "bytes of chance called a PDF",
    name: "a.pdf",
    bytes: () => joined([bytesOf("%PDF-1.7\n"), random(50_000), bytesOf("%%EOF")]),
    ends: ["UNREADABLE"],
  },
  {
    what: "bytes of chance called an EPUB",
    name: "a.epub",
    bytes: () => joined([bytesOf("PK\x03\x04"), random(50_000)]),
    ends: ["UNREADABLE"],
  },
  {
    what: "a picture called a PDF",
    name: "a.pdf",
    bytes: () =>
      joined([
        Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        zeros(8),
        bytesOf("IHDR"),
        zeros(40),
      ]),
    ends: ["UNKNOWN_FORMAT"],
  },
  {
    what: "a page called a PDF",
    name: "a.pdf",
    bytes: () => bytesOf("<!doctype html><html><body><p>Not found</p></body></html>"),
    ends: ["UNKNOWN_FORMAT"],
  },
  {
    what: "a program",
    name: "a",
    bytes: () => joined([bytesOf("\x7fELF"), Uint8Array.from([2, 1, 1, 0]), zeros(100)]),
    ends: ["UNKNOWN_FORMAT"],
  },
  {
    what: "a drawing in XML",
    name: "a.svg",
    bytes: () =>
      bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>'),
    ends: ["UNKNOWN_FORMAT"],
  },
  {
    what: "Rich Text",
    name: "a.rtf",
    bytes: () => bytesOf("{\\rtf1 words}"),
    ends: ["UNKNOWN_FORMAT"],
  },
];

/** Files made to hurt whoever reads them: each made when it is asked for. */
export const HOSTILE_FILES: readonly HostileFile[] = [...ARCHIVES, ...MARKUP, ...PDFS, ...SIZES];
