import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { betterAuth } from "better-auth/minimal";
import { prismaAdapter } from "better-auth/adapters/prisma";
import {
  createAuthEndpoint,
  createAuthMiddleware,
  createEmailVerificationToken,
  isAPIError,
} from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { nextCookies } from "better-auth/next-js";
import { z } from "zod";
import { authDb, transact, type Transaction } from "@/lib/foundation/db";
import { env } from "@/lib/foundation/env";
import { log } from "@/lib/foundation/log";
import { admitSession, noteSessionEnded, noteSessionOpened, openActor } from "./auth-events";

/**
 * better-auth, which keeps profiles, credentials, sessions and the proofs of addresses. Only this file
 * imports it. No HTTP handler of its own is mounted: the commands of `lib/identity` call `auth().api`, and
 * what they answer is theirs to word. Built when first asked for, so that a build needs no secret.
 */
export function auth(): Auth {
  const { secret, origin } = env();
  const key = `${origin} ${secret}`;
  if (built?.key !== key) built = { key, instance: build(secret, origin) };
  return built.instance;
}

/**
 * One transaction for what better-auth writes, for its hooks, and for what `run` adds (letters): a
 * crash half-way leaves nothing. Sign-in does without, since checking a password takes long and a
 * connection is dear.
 */
export function inAuthTransaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  return transact((tx) => inside.run({ tx }, () => run(tx)));
}

/** Why better-auth refused, as its code; undefined for everything else, which is a surprise. */
export function authRefusal(error: unknown): string | undefined {
  return isAPIError(error) ? (error.body?.code as string | undefined) : undefined;
}

/** The session's token from its signed cookie; null where there is none or its signature is wrong. */
export function sessionToken(headers: Headers): string | null {
  const value = cookieOf(headers, sessionCookieName());
  const end = value?.lastIndexOf(".") ?? -1;
  if (!value || end < 1) return null;
  const token = value.slice(0, end);
  const signature = createHmac("sha256", env().secret).update(token).digest("base64");
  return isSame(signature, value.slice(end + 1)) ? token : null;
}

/** Hashes a password as better-auth checks it; costs about a tenth of a second, on purpose. */
export async function hashPassword(password: string): Promise<string> {
  return (await auth().$context).password.hash(password);
}

/**
 * The proof that somebody reads an address, for a letter. It names the password it was made with: if
 * somebody else opens the same account again before it is confirmed, an older letter confirms nothing.
 */
export async function confirmationToken(email: string, passwordHash: string): Promise<string> {
  const { secret } = env();
  const token = await createEmailVerificationToken(secret, email, undefined, CONFIRMATION_SECONDS);
  return `${token}.${passwordMark(passwordHash)}`;
}

/** What a confirmation token names, before better-auth checks its signature and age; null if malformed. */
export function readConfirmation(
  given: string,
): { token: string; email: string; mark: string } | null {
  const parts = given.split(".");
  if (parts.length !== 4) return null;
  try {
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString());
    const email = (payload as { email?: unknown }).email;
    if (typeof email !== "string") return null;
    return { token: parts.slice(0, 3).join("."), email, mark: parts[3] ?? "" };
  } catch {
    return null;
  }
}

/** Whether a confirmation names this password. */
export function isMarkOf(mark: string, passwordHash: string): boolean {
  return isSame(mark, passwordMark(passwordHash));
}

/** The reset token that better-auth made in this transaction; null if it knows no such address. */
export function mailedResetToken(): string | null {
  return inside.getStore()?.resetToken ?? null;
}

/** Under which name better-auth keeps a reset token: hashed, so that reading the table opens nothing. */
export function resetIdentifier(token: string): string {
  return createHash("sha256").update(`reset-password:${token}`).digest("base64url");
}

/** A `Set-Cookie` that takes the hint back, where it promised a session that is none. */
export const HINT_TAKEN_BACK = "assay_hint=; Path=/; Max-Age=0; SameSite=Lax";

const HINT_COOKIE = "assay_hint";
const CONFIRMATION_SECONDS = 24 * 3600;
const RESET_SECONDS = 3600;
const SESSION_SECONDS = 30 * 24 * 3600;

type Auth = ReturnType<typeof build>;
let built: { key: string; instance: Auth } | undefined;

const inside = new AsyncLocalStorage<{ tx: Transaction; resetToken?: string }>();

