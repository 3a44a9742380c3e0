/**
 * The named people and claims that the seed, the tests and the journeys share. Everyone here is
 * invented: the names belong to nobody, the addresses end in a domain that receives no mail.
 */

type CastRole = "MEMBER" | "EDITOR" | "ADMIN";

interface CastSignIn {
  readonly handle: string;
  readonly email: string;
  readonly name: string;
  readonly role: CastRole;
  readonly note: string;
}

/** Who teaches the demonstration's class. */
export const castTeacher: CastSignIn = {
  handle: "tomas",
  email: "tomas@example.org",
  name: "Tomas Chalkdust",
  role: "MEMBER",
  note: "Teacher: a member who leads a class",
};

/** The people who can sign in to the demonstration. Passwords are drawn at the first start. */
export const castSignIns: readonly CastSignIn[] = [
  {
    handle: "mira",
    email: "mira@example.org",
    name: "Mira Thistledown",
    role: "MEMBER",
    note: "Member: votes, annotates, proposes",
  },
  {
    handle: "jonas",
    email: "jonas@example.org",
    name: "Jonas Inkwell",
    role: "MEMBER",
    note: "Member: a second one, to answer the first",
  },
  {
    handle: "edith",
    email: "edith@example.org",
    name: "Edith Marginalia",
    role: "EDITOR",
    note: "Editor: added most of the ledger",
  },
  {
    handle: "anselm",
    email: "anselm@example.org",
    name: "Anselm Footnote",
    role: "EDITOR",
    note: "Editor: accepts what Edith added, and the reverse",
  },
  {
    handle: "ada",
    email: "ada@example.org",
    name: "Ada Colophon",
    role: "ADMIN",
    note: "Administrator: roles and suspensions",
  },
  castTeacher,
  {
    handle: "stella",
    email: "stella@example.org",
    name: "Stella Copybook",
    role: "MEMBER",
    note: "Student: a member who works in it",
  },
];

interface CastClaim {
  readonly key: string;
  readonly id: string;
}

/** Claim number one of the corpus and the claim that answers it. */
export const castClaims = {
  monopoly: { key: "lenin-monopoly-from-first", id: "ap4c6m5xra" },
  pluralist: { key: "lenin-saw-society-as-pluralist", id: "kcjs1pdtaf" },
} as const satisfies Record<string, CastClaim>;
