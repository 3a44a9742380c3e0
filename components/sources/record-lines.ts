import { capitalised } from "@/lib/foundation/text";
import type { CslItem } from "@/lib/sources/rules";
import {
  DATE_VARIABLES,
  NAME_VARIABLES,
  TEXT_VARIABLES,
  type CslName,
} from "@/lib/sources/rules/csl";
import { personNamed } from "@/lib/sources/rules/names";
import { RECORD_LABELS } from "@/lib/sources/rules/record";
import { dateInWords } from "./csl";

/** Everything that a record says, line by line, in the order in which people read one. */
export function recordLines(item: CslItem): { name: string; words: string }[] {
  const of = (variable: string, words: string | null | undefined) =>
    words ? [{ name: variableInWords(variable), words }] : [];
  return [
    ...of("type", typeInWords(item.type)),
    ...NAME_VARIABLES.flatMap((variable) => of(variable, namesInLines(item[variable]))),
    ...DATE_VARIABLES.flatMap((variable) => of(variable, dateInWords(item[variable]))),
    ...TEXT_VARIABLES.flatMap((variable) => of(variable, item[variable])),
  ];
}

/** A kind as a reader says it. */
export const typeInWords = (type: string): string => type.replaceAll(/[-_]/g, " ");

const namesInLines = (names: readonly CslName[] = []) =>
  names.map((name) => personNamed(name).sortName).join("\n");

/** What something that is said of a work is called. */
export const variableInWords = (variable: string): string =>
  LABELS[variable] ??
  (/^[A-Z]+$/.test(variable) ? variable : capitalised(variable.replaceAll(/[-_]/g, " ")));

const LABELS: Record<string, string> = {
  ...{ type: RECORD_LABELS.type, author: RECORD_LABELS.authors, editor: RECORD_LABELS.editors },
  ...{ translator: RECORD_LABELS.translators, issued: RECORD_LABELS.issued },
  ...{ "container-title": RECORD_LABELS.container, page: RECORD_LABELS.pages },
  ...{ "publisher-place": RECORD_LABELS.place, "collection-title": "Series", URL: "Address" },
  ...{ "collection-editor": "Editors of the series", accessed: "Looked at" },
};
