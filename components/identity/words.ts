import type { Role } from "@/prisma/generated/enums";

/** What each role may do, in a few words. */
export const roleWords: Record<Role, string> = {
  MEMBER: "Member: votes, rates, annotates and proposes",
  EDITOR: "Editor: also accepts, imports and keeps the ledger honest",
  ADMIN: "Administrator: also roles, suspensions and redactions",
};

/** The same for whoever came in without an address. */
export const GUEST_WORDS = "Guest: works in the classes that they joined";

export const NEW_PASSWORD_HINT =
  "At least 12 characters. A few unrelated words are easy to keep in mind and hard to guess.";
