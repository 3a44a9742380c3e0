import type { EditionRole, Holding, ImportState, Rights } from "@/prisma/generated/enums";

/** How much of a text is taken, in bytes: as a file, and as what is pasted, which a form carries with all else in it. */
export const TEXT_BYTES = { file: 10_000_000, paste: 900_000 };

/** What the rights to a text allow: to show it, or to match excerpts against it in private. */
export const holdingOf = (rights: Rights): Extract<Holding, "SHOWN" | "PRIVATE"> =>
  rights === "PUBLIC_DOMAIN" || rights === "OPEN_LICENCE" ? "SHOWN" : "PRIVATE";

/** Whether nothing will happen any more to what was given. */
export const hasEnded = (state: ImportState): boolean => state !== "WAITING" && state !== "READING";

type Text = { sourceId: string; editionId: string };

/** The page of a text: `part` of a long one, from 1, and a block of it that is meant. */
export function textPath({ sourceId, editionId }: Text, part?: number, block?: number): string {
  const path = `/sources/${sourceId}/texts/${editionId}${part === undefined ? "" : `/${part}`}`;
  return block === undefined ? path : `${path}#${blockAnchor(block)}`;
}

/** Where a block stands on its page. */
export const blockAnchor = (blockId: number): string => `b-${blockId}`;

/** Where editors read a text that is not shown. */
export const privateTextPath = ({ editionId }: Pick<Text, "editionId">, part?: number): string =>
  `/desk/texts/${editionId}${part === undefined ? "" : `?part=${part}`}`;

/** Where a text's rights and name are corrected, and where it is taken out of use and back. */
export const rightsPath = (text: Text): string => `${textPath(text)}/rights`;

/** Where a text is given, by one of the ways; with what was said of it already, that stands in the form. */
export function givePath(sourceId: string, way?: Way, given: Given = {}): string {
  const said = Object.entries({ way, ...given }).filter((one) => one[1] !== undefined);
  const query = new URLSearchParams(said as [string, string][]);
  return `/sources/${sourceId}/texts/new${query.size === 0 ? "" : `?${query}`}`;
}
type Given = Readonly<Record<string, string | undefined>>;

/** The door for a text as a file. */
export const FILE_DOOR = "/api/texts";

/** Where one sees what becomes of it. */
export const importPath = (sourceId: string, importId: string): string =>
  `/sources/${sourceId}/texts/imports/${importId}`;

/** The ways in which a text is given, as addresses and forms say them. */
export const WAYS = ["file", "paste", "address"] as const;
export type Way = (typeof WAYS)[number];

/** What a form that came back says of its file. */
export const NO_FILE = {
  none: "Choose a file. One that is empty counts as none.",
  large:
    "This file has more than 10 MB, which is what is taken. Choose a smaller one, or the part of it that is quoted.",
};

/** What readers call these. */
export const ROLE_LABELS: Record<EditionRole, string> = {
  ...{ ORIGINAL: "Original", TRANSLATION: "Translation", EXTRACT: "Extract", PRECIS: "Précis" },
};
export const RIGHTS_LABELS: Record<Rights, string> = {
  PUBLIC_DOMAIN: "In the public domain",
  OPEN_LICENCE: "Under an open licence",
  IN_COPYRIGHT: "In copyright",
  UNKNOWN: "Rights not known",
};
