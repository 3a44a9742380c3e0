import "server-only";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { plainFields } from "./hidden-fields";

/**
 * Reads what a form sent by the schema of what it asks for. Where the schema has no words of its own for what is wrong,
 * which is so of what people do not type themselves, these are said: a reader never sees the parser's own.
 */
export function parseForm<Schema extends z.ZodType>(data: FormData, schema: Schema) {
  return parseWithZod(plainFields(data), { schema, error: inWords });
}

const inWords: z.core.$ZodErrorMap = ({ code, input }) =>
  code === "invalid_type" && (input === undefined || input === null)
    ? "This is missing."
    : "This could not be read. Open this form again from its page.";
