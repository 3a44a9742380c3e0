import type { CslItem } from "@/lib/sources/rules";
import { DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from "@/lib/sources/rules/csl";
import { readBibliography } from "@/lib/sources/rules/bibliography/read";
import type { CitedItem } from "./citing";
import { CITATION_FORMATS, type CitationFormat } from "./formats";

/** What of a record is not the same any more where it has gone through a format. */
export type Loss = {
  variable: keyof CslItem;
  /** Whether something is left of it, in another form. */
  isChanged: boolean;
};

/** What a format cannot carry of a record: it is written, read again as others would, and compared. */
export function lossesOf(format: CitationFormat, item: CitedItem): Loss[] {
  const read = readBibliography(CITATION_FORMATS[format].write(item));
  const back: Partial<CslItem> = (read.kind === "read" && read.entries[0]?.item) || {};
  return VARIABLES.flatMap((variable) => {
    const before = item[variable];
    if (before === undefined || isSame(before, back[variable])) return [];
    return [{ variable, isChanged: back[variable] !== undefined }];
  });
}

const VARIABLES = [
  "type",
  "title",
  ...NAME_VARIABLES,
  ...DATE_VARIABLES,
  ...TEXT_VARIABLES,
] as const;

// The order of what an object says is nobody's.
const isSame = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other);
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
