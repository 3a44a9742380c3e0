/** What a column says of people, by its place among the columns. */
export type Columns = {
  at: Partial<Record<Meaning, number>>;
  /** As the file calls them, in its order. */
  names: readonly string[];
};
export type Meaning =
  "name" | "givenName" | "familyName" | "preferredName" | "email" | "externalId" | "role" | Status;
type Status = "status" | "enabled";

// As people and systems write them, without what stands between letters; OneRoster's users.csv among them.
const CALLED: Record<Meaning, readonly string[]> = {
  name: ["name", "fullname", "displayname", "studentname", "student"],
  givenName: ["givenname", "firstname", "forename", "given", "first", "vorname"],
  familyName: ["familyname", "lastname", "surname", "family", "last", "nachname"],
  preferredName: ["preferredfirstname", "preferredgivenname", "preferredname"],
  email: ["email", "mail", "emailaddress", "mailaddress", "emails"],
  externalId: ["sourcedid", "externalid", "studentid", "id"],
  role: ["role"],
  status: ["status"],
  enabled: ["enableduser", "enabled"],
};

/**
 * Finds what each column says by its name, in any order and case. Of several columns of one meaning the one counts whose name
 * stands first in the list above: "sourcedId" before "id".
 *
 * @returns or why this is no list of people, in words
 */
export function columnsOf(header: readonly string[]): Columns | { problem: string } {
  const names = header.map((cell) => cell.trim());
  const keys = names.map((name) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  );
  const at: Columns["at"] = {};
  for (const [meaning, called] of Object.entries(CALLED) as [Meaning, readonly string[]][]) {
    const found = called.map((name) => keys.indexOf(name)).find((place) => place >= 0);
    if (found !== undefined) at[meaning] = found;
  }
  const isNamed =
    at.name !== undefined || at.givenName !== undefined || at.familyName !== undefined;
  if (isNamed) return { at, names };
  const found = names.filter((name) => name !== "").join(", ");
  return {
    problem: `No column says what people are called. Call one “name”, or two “givenName” and “familyName”, in the first line. ${found ? `It says: ${beginning(found)}` : "It is empty."}`,
  };
}

const beginning = (words: string) => (words.length > 200 ? `${words.slice(0, 200)} …` : words);
