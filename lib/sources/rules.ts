import { plainly } from "@/lib/foundation/redacted";
import { slugOf } from "@/lib/foundation/slug";

/** A name as CSL-JSON holds it: in parts, or as it stands when it has none. */
export type CslName = {
  family?: string;
  given?: string;
  literal?: string;
  "non-dropping-particle"?: string;
};

/** The part of a CSL-JSON item that Assay reads. The field names are CSL's own. */
export type CslItem = {
  type: string;
  title: string;
  author?: readonly CslName[];
  editor?: readonly CslName[];
  translator?: readonly CslName[];
  issued?: { "date-parts"?: readonly (readonly number[])[]; literal?: string };
  "container-title"?: string;
  publisher?: string;
  "publisher-place"?: string;
  volume?: string;
  issue?: string;
  page?: string;
  edition?: string;
  archive?: string;
  "original-title"?: string;
  DOI?: string;
  ISBN?: string;
  URL?: string;
  language?: string;
  note?: string;
};

/** The address of a source's page. */
export const sourcePath = ({ id, title }: { id: string; title: string }): string =>
  `/sources/${id}/${slugOf(title)}`;

/** The address of the page of an author or speaker. */
export const personPath = ({ id, name }: { id: string; name: string }): string =>
  `/people/${id}/${slugOf(name)}`;

/** A stored record as an item; what was redacted of it reads so. Where that has left it unreadable, its title alone. */
export function cslOf({ csl, title: stored }: { csl: string; title: string }): CslItem {
  const title = plainly(stored);
  try {
    return { ...(JSON.parse(plainly(csl)) as CslItem), title };
  } catch {
    return { type: "document", title };
  }
}

/** What a source is called in passing: its first author's family name, else its title. */
export function shortNameOf({ author, title }: CslItem): string {
  const [first, ...others] = author ?? [];
  const name = first?.family ?? first?.literal;
  if (!name) return title;
  return others.length > 0 ? `${name} and others` : name;
}

/** A record as it is stored: CSL-JSON with the source's own id. */
export const storedCsl = (sourceId: string, item: CslItem): string =>
  JSON.stringify({ ...item, id: sourceId });
