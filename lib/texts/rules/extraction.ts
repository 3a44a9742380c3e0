import type { BlockKind } from "@/prisma/generated/enums";
import type { MapEntry } from "./excerpts/text-map";

/** What a file may be whose text is read. */
export type TextFormat = "plain" | "html" | "markdown" | "pdf" | "docx" | "epub";

/** A stretch of an extracted text, `text.slice(start, end)` (UTF-16 units), with the heading and the page that it stands under. */
export type ExtractedBlock = {
  kind: BlockKind;
  start: number;
  end: number;
  section: string | null;
  page: string | null;
};

/** What comes of a file: its text, with a map by which a locator can be checked, or why there is none. */
export type Extraction =
  | {
      kind: "extracted";
      format: TextFormat;
      title: string | null;
      /** A tag such as "en" or "de-AT", where the file says it. */
      language: string | null;
      text: string;
      blocks: ExtractedBlock[];
      map: MapEntry[];
      /** What was left out or guessed, each a sentence for whoever reads the text. */
      notes: string[];
    }
  | ExtractionRefused;
/** `says` is a sentence or two for whoever brought the file: what is wrong, and what can be done. */
export type ExtractionRefused = { kind: "refused"; reason: RefusedReason; says: string };
export type RefusedReason =
  | "ENCRYPTED"
  | "SCANNED"
  | "EMPTY"
  | "TOO_LARGE"
  | "TOO_LONG"
  | "TOO_DEEP"
  | "UNREADABLE"
  | "UNKNOWN_FORMAT"
  | "CANCELLED";

/** What is told about a file by whoever brought it: a hint, no more. */
export type ToldOfFile = { name: string | null; mediaType: string | null };

/** How much one file may cost. Sizes in bytes, the text in UTF-16 units. */
export type ExtractionLimits = {
  fileBytes: number;
  textUnits: number;
  /** What all compressed parts of a file may grow to, and how many parts it may have. */
  inflatedBytes: number;
  entries: number;
  pages: number;
  /** How deep elements may stand within each other. */
  depth: number;
  milliseconds: number;
  /** What the thread that reads may hold: objects, and beside them bytes. */
  heapMegabytes: number;
  bufferMegabytes: number;
};

/** Room for any book: the longest novels have some 6 million letters, and the Bible 4. */
export const EXTRACTION_LIMITS: ExtractionLimits = {
  fileBytes: 40_000_000,
  textUnits: 8_000_000,
  inflatedBytes: 100_000_000,
  entries: 5_000,
  pages: 5_000,
  depth: 300,
  milliseconds: 120_000,
  heapMegabytes: 512,
  bufferMegabytes: 384,
};

/** A refusal, with its usual words or better ones. */
export const refused = (reason: RefusedReason, says = REFUSALS[reason]): ExtractionRefused => ({
  kind: "refused",
  reason,
  says,
});

const REFUSALS: Readonly<Record<RefusedReason, string>> = {
  ENCRYPTED: "The file is encrypted. Save it without a password and bring that one.",
  SCANNED:
    "The pages are pictures without text. Have the text recognised (OCR) and bring that file, or paste the text.",
  EMPTY: "There is no text in the file.",
  TOO_LARGE: "The file is too large to be read. Bring the part that is quoted.",
  TOO_LONG: "Reading the file took too long, and was ended. Bring the part that is quoted.",
  TOO_DEEP: "The file is nested too deeply to be read. Save it as plain text and bring that.",
  UNREADABLE: "The file is damaged, or not what it says it is: it cannot be read to its end.",
  UNKNOWN_FORMAT:
    "Texts are read from plain text, HTML, Markdown, PDF, Word (.docx) and EPUB. This file is none of them.",
  CANCELLED: "Reading was stopped before its end. Nothing was kept.",
};
