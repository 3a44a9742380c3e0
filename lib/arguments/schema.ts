import { z } from "zod";
import { claimIdIn } from "@/lib/claims/rules";
import { claimSentence } from "@/lib/claims/schema";
import {
  optionalIdField,
  optionalTextField,
  publicIdField,
  queryField,
  textField,
} from "@/lib/foundation/fields";
import { ClaimKind, Relation } from "@/prisma/generated/enums";
import { PREMISES, WORDING } from "./rules";

/**
 * An argument as somebody proposes it. It aims at one piece of evidence or one argument where these are
 * named, else at the claim. Its premises are chosen, given by their addresses, or one new claim.
 */
export const proposeArgumentInput = z
  .object({
    claimId: publicIdField,
    evidenceId: optionalIdField,
    argumentId: optionalIdField,
    relation: z.enum(Relation, { error: "Say what the argument does." }),
    premises: z.array(publicIdField).max(20, "Choose fewer.").default([]),
    addresses: z
      .string()
      .optional()
      .transform((text) => (text ?? "").slice(0, 3_000).split(/\s+/).filter(Boolean))
      .refine(
        (addresses) => addresses.every((address) => claimIdIn(address) !== null),
        "One of these is not the address of a claim.",
      ),
    newSentence: z.string().optional(),
    newKind: z.enum(ClaimKind).optional(),
    wording: textField("The wording", WORDING),
    isMutual: z.literal("yes").optional(),
    mutualWording: optionalTextField("The wording", WORDING),
  })
  .transform(({ premises, addresses, newSentence, newKind, ...given }, context) => {
    const named = addresses.flatMap((address) => claimIdIn(address) ?? []);
    const premiseClaimIds = [...new Set([...premises, ...named])];
    const newPremise = newPremiseIn(newSentence, newKind, context);
    const have = premiseClaimIds.length + (newPremise ? 1 : 0);
    if (have < PREMISES.least || have > PREMISES.most)
      context.addIssue({
        code: "custom",
        path: ["premises"],
        message: `An argument starts from ${PREMISES.least} to ${PREMISES.most} claims; here ${have === 1 ? "is 1" : `are ${have || "none"}`}.`,
      });
    const isMutual = given.isMutual === "yes";
    if (isMutual && lengthOf(given.mutualWording) < WORDING.least)
      context.addIssue({
        code: "custom",
        path: ["mutualWording"],
        message: `The wording needs at least ${WORDING.least} characters.`,
      });
    const aims = [given.evidenceId, given.argumentId].filter((id) => id !== null);
    if (aims.length > 1)
      context.addIssue({
        code: "custom",
        path: ["relation"],
        message: "An argument aims at one thing. Open this form again from its page.",
      });
    if (isMutual && (given.relation !== "REBUTS" || aims.length > 0 || have > 1))
      context.addIssue({
        code: "custom",
        path: ["isMutual"],
        message: "Only a rebuttal of the claim itself that starts from one claim can go both ways.",
      });
    return { ...given, isMutual, premiseClaimIds, newPremise };
  });

/** What the address of the form says; whatever cannot be read is as if it had not been asked. */
export const askedArgument = z
  .object({
    evidence: publicIdField.nullable().catch(null),
    argument: publicIdField.nullable().catch(null),
    relation: z
      .string()
      .transform((word) => word.toUpperCase())
      .pipe(z.enum(Relation))
      .optional()
      .catch(undefined),
    q: queryField({ most: 200 }).catch(""),
    premises: z.string().max(200).catch(""),
  })
  .transform(({ evidence, argument, relation, q, premises }) => ({
    targetEvidenceId: evidence,
    targetArgumentId: argument,
    relation,
    words: q,
    premises: premises.split(" ").flatMap((id) => claimIdIn(id) ?? []),
  }));

const lengthOf = (text: string | null) => [...(text ?? "")].length;

// A form's empty field is no claim; anything else has to be a whole one.
function newPremiseIn(
  sentence: string | undefined,
  kind: ClaimKind | undefined,
  context: Refusing,
) {
  if (!sentence?.trim()) return null;
  const read = claimSentence.sentence.safeParse(sentence);
  for (const { message } of read.error?.issues ?? [])
    context.addIssue({ code: "custom", path: ["newSentence"], message });
  if (kind === undefined)
    context.addIssue({
      code: "custom",
      path: ["newKind"],
      message: "Say what kind of claim it is.",
    });
  return read.success && kind !== undefined ? { sentence: read.data, kind } : null;
}

type Refusing = {
  addIssue(issue: { code: "custom"; path: string[]; message: string }): void;
};
