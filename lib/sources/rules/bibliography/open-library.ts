import { z } from "zod";
import type { CslItem } from "../../rules";
import { dateInWords } from "../date-words";
import type { CslName } from "../csl";

/**
 * The record in what Open Library answers of one ISBN (`/api/books?bibkeys=ISBN:…&format=json&jscmd=data`); null where it
 * knows none. https://openlibrary.org/dev/docs/api/books
 */
export function itemOfOpenLibrary(json: unknown, isbn: string): CslItem | null {
  const { data } = answer.safeParse(json);
  const book = data?.[`ISBN:${isbn}`];
  if (!book) return null;
  const author = book.authors?.map(({ name }) => nameSpoken(name)) ?? [];
  const of = (list: readonly { name: string }[] | undefined) =>
    list?.map(({ name }) => name).join(", ") || undefined;
  const said = {
    type: "book",
    title: [book.title, book.subtitle].filter(Boolean).join(": "),
    ...(author.length > 0 && { author }),
    ...(book.publish_date && { issued: dateInWords(book.publish_date) }),
    publisher: of(book.publishers),
    "publisher-place": of(book.publish_places),
    "number-of-pages": book.number_of_pages?.toString(),
    ISBN: isbn,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value)) as CslItem;
}

// It gives names as they are spoken: the last word is taken for the family, as its own pages file them.
function nameSpoken(name: string): CslName {
  const [, given, family] = /^(.+) (\S+)$/.exec(name.trim()) ?? [];
  return given && family ? { family, given } : { literal: name.trim() };
}

const named = z.array(z.object({ name: z.string() })).optional();
const answer = z.record(
  z.string(),
  z.object({
    ...{ title: z.string(), subtitle: z.string().optional(), authors: named, publishers: named },
    ...{ publish_places: named, publish_date: z.string().optional() },
    number_of_pages: z.number().optional(),
  }),
);
