import { z } from "zod";
import { readPublicId } from "./ids";
import { cleanLine, cleanText } from "./text";

/** A public id as forms and addresses carry it. */
export const publicIdField = z
  .string({ error: "This form names nothing. Open it again from its page." })
  .refine((value) => readPublicId(value).kind === "valid", "This is not an address of ours.");

/** Text of several lines, cleaned; `what` begins the messages: "The excerpt". Lengths in characters. */
export function textField(what: string, { least, most }: { least: number; most: number }) {
  return z
    .string({ error: `${what} is missing.` })
    .transform(cleanText)
    .refine((text) => lengthOf(text) > 0 || least === 0, {
      error: `${what} is missing.`,
      abort: true,
    })
    .refine((text) => lengthOf(text) >= least, `${what} needs at least ${least} characters.`)
    .refine((text) => lengthOf(text) <= most, `${what} may have at most ${most} characters.`);
}

/** The same on one line. */
export function lineField(what: string, bounds: { least: number; most: number }) {
  return z
    .string({ error: `${what} is missing.` })
    .transform(cleanLine)
    .pipe(textField(what, bounds));
}

/** Text that may be left out: empty counts as none. */
export function optionalTextField(what: string, { most }: { most: number }) {
  return z
    .string()
    .optional()
    .transform((text) => cleanText(text ?? "") || null)
    .refine((text) => lengthOf(text ?? "") <= most, `${what} may have at most ${most} characters.`);
}

<<<<<<< HEAD
/** Words that somebody looks for, as an address carries them: on one line, and empty where they cannot be read. */
export function queryField({ most }: { most: number }) {
  return z
    .string()
    .transform(cleanLine)
    .refine((words) => lengthOf(words) <= most)
    .catch("");
=======
/** The same on one line. */
export function optionalLineField(what: string, bounds: { most: number }) {
  return z
    .string()
    .optional()
    .transform((text) => cleanLine(text ?? "") || undefined)
    .pipe(optionalTextField(what, bounds));
}

/** A public id that may be left out: empty counts as none. */
export const optionalIdField = z
  .string()
  .optional()
  .transform((id) => id || null)
  .pipe(publicIdField.nullable());

/** Public ids, each once; `what` they are ends the message: "Name at most 5 topics." */
export function idListField(what: string, most: number) {
  return z
    .array(publicIdField)
    .default([])
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length <= most, `Name at most ${most} ${what}.`);
>>>>>>> d19ba40 (Laws about merging and leaning stand in a test of their own; a claim merged into itself is the check's)
}

// In characters as people and PostgreSQL count them, not in UTF-16 units.
const lengthOf = (text: string) => [...text].length;