// The adapter's client: the open transaction's, else the writing pool's.
const client = new Proxy({} as ReturnType<typeof authDb>, {
  get: (_, name) => Reflect.get(inside.getStore()?.tx.db ?? authDb(), name),
});

function build(secret: string, origin: string) {
  return betterAuth({
    appName: "Assay",
    baseURL: origin,
    secret,
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // of its HTTP handler; ours is limits.ts
    logger: { level: "error", log: (_level, message) => log.error({ from: "auth" }, message) },
    database: prismaAdapter(client, { provider: "postgresql" }),
    advanced: {
      cookiePrefix: "assay",
      useSecureCookies: origin.startsWith("https:"),
      database: { generateId: () => randomUUID() },
      ipAddress: { disableIpTracking: true }, // the client's address is noted by admitSession
    },
    user: {
      modelName: "profile",
      additionalFields: { handle: { type: "string", required: true } },
    },
    session: {
      modelName: "session",
      fields: { userId: "profileId" },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: { modelName: "credential", fields: { userId: "profileId" } },
    verification: { modelName: "verification", storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      // The rules for passwords are in lib/identity/rules.ts; this only bounds the hashing.
      minPasswordLength: 1,
      maxPasswordLength: 1_000,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ token }) => void Object.assign(required(), { resetToken: token }),
    },
    emailVerification: { sendOnSignUp: false, autoSignInAfterVerification: true },
    databaseHooks: {
      user: { create: { after: ({ id }) => openActor(required().tx.sql, id) } },
      session: {
        create: {
          before: async (session, context) => ({
            data: await admitSession(
              session,
              context?.headers ?? new Headers(),
              inside.getStore()?.tx.sql,
            ),
          }),
          after: (session) => noteSessionOpened(session, inside.getStore()?.tx.sql),
        },
        delete: { after: (session) => noteSessionEnded(session, inside.getStore()?.tx.sql) },
      },
    },
    plugins: [openingSessions(), hintCookie(), nextCookies()],
  });
}

/** `auth().api.openSession`: signs somebody in who has proved who they are by other means than a password. */
function openingSessions() {
  const openSession = createAuthEndpoint(
    "/open-session",
    { method: "POST", body: z.object({ profileId: z.uuid() }), metadata: { SERVER_ONLY: true } },
    async (context) => {
      const { internalAdapter } = context.context;
      const user = await internalAdapter.findUserById(context.body.profileId);
      if (!user) throw new Error("a session was to open for somebody who is not there");
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(context, { session, user });
      return context.json({ isOpen: true });
    },
  );
  return { id: "opening-sessions", endpoints: { openSession } };
}

/** Tells scripts on public pages, which read no cookie, that asking who is signed in is worth a request. */
function hintCookie() {
  const handler = createAuthMiddleware(async (context) => {
    const { name, attributes } = context.context.authCookies.sessionToken;
    const set = context.context.responseHeaders?.getSetCookie() ?? [];
    const session = set.findLast((cookie) => cookie.startsWith(`${name}=`));
    if (!session) return;
    const isEnd = /;\s*max-age=0(;|$)/i.test(session);
    context.setCookie(HINT_COOKIE, isEnd ? "" : "1", {
      path: "/",
      sameSite: "lax",
      secure: attributes.secure,
      maxAge: isEnd ? 0 : SESSION_SECONDS,
    });
  });
  return { id: "hint-cookie", hooks: { after: [{ matcher: () => true, handler }] } };
}

function required(): { tx: Transaction } {
  const store = inside.getStore();
  if (!store)
    throw new Error("better-auth makes profiles and letters inside inAuthTransaction only");
  return store;
}

function sessionCookieName(): string {
  return env().origin.startsWith("https:") ? "__Secure-assay.session_token" : "assay.session_token";
}

function cookieOf(headers: Headers, name: string): string | null {
  const pairs = (headers.get("cookie") ?? "").split(/; */);
  const pair = pairs.find((candidate) => candidate.startsWith(`${name}=`));
  try {
    return pair ? decodeURIComponent(pair.slice(name.length + 1)) : null;
  } catch {
    return null;
  }
}

function passwordMark(passwordHash: string): string {
  const digest = createHmac("sha256", env().secret).update(`confirm ${passwordHash}`).digest();
  return digest.subarray(0, 16).toString("base64url");
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
