import { deflateRawSync } from "node:zlib";
import { crc32Of } from "@/lib/texts/jobs/extraction/checksum";

// Files of every kind that texts are read from, made byte by byte: good ones, and such as no program would write.

/** An entry of a ZIP file. What is told of it may be false. */
export type MadeEntry = {
  name: string;
  content: string | Uint8Array;
  isStored?: boolean;
  /** Says another size than it has. */
  toldSize?: number;
  isEncrypted?: boolean;
};

/** A ZIP file with these entries in this order. */
export function zipOf(entries: readonly MadeEntry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const put = (bytes: Uint8Array) => {
    pieces.push(bytes);
    at += bytes.length;
  };
  for (const entry of entries) {
    const content = bytesOf(entry.content);
    const packed = entry.isStored ? content : deflateRawSync(content);
    const [name, begin] = [bytesOf(entry.name), at];
    const facts = (offset: number, view: DataView) => {
      view.setUint16(offset, entry.isEncrypted ? 1 : 0, true);
      view.setUint16(offset + 2, entry.isStored ? 0 : 8, true);
      view.setUint32(offset + 8, crc32Of(content), true);
      view.setUint32(offset + 12, packed.length, true);
      view.setUint32(offset + 16, entry.toldSize ?? content.length, true);
      view.setUint16(offset + 20, name.length, true);
    };
    put(
      record(30, (view) => {
        view.setUint32(0, 0x04034b50, true);
        facts(6, view);
      }),
    );
    put(name);
    put(packed);
    const listed = record(46, (view) => {
      view.setUint32(0, 0x02014b50, true);
      facts(8, view);
      view.setUint32(42, begin, true);
    });
    directory.push(listed, name);
  }
  const from = at;
  for (const bytes of directory) put(bytes);
  const size = at - from;
  put(
    record(22, (view) => {
      view.setUint32(0, 0x06054b50, true);
      view.setUint16(8, entries.length, true);
      view.setUint16(10, entries.length, true);
      view.setUint32(12, size, true);
      view.setUint32(16, from, true);
    }),
  );
  return joined(pieces);
}

/** A Word document of paragraphs, each in a style of Word's or in none. */
export function docxOf(
  paragraphs: readonly { style?: string; text: string }[],
  others: readonly MadeEntry[] = [],
): Uint8Array {
  const body = paragraphs.map(
    ({ style, text }) =>
      `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`,
  );
  return zipOf([...docxEntries(body.join("")), ...others]);
}

