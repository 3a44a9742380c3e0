import { z } from "zod";
import { lineField, optionalLineField, optionalTextField } from "@/lib/foundation/fields";
import { isRecordDate, SOURCE_TYPES, type RecordField } from "../rules/record";

const LINE = { most: 300 };

const httpAddress = (text: string | null) => text === null || /^https?:\/\/\S+\.\S+$/i.test(text);

/** A bibliographic record as a form sends it; what is left open is null. */
export const recordFields = {
  title: lineField("The title", { least: 1, most: 500 }),
  type: z.enum(SOURCE_TYPES, { error: "Say what kind of source it is." }),
  authors: optionalTextField("The list of authors", { most: 1_000 }),
  editors: optionalTextField("The list of editors", { most: 1_000 }),
  translators: optionalTextField("The list of translators", { most: 1_000 }),
  issued: optionalLineField("The date", { most: 60 }).refine(
    (text) => text === null || isRecordDate(text) || !/^[\d\s./-]+$/.test(text),
    "Write the date as 1980, 1980-04 or 1980-04-17; a date that is known in words only, in words.",
  ),
  container: optionalLineField("What it was published in", LINE),
  publisher: optionalLineField("The publisher", LINE),
  place: optionalLineField("The place", LINE),
  volume: optionalLineField("The volume", { most: 60 }),
  issue: optionalLineField("The issue", { most: 60 }),
  pages: optionalLineField("The pages", { most: 60 }),
  edition: optionalLineField("The edition", { most: 120 }),
  language: optionalLineField("The language", { most: 35 }).refine(
    (tag) => tag === null || /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag),
    "Write the language as its code: en, ru, de-AT.",
  ),
  doi: optionalLineField("The DOI", { most: 200 }).refine(
    (doi) => doi === null || /^10\.\S+\/\S+$/.test(doi),
    "A DOI begins with 10. and has a slash: 10.1000/182.",
  ),
  isbn: optionalLineField("The ISBN", { most: 40 }).refine(
    (isbn) => isbn === null || /^[\dxX][\dxX -]{8,}$/.test(isbn),
    "An ISBN has ten or thirteen digits.",
  ),
  url: optionalLineField("The address", { most: 2_000 }).refine(
    httpAddress,
    "An address begins with http:// or https://.",
  ),
  note: optionalTextField("The note", { most: 1_000 }),
} satisfies Record<RecordField, z.ZodType>;
