import { z } from "zod";
import { lineField, optionalLineField, optionalTextField } from "@/lib/foundation/fields";
import { namesIn, PERSON_NAME_LENGTH } from "../rules/names";
import { doiOf, isbnOf, languageOf, webAddressOf } from "../rules/numbers";
import { isRecordDate, SOURCE_TYPES, type RecordField } from "../rules/record";

const LINE = { most: 300 };

const NAMES = 20;

/** People, one to a line. */
const names = (what: string) =>
  optionalTextField(what, { most: 1_000 })
    .refine((text) => namesIn(text).length <= NAMES, `${what} may have at most ${NAMES} names.`)
    .refine(
      (text) => namesIn(text).every((name) => [...name].length <= PERSON_NAME_LENGTH.most),
      `A name may have at most ${PERSON_NAME_LENGTH.most} characters.`,
    );

/** A number that has to be written by its rules, brought into one form. */
const number = (what: string, readAs: (raw: string) => string | null, message: string) =>
  optionalLineField(what, { most: 2_000 }).transform((raw, context) => {
    const read = raw && readAs(raw);
    if (raw && read === null) context.addIssue({ code: "custom", message });
    return read;
  });

/** A bibliographic record as a form sends it; what is left open is null. */
export const recordFields = {
  title: lineField("The title", { least: 1, most: 500 }),
  type: z.enum(SOURCE_TYPES, { error: "Say what kind of source it is." }),
  authors: names("The list of authors"),
  editors: names("The list of editors"),
  translators: names("The list of translators"),
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
  language: number("The language", languageOf, "Write the language as its code: en, ru, de-AT."),
  doi: number("The DOI", doiOf, "This is no DOI: one looks like 10.1000/182."),
  isbn: number("The ISBN", isbnOf, "This is no ISBN: a digit is missing or mistyped."),
  url: number("The address", webAddressOf, "Give the whole address, with https:// before it."),
  note: optionalTextField("The note", { most: 1_000 }),
} satisfies Record<RecordField, z.ZodType>;