/** The entries of a Word document, the markup of its body as it is given. */
export function docxEntries(body: string, prolog = XML): MadeEntry[] {
  const style = (id: string, name: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  return [
    {
      name: "[Content_Types].xml",
      content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/_rels/document.xml.rels",
      content: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="f1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`,
    },
    {
      name: "word/styles.xml",
      content: `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>${style("Heading1", "heading 1")}${style("Heading2", "heading 2")}${style("Quote", "Quote")}</w:styles>`,
    },
    {
      name: "word/footnotes.xml",
      content: `${XML}<w:footnotes ${W}><w:footnote w:id="2"><w:p><w:r><w:t>See the book of the clerk.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    },
    {
      name: "word/document.xml",
      content: `${prolog}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    {
      name: "docProps/core.xml",
      content: `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The mill &amp; the fire</dc:title></cp:coreProperties>`,
    },
  ];
}

/** An EPUB 3 of XHTML bodies, with a table of contents and a list of printed pages where they are given. */
export function epubOf(
  chapters: readonly { name: string; body: string }[],
  {
    toc = "",
    pages = "",
    others = [],
  }: { toc?: string; pages?: string; others?: readonly MadeEntry[] } = {},
): Uint8Array {
  const files = chapters.map(({ name, body }) => ({
    name: `OEBPS/${name}`,
    content: `${XML}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`,
  }));
  const nav = `${XML}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol>${toc}</ol></nav><nav epub:type="page-list"><ol>${pages}</ol></nav></body></html>`;
  return zipOf([
    { name: "mimetype", content: "application/epub+zip", isStored: true },
    { name: "META-INF/container.xml", content: containerTo("OEBPS/content.opf") },
    { name: "OEBPS/content.opf", content: packageOfFiles(chapters.map(({ name }) => name)) },
    { name: "OEBPS/nav.xhtml", content: nav },
    ...files,
    ...others,
  ]);
}

export const containerTo = (path: string): string =>
  `${XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="${path}" media-type="application/oebps-package+xml"/></rootfiles></container>`;

export function packageOfFiles(names: readonly string[]): string {
  const items = names.map(
    (name, nth) => `<item id="c${nth}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const spine = names.map((_, nth) => `<itemref idref="c${nth}"/>`);
  return `${XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The mill</dc:title><dc:language>en-GB</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`;
}

export type MadePdf = {
  /** The lines of each page, from above; one that begins with "# " is printed larger, one with "> " set in. */
  pages: readonly (readonly string[])[];
  title?: string;
  outline?: readonly { title: string; page: number }[];
  /** The number tree of page labels, as PDF writes it. */
  labels?: string;
};

/** A PDF of such pages. */
export function pdfOf({ pages, title, outline = [], labels }: MadePdf): Uint8Array {
  const first = 5;
  const pageAt = (nth: number) => first + 2 * nth;
  const outlineAt = pageAt(pages.length);
  const kids = pages.map((_, nth) => `${pageAt(nth)} 0 R`).join(" ");
  const marked = outline.length > 0 ? `/Outlines ${outlineAt} 0 R` : "";
  const labelled = labels ? `/PageLabels << /Nums [${labels}] >>` : "";
  return pdfFrom([
    `<< /Type /Catalog /Pages 2 0 R ${marked} ${labelled} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Title (${title ?? ""}) >>`,
    ...pages.flatMap((lines, nth) => [pageObject(pageAt(nth) + 1), streamOf(drawn(lines))]),
    ...outlineObjects(outline, outlineAt, pageAt),
  ]);
}

export const pageObject = (contents: number): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${contents} 0 R >>`;

export const streamOf = (content: string, dictionary = ""): string =>
  `<< /Length ${content.length} ${dictionary} >>\nstream\n${content}\nendstream`;

/** A PDF of these objects, numbered from 1: the first is the catalog, the fourth the record. In Latin-1. */
export function pdfFrom(objects: readonly string[], trailer = ""): Uint8Array {
  let file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const places = objects.map((object, nth) => {
    const place = file.length;
    file += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const root = `/Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${trailer}`;
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< ${root} >>\nstartxref\n${file.length}\n%%EOF\n`,
    "latin1",
  );
}

export function drawn(lines: readonly string[]): string {
  const shown = lines.map((line, nth) => {
    const [size, x] = [line.startsWith("# ") ? 18 : 11, line.startsWith("> ") ? 90 : 72];
    const words = line.replace(/^[#>] /, "").replace(/[\\()]/g, "\\$&");
    return line === ""
      ? ""
      : `BT /F1 ${size} Tf 1 0 0 1 ${x} ${720 - 14 * nth} Tm (${words}) Tj ET`;
  });
  return shown.join("\n");
}

function outlineObjects(
  outline: readonly { title: string; page: number }[],
  at: number,
  pageAt: (nth: number) => number,
): string[] {
  if (outline.length === 0) return [];
  const last = at + outline.length;
  return [
    `<< /Type /Outlines /First ${at + 1} 0 R /Last ${last} 0 R /Count ${outline.length} >>`,
    ...outline.map(({ title, page }, nth) => {
      const next = nth + 1 < outline.length ? `/Next ${at + nth + 2} 0 R` : "";
      return `<< /Title (${title}) /Parent ${at} 0 R ${next} /Dest [${pageAt(page)} 0 R /Fit] >>`;
    }),
  ];
}

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function record(length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
