import { z } from "zod";
import { cleanLine, wellFormed } from "@/lib/foundation/text";
import { Role } from "@/prisma/generated/enums";
import { readReturnCode } from "./rules/return-code";

const email = z
  .string({ error: "Enter your e-mail address." })
  .trim()
  .toLowerCase()
  .max(254, "That is too long for an e-mail address.")
  .pipe(z.email("Enter an address like name@example.org."));
const NAMELESS = "Enter the name that stands under your contributions: letters that can be seen.";
const name = z
  .string({ error: NAMELESS })
  .transform(cleanLine)
  .pipe(z.string({ error: NAMELESS }).min(1, NAMELESS).max(80, "Use at most 80 characters."));
// How good it is, is judged by rules.passwordVerdict; this keeps absurd input away from the hashing.
const password = z.string({ error: "Enter your password." }).max(1_000, "That is too long.");
const newPassword = z.string({ error: "Choose a password." }).max(1_000, "That is too long.");
// Whatever stands in a link reaches the command, which has words for one that is not whole.
const token = z
  .string()
  .default("")
  .transform((given) => given.slice(0, 2_000));

/** By which code of a class somebody came to open an account; none where it is no code. */
const joining = z
  .string()
  .regex(/^[0-9A-Za-z-]{8,9}$/)
  .optional()
  .catch(undefined);

export const openAccountSchema = z.object({ name, email, password: newPassword, joining });
export const giveAddressSchema = z.object({ name, email, password: newPassword });
export const setListingSchema = z.object({
  isListed: z.enum(["yes", "no"], { error: "Choose one of the two." }),
});
export const comeBackSchema = z.object({
  code: z.string({ error: "Type your return code." }).transform((typed, context) => {
    const code = readReturnCode(typed);
    if (code === null) context.addIssue("A return code has sixteen letters and digits.");
    return code ?? z.NEVER;
  }),
  next: z.string().max(500).optional(),
});
export const inviteSchema = z.object({ email });
export const giveInvitationSchema = z.object({
  email,
  tokenSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const acceptInvitationSchema = z.object({ token, name, password: newPassword });
export const confirmSchema = z.object({ token, next: z.string().max(500).optional() });
export const confirmGivenSchema = z.object({ token });
export const signInSchema = z.object({ email, password, next: z.string().max(500).optional() });
export const requestResetSchema = z.object({ email });
export const resetPasswordSchema = z.object({ token, password: newPassword });
export const changePasswordSchema = z.object({
  currentPassword: z
    .string({ error: "Enter the password you have now." })
    .max(1_000, "That is too long."),
  password: newPassword,
});
export const deleteAccountSchema = z.object({
  password: z.string({ error: "This is missing." }).max(1_000, "That is too long."),
  isSure: z.literal("yes", { error: "Tick this to say that you mean it." }),
});
export const signOutSchema = z.object({});
export const endSessionSchema = z.object({ sessionId: z.uuid() });
export const endOtherSessionsSchema = z.object({});
export const changeRoleSchema = z.object({ profileId: z.uuid(), role: z.enum(Role) });
export const giveRoleSchema = z.object({
  email,
  role: z
    .string()
    .toUpperCase()
    .pipe(z.enum(Role, { error: "Say member, editor or admin." })),
});
export const forgetSchema = z.object({});
export const deliverSchema = z.object({ letterId: z.uuid() });

const person = z.object({ email, name, role: z.enum(Role), passwordHash: z.string().nullable() });
export const appointSchema = person.extend({ passwordHash: z.string() });
export const seedPeopleSchema = z.object({
  people: z.array(
    person.extend({
      handle: z.string().regex(/^[a-z0-9][a-z0-9-]{1,29}$/),
      isListed: z.boolean().default(true),
    }),
  ),
});

const DRAFT_LENGTH = { most: 40_000 };

/** The form on a page that a draft is of: `form` is its id there, `draftAt` the address of the page. */
const draftPlace = {
  form: z.string().regex(/^[a-z0-9-]{1,60}$/, "Open this page again."),
  draftAt: z
    .string()
    .regex(/^\/(claims|documents|sources)\/[\w/?=&-]{1,200}$/, "Open this page again."),
};
export const discardDraftSchema = z.object(draftPlace);

/** A form as it stands, whatever its fields are. What the page itself put there is drawn anew with the page. */
export const keepDraftSchema = z
  .looseObject(draftPlace)
  .transform(({ form, draftAt, ...rest }) => ({ form, draftAt, fields: textsIn(rest) }))
  .refine(
    ({ fields }) => JSON.stringify(fields).length <= DRAFT_LENGTH.most,
    `A draft may have at most ${DRAFT_LENGTH.most} characters in all.`,
  )
  .refine(({ fields }) => Object.keys(fields).length > 0, "There is nothing to keep yet.");

/** The fields of a form with what was typed into them or chosen. */
export type DraftFields = Record<string, string | string[]>;

function textsIn(fields: Record<string, unknown>): DraftFields {
  const texts = Object.entries(fields).filter(
    (field): field is [string, string | string[]] =>
      field[0] !== "idempotencyKey" && draftText.safeParse(field[1]).success,
  );
  return Object.fromEntries(texts);
}

const draftText = z.union([z.string().min(1), z.array(z.string()).min(1)]);

/** The code of a class in an address that leads to sign-up; null where it is none. */
export const readJoiningCode = (given: string): string | null =>
  joining.parse(wellFormed(given)) ?? null;

/** Where to go after signing in: a path of this site, never another site's address. */
export function returnPath(given: string | undefined, otherwise = "/account"): string {
  const isPath = given !== undefined && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(given);
  return isPath ? given : otherwise;
}
