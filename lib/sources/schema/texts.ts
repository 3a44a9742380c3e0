import { z } from "zod";
import { SentFile } from "@/lib/access/sent-file";
import { lineField, optionalTextField, publicIdField, textField } from "@/lib/foundation/fields";
import { EditionRole, Rights } from "@/prisma/generated/enums";
import { languageOf, webAddressOf } from "../rules/numbers";
import { holdingOf, TEXT_BYTES } from "../rules/texts";

const CHOOSE = "Choose the file.";
const TOO_LONG = "This is longer than 900 kB, which is what can be pasted. Bring it as a file.";
const OPEN_AGAIN = "Open this form again from its page.";
const NOTE_LENGTH = { most: 500 };

const reason = textField("The reason", { least: 5, most: 1_000 });
const rightsFields = {
  label: lineField("The name", { least: 1, most: 120 }),
  rights: z.enum(Rights, { error: "Say which rights there are to this text." }),
  rightsNote: optionalTextField("The note on the rights", NOTE_LENGTH).transform(
    (note) => note ?? "",
  ),
};
type RightsGiven = { rights: Rights; rightsNote: string };

/** What everyone is to read needs a reason why they may. */
function saysWhyShown({ rights, rightsNote }: RightsGiven, context: z.RefinementCtx): void {
  if (holdingOf(rights) === "SHOWN" && rightsNote === "")
    context.addIssue({ code: "custom", path: ["rightsNote"], message: WHY_SHOWN });
}
const WHY_SHOWN = "Say what makes it free to show: the author’s year of death, or the licence.";

const described = {
  sourceId: publicIdField,
  role: z.enum(EditionRole, { error: "Say what this text is of the source." }),
  language: lineField("The language", { least: 1, most: 35 }).transform((typed, context) => {
    const language = languageOf(typed);
    if (language === null) context.addIssue("Write the language as its code: en, ru, de-AT.");
    return language ?? z.NEVER;
  }),
  ...rightsFields,
};

/** A text of a source, by one of three ways: a file, pasted words, an address. */
export const giveTextInput = z
  .discriminatedUnion(
    "way",
    [
      z.object({
        ...{ way: z.literal("file"), ...described },
        file: z.custom<SentFile>((given) => given instanceof SentFile, { error: CHOOSE }),
      }),
      z.object({
        ...{ way: z.literal("paste"), ...described },
        text: z
          .string({ error: "Paste the text." })
          .refine((text) => text.trim() !== "", "Paste the text.")
          .refine((text) => Buffer.byteLength(text) <= TEXT_BYTES.paste, TOO_LONG),
      }),
      z.object({
        ...{ way: z.literal("address"), ...described },
        address: lineField("The address", { least: 1, most: 2_000 }).transform((typed, context) => {
          const address = webAddressOf(typed);
          if (address === null)
            context.addIssue(
              "Give the whole address of a page of the public web, as https://example.org/text.",
            );
          else if (new URL(address).username !== "" || new URL(address).password !== "")
            context.addIssue(
              "This address holds a name or a password. Give it without: it would be kept.",
            );
          return address ?? z.NEVER;
        }),
      }),
    ],
    { error: OPEN_AGAIN },
  )
  .superRefine(saysWhyShown);

const importNamed = { sourceId: publicIdField, importId: z.uuid({ error: OPEN_AGAIN }) };

/** What was given and is not to be read any further. */
export const cancelTextInput = z.object(importNamed);

/** What a worker does with what was given; `attempt` tells its turn apart from another's. */
export const readTextInput = z.discriminatedUnion("act", [
  z.object({ act: z.literal("take"), importId: z.uuid() }),
  z.object({
    ...{ act: z.literal("progress"), importId: z.uuid(), attempt: z.int() },
    done: z.int().min(0).max(100),
  }),
  z.object({
    ...{ act: z.literal("refuse"), importId: z.uuid(), attempt: z.int() },
    ...{ reason: z.string().max(60), said: z.string().max(1_000) },
  }),
  z.object({ act: z.literal("giveBack"), importId: z.uuid(), attempt: z.int() }),
  z.object({ act: z.literal("reclaim") }),
]);

const textNamed = { editionId: z.uuid({ error: OPEN_AGAIN }) };

/** What is corrected of a text: what it is called, and the rights to it. */
export const changeRightsInput = z
  .object({
    ...{ ...textNamed, ...rightsFields, reason },
    /** The rights with which the form was rendered. */
    from: z.enum(Rights, { error: OPEN_AGAIN }),
  })
  .superRefine(saysWhyShown);

/** A text is taken out of use, or brought back. */
export const withdrawTextInput = z.object({ ...textNamed, reason });
export const restoreTextInput = z.object({ ...textNamed, reason });
