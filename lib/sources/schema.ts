import { z } from "zod";
import { idListField, lineField, optionalLineField } from "@/lib/foundation/fields";
import { cleanLine } from "@/lib/foundation/text";
import { doiOf, isbnOf, PERSON_NAME_LENGTH, SOURCE_TYPES } from "./rules";

const TITLE_LENGTH = { least: 2, most: 300 };
const AUTHORS = 10;

const short = (what: string, most = 120) => optionalLineField(what, { most });

/** A number that has to be written by its rules, brought into one form; empty counts as none. */
function numberField(readAs: (raw: string) => string | null, message: string) {
  return z
    .string()
    .optional()
    .transform((raw, context) => {
      if (!raw?.trim()) return null;
      const read = raw.length <= 200 ? readAs(raw) : null;
      if (read === null) context.addIssue({ code: "custom", message });
      return read;
    });
}

/** The fields by which a form describes a source, but for its title and kind, which may be left open elsewhere. */
export const sourceDetails = {
  authors: z
    .string()
    .optional()
    .transform((text) => (text ?? "").slice(0, 5_000).split(/\r?\n/).map(cleanLine).filter(Boolean))
    .refine((names) => names.length <= AUTHORS, `Name at most ${AUTHORS} authors.`)
    .refine(
      (names) => names.every((name) => [...name].length <= PERSON_NAME_LENGTH.most),
      `A name may have at most ${PERSON_NAME_LENGTH.most} characters.`,
    ),
  year: z
    .string()
    .optional()
    .transform((raw, context) => {
      if (!raw?.trim()) return null;
      const isYear = /^-?\d{1,4}$/.test(raw.trim());
      if (!isYear) context.addIssue({ code: "custom", message: "Give the year as a number." });
      return isYear ? Number(raw) : null;
    }),
  container: short("The work that it stands in", 300),
  publisher: short("The publisher"),
  place: short("The place"),
  volume: short("The volume", 40),
  issue: short("The issue", 40),
  pages: short("The pages", 40),
  doi: numberField(doiOf, "This is no DOI: one looks like 10.1000/182."),
  isbn: numberField(isbnOf, "This is no ISBN: a digit is missing or mistyped."),
  url: numberField(webAddressOf, "Give the whole address, with https:// before it."),
  language: numberField(languageOf, "Give the language by its code: en, ru, de."),
};

export const sourceTitleField = lineField("The title", TITLE_LENGTH);
export const sourceTypeField = z.enum(SOURCE_TYPES, { error: "Say what kind of source it is." });

/** A source that is not in the ledger yet. */
export const proposeSourceInput = z.object({
  title: sourceTitleField,
  type: sourceTypeField,
  ...sourceDetails,
  /** Similar sources that the proposer has been shown. */
  shownAlike: idListField("sources", 20),
  /** The claim on which its proposer is going to add evidence, where they come from there. */
  thenClaimId: z.string().optional(),
});

function webAddressOf(raw: string): string | null {
  const isWritten = /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(raw.trim());
  return isWritten && URL.canParse(raw.trim()) ? new URL(raw.trim()).href : null;
}

function languageOf(raw: string): string | null {
  try {
    return Intl.getCanonicalLocales(raw.trim())[0] ?? null;
  } catch {
    return null;
  }
}
