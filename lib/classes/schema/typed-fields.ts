import { z } from "zod";
import { cleanText } from "@/lib/foundation/text";
import type { Unread } from "../rules/saved";

/** So much is saved of any field, in UTF-16 units, whether it reads or not. */
const TYPED_MOST = 4_000;

/**
 * A field of a draft, which is saved whatever it says: in the form that its own field gives it, or, where that cannot read
 * it, as it was typed, with what is said of it.
 *
 * @param most of what does not read so much is kept; more is refused
 */
export const typedField = (field: z.ZodType<string | null | undefined>, most = TYPED_MOST) =>
  z
    .string()
    .optional()
    .transform((raw, context): TypedField => {
      const read = field.safeParse(raw);
      if (read.success) return { said: read.data ?? "" };
      const said = cleanText(raw ?? "");
      const [first, ...others] = read.error.issues.map(({ message }) => message);
      if (said.length > most) context.addIssue({ code: "custom", message: first! });
      return { said, unread: [first, ...others].join(" ") };
    });

type TypedField = { said: string; unread?: string };

/** What such fields say, and what is said of those that do not read. */
export function readFields<Name extends string>(
  fields: Record<Name, TypedField>,
): { texts: Record<Name, string>; unread: Unread } {
  const named = Object.entries<TypedField>(fields);
  const texts = Object.fromEntries(named.map(([name, { said }]) => [name, said]));
  const unread = named.flatMap(([name, field]) =>
    field.unread === undefined ? [] : [[name, field.unread] as const],
  );
  return { texts: texts as Record<Name, string>, unread: Object.fromEntries(unread) };
}
