import { z } from "zod";
import { env } from "@/lib/foundation/env";
import { lineField, optionalLineField, textField } from "@/lib/foundation/fields";
import { placeNamed } from "../rules/place";

/** What somebody may report without an account. */
export const REPORTABLE = ["COPYRIGHT", "PERSONAL_DATA"] as const;

const ADDRESS = { least: 1, most: 500 };
const NOT_OURS = "Copy the address of the page from your browser; it begins with this site’s name.";

/** Anybody says that a page quotes too much of their work, or says too much of a person. */
export const reportRightsInput = z.object({
  about: lineField("The address", ADDRESS).transform((address, context) => {
    const place = placeNamed(address, env().origin);
    if (!place) context.addIssue({ code: "custom", message: NOT_OURS });
    return place ?? z.NEVER;
  }),
  reason: z.enum(REPORTABLE, { error: "Choose what this is about." }),
  note: textField("Your account of what is wrong", { least: 20, most: 4_000 }),
  contact: optionalLineField("The e-mail address", { most: 254 }).refine(
    (contact) => contact === null || z.email().safeParse(contact).success,
    "Enter an address like name@example.org, or none.",
  ),
});
