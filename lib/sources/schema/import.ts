import { z } from "zod";
import { isListGiven, listFields } from "@/lib/access/list-form";
import { BIBLIOGRAPHY_BYTES } from "../rules/bibliography/file";
import { IMPORT_ENTRIES } from "../rules/bibliography/plan";

/** A bibliography, and which of its entries are saved. */
export const importSourcesInput = z
  .object({
    ...listFields(
      BIBLIOGRAPHY_BYTES.most,
      `This is longer than ${BIBLIOGRAPHY_BYTES.words}. Divide it into several.`,
    ),
    /** The entries that are to be saved, by their positions. */
    take: z.preprocess(
      (chosen) => (typeof chosen === "string" ? [chosen] : (chosen ?? [])),
      z.array(z.coerce.number().int().min(1).max(IMPORT_ENTRIES.most)).max(IMPORT_ENTRIES.most),
    ),
  })
  .superRefine(isListGiven);
