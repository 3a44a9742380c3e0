import { z } from "zod";
import { publicIdField, textField } from "@/lib/foundation/fields";
import { LineageKind, Standing } from "@/prisma/generated/enums";

export const KEEPING_REASON_LENGTH = { least: 5, most: 1_000 };

const reason = textField("The reason", KEEPING_REASON_LENGTH);
const other = (what: string) => z.string({ error: what }).pipe(publicIdField);

/** How far a source can be relied on from now on. */
export const changeStandingInput = z.object({
  sourceId: publicIdField,
  standing: z.enum(Standing, { error: "Choose the standing that it has from now on." }),
  /** The standing that the form was rendered with. */
  from: z.enum(Standing, { error: "Open this form again from its page." }),
  reason,
});

/** What a source leans on and how, and what is said by hand about the original it goes back to. */
export const changeLineageInput = z.discriminatedUnion(
  "act",
  [
    z.object({
      act: z.literal("lean"),
      sourceId: publicIdField,
      kind: z.enum(LineageKind, { error: "Say how it leans on the other." }),
      leansOnId: other("Choose the source that it leans on."),
      reason,
    }),
    z.object({ act: z.literal("withdraw"), sourceId: publicIdField, lineageId: z.uuid(), reason }),
    z.object({
      act: z.literal("join"),
      sourceId: publicIdField,
      withId: other("Choose a source that goes back to the same original."),
      reason,
    }),
    z.object({ act: z.literal("leave"), sourceId: publicIdField, reason }),
    z.object({ act: z.literal("follow"), sourceId: publicIdField, reason }),
  ],
  { error: "Open this form again from its page." },
);

/** Two records of one source: the first goes into the second. */
export const mergeSourceInput = z.object({
  sourceId: publicIdField,
  intoId: other("Choose the record that stays."),
  reason,
});

export const unmergeSourceInput = z.object({ sourceId: publicIdField, reason });
