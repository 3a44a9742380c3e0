import { z } from "zod";
import { cleanLine } from "@/lib/foundation/text";
import { readPublicId } from "@/lib/foundation/ids";
import {
  choiceAfter,
  LOOKS,
  NO_CHOICE,
  ON_ENTER,
  SET_CLAIMS_MOST,
  type Choice,
} from "../rules/choice";

const isPublicId = (text: string): boolean => readPublicId(text).kind === "valid";
const line = z
  .string()
  .transform((text) => cleanLine(text).slice(0, 200))
  .catch("");

// A list with one in it comes as that one alone.
const choice = z.object({
  claims: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .catch([])
    .transform((ids) => [...new Set(ids)].filter(isPublicId).slice(0, SET_CLAIMS_MOST)),
  look: z.enum(LOOKS).catch("SEARCH"),
  words: line,
  from: z
    .union([z.uuid(), z.string().refine(isPublicId)])
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(9_999).catch(1),
});

/** The choice of claims that the fields of a form say; whatever cannot be read is as if it had not been asked. */
export const choiceIn = (typed: Readonly<Record<string, unknown>>): Choice => choice.parse(typed);

/**
 * The choice of claims as a form was left, or with claims that its address names; null where neither says any.
 *
 * @param typed what the form brought back
 */
export function choiceLeft(
  typed: Readonly<Record<string, unknown>> | null,
  claims?: readonly string[],
): Choice | null {
  if (typed) return choiceIn(typed);
  return claims ? { ...NO_CHOICE, claims } : null;
}

/**
 * What a form in which claims are chosen holds after one of the buttons of the choice; null where none of them was pressed.
 * Enter in a line searches where other words stand in the search than were searched for, and sends the form elsewhere.
 */
export function sentAfterChoice(data: FormData): FormData | null {
  const typed = plainly(data);
  const act = actIn(typed);
  if (act === null) return null;
  const most = roomFor.parse(typed.most);
  const { claims, look, words, from, page } = choiceAfter(choiceIn(typed), act, most);
  const after = new FormData();
  for (const [name, value] of data) if (name !== "claims") after.append(name, value);
  for (const id of claims) after.append("claims", id);
  for (const [name, value] of Object.entries({ look, words, from, page }))
    after.set(name, String(value ?? ""));
  return after;
}

/** The same for a form that only searches for what it offers: nothing in it changes. */
export const sentAsSearched = (data: FormData): FormData | null =>
  actIn(plainly(data)) === null ? null : data;

function actIn({ ask, look, words, searched }: Fields): string | null {
  if (typeof ask !== "string" || ask === "") return null;
  if (ask !== ON_ENTER) return ask;
  const isSearch = (look ?? "SEARCH") === "SEARCH" && words !== undefined && words !== searched;
  return isSearch ? "look:SEARCH" : null;
}

type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[] | undefined>;

function plainly(data: FormData): Fields {
  const fields = Object.fromEntries(data);
  return { ...fields, claims: data.getAll("claims") };
}

const roomFor = z.coerce.number().int().min(1).max(SET_CLAIMS_MOST).catch(1);
