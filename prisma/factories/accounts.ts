import { createHmac } from "node:crypto";
import { peerHeader } from "@/lib/access/peer";
import { Viewer } from "@/lib/access/viewer";
import { limiterPool, readDb } from "@/lib/foundation/db";
import { env, provideEnvironment } from "@/lib/foundation/env";
import { seedCast } from "@/lib/identity/commands/appoint";
import { confirmAddress } from "@/lib/identity/commands/confirm";
import { openAccount } from "@/lib/identity/commands/open-account";

export const PASSWORD = "tractor-lilac-seven-anvil";
export const NEW_PASSWORD = "copper-meadow-ninety-flute";

/** An installation on one machine, and a guest from an address of their own, so that no limit reaches into the next test. */
export function newGuest(): void {
  guest += 1;
  provideEnvironment({
    ASSAY_LISTENERS: "127.0.0.1",
    ASSAY_CAST: "cast.json",
    ASSAY_ORIGIN: undefined,
    ASSAY_SIGN_UP: undefined,
    SMTP_URL: undefined,
  });
}

/** The address from which this test's requests come. */
export const guestAddress = (): string => `10.0.${guest >> 8}.${guest & 255}`;

let guest = 0;

/** What somebody types to open an account. */
export function account(email: string, name = "Somebody", password = PASSWORD) {
  return { email, name, password };
}

/** Opens an account; its address stays unconfirmed. */
export async function open(email: string, name?: string, password?: string): Promise<void> {
  const outcome = await openAccount(account(email, name, password), headers());
  if (!outcome.ok) throw new Error(`no account was opened: ${JSON.stringify(outcome.failure)}`);
}

/** A member with a confirmed address, signed in once. */
export async function member(email: string): Promise<void> {
  await open(email, `Somebody ${email.split("@")[0]}`);
  await confirmAddress(await linkTo(email, "confirm"), headers());
  await limiterPool().query("UPDATE profiles SET name = 'Somebody' WHERE email = $1", [email]);
}

/** An administrator of the demonstration, as somebody who is signed in. */
export async function administrator(): Promise<Viewer> {
  const ada = {
    handle: "ada",
    email: "ada@example.org",
    name: "Ada Colophon",
    role: "ADMIN" as const,
  };
  const made = await seedCast([ada], {});
  const { actorId, bylineId, profileId } = made.ada ?? { actorId: "", bylineId: "", profileId: "" };
  return Viewer.of({ kind: "HUMAN", actorId, bylineId, profileId, role: "ADMIN" });
}

/** The headers of a request, from an address that no other test shares unless it says so. */
export function headers(given: Record<string, string> = {}, address = guestAddress()): Headers {
  return new Headers([["host", "localhost:3000"], ...Object.entries(given), peerHeader(address)]);
}

/** The same as a browser on the machine itself sends them. */
export function local(given: Record<string, string> = {}): Headers {
  return headers(given, "127.0.0.1");
}

/** A session cookie as better-auth signs it. */
export function signed(token: string): string {
  const signature = createHmac("sha256", env().secret).update(token).digest("base64");
  return `assay.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** The headers of a request with the newest session of this address. */
export async function cookieOf(email: string): Promise<Headers> {
  const [newest] = await sessionsOf(email);
  return headers({ cookie: signed(newest?.token ?? "") });
}

/** The profile of an address. */
export function profileOf(email: string) {
  return readDb().profile.findUniqueOrThrow({ where: { email } });
}

/** The sessions of an address, newest first. */
export function sessionsOf(email: string) {
  return readDb().session.findMany({
    where: { profile: { email } },
    orderBy: { createdAt: "desc" },
  });
}

/** The letters to an address, newest first. */
export function lettersTo(recipient: string) {
  return readDb().letter.findMany({ where: { recipient }, orderBy: { createdAt: "desc" } });
}

/** The token in the newest letter to an address that has one. */
export async function linkTo(email: string, page: "confirm" | "reset"): Promise<string> {
  const letters = await lettersTo(email);
  const links = letters.map(({ text }) => new RegExp(`/${page}\\?token=(\\S+)`).exec(text)?.[1]);
  const link = links.find((found) => found !== undefined);
  return decodeURIComponent(link ?? "");
}

/** The names of a profile's audit events, in their order. */
export async function eventsOf(profileId: string): Promise<string[]> {
  const events = await readDb().auditEvent.findMany({
    where: { subjectKind: "profile", subjectId: profileId },
    orderBy: { id: "asc" },
  });
  return events.map(({ name }) => name);
}
