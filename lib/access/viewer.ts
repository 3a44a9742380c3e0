import type { Role } from "@/prisma/generated/enums";

/**
 * Who is asking. A class with a private field, so that neither a cache key nor a client component's
 * props accept one: what depends on the viewer can be neither cached for everyone nor sent out.
 */
export class Viewer {
  readonly #person: Person | null;

  private constructor(person: Person | null) {
    this.#person = person;
  }

  /** Nobody in particular. */
  static readonly anyone = new Viewer(null);

  /** A signed-in person: with a confirmed address, or a guest of a class without one. */
  static of(person: Person): Viewer {
    return new Viewer(person);
  }

  /** The program itself: seed and jobs. */
  static system(): Viewer {
    return new Viewer({
      kind: "SYSTEM",
      actorId: SYSTEM_ACTOR_ID,
      bylineId: SYSTEM_BYLINE_ID,
      profileId: null,
      role: "ADMIN",
    });
  }

  get isSignedIn(): boolean {
    return this.#person !== null;
  }

  get isSystem(): boolean {
    return this.#person?.kind === "SYSTEM";
  }

  /** Whether they came into a class without an address. */
  get isGuest(): boolean {
    return this.standing === "guest";
  }

  /** The column of the permission table that judges this viewer. */
  get standing(): Standing {
    if (!this.#person) return "anyone";
    return this.#person.isInstant ? "guest" : STANDING_OF[this.#person.role];
  }

  get actorId(): string | null {
    return this.#person?.actorId ?? null;
  }

  get profileId(): string | null {
    return this.#person?.profileId ?? null;
  }

  /** The tag of the public page that lists what this person does; none where nobody asks. */
  get pageTags(): string[] {
    return this.#person?.kind === "HUMAN" ? [bylineTag(this.#person.bylineId)] : [];
  }

  /** The person behind the viewer; throws where the permission table let nobody through. */
  require(): Person {
    if (!this.#person) throw new Error("a signed-out viewer passed a door that asks for a person");
    return this.#person;
  }
}

/** The page of whoever bears a name, called here for the doors: what they change makes their own page stale. */
export const bylineTag = (bylineId: string) => `byline:${bylineId}`;

/** A guest came into a class without an address, and acts there alone. */
export type Standing = "anyone" | "guest" | "member" | "editor" | "admin";
export type Person = {
  kind: "HUMAN" | "SYSTEM";
  actorId: string;
  /** The NAME byline under which this person contributes unless they choose a pseudonym. */
  bylineId: string;
  profileId: string | null;
  role: Role;
  /** Whether they came in without an address. */
  isInstant?: boolean;
  /** The session of this very request; absent where nobody came by one. */
  sessionId?: string;
};

const STANDING_OF = { MEMBER: "member", EDITOR: "editor", ADMIN: "admin" } as const;

// Rows that the migrations insert.
export const PUBLIC_AUDIENCE_ID = "00000000-0000-4000-8000-000000000001";
export const SYSTEM_ACTOR_ID = "00000000-0000-4000-8000-000000000002";
export const ANONYMOUS_ACTOR_ID = "00000000-0000-4000-8000-000000000003";
export const SYSTEM_BYLINE_ID = "00000000-0000-4000-8000-000000000004";
