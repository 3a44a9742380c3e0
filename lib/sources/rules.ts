import { plainly } from "@/lib/foundation/redacted";
import { slugOf } from "@/lib/foundation/slug";
import type { CslDate, CslName, DateVariable, NameVariable, TextVariable } from "./rules/csl";

/** A bibliographic record: a CSL-JSON item, whose field names are CSL's own. */
export type CslItem = { type: string; title: string } & Partial<
  Record<NameVariable, readonly CslName[]> &
    Record<DateVariable, CslDate> &
    Record<TextVariable, string>
>;

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
