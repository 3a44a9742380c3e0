import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { limiterPool } from "@/lib/foundation/db";
import { limited, type Failure } from "@/lib/foundation/errors";

/**
 * How often a thing may be tried, per account and per network address: `[times, seconds]`. Accounts are
 * named by what was typed, whether or not it exists, so that the limit tells nobody which addresses are known.
 * An address may be a school's, with a whole class behind it.
 */
const LIMITS = {
  signIn: { account: [10, 900], address: [60, 900] },
  signUp: { account: [20, 3600], address: [60, 3600] },
  letter: { account: [5, 3600], address: [60, 3600] },
  password: { account: [10, 900], address: [60, 900] },
  report: { account: [20, 3600], address: [20, 3600] },
  // Right ones count too: who is in one class could else clear the count of their guesses at others. At one address a
  // whole school may begin its lesson.
  joinCode: { account: [30, 900], address: [1200, 900] },
  joinCodeUnseen: { account: [1200, 900], address: [1200, 900] },
  // Accounts without an address that open, per class and per network address; and return codes that are tried, of which
  // right ones do not count.
  instant: { account: [300, 3600], address: [1200, 3600] },
  returnCode: { account: [10, 900], address: [120, 900] },
  // Words that are looked up in the texts of a source before they are sent: each reads whole texts.
  look: { account: [120, 3600], address: [1200, 3600] },
} as const satisfies Record<string, Record<Kind, readonly [number, number]>>;

/**
 * Counts one attempt, before it is made.
 *
 * @param who `account`: an address or a profile id; `address`: of the peer, null where unknown
 * @returns a `limited` failure once either count is used up, saying when to try again
 */
export async function attempt(what: Limited, who: Who): Promise<Failure | null> {
  for (const [kind, key] of keysOf(who)) {
    const refusal = await consume(what, kind, key);
    if (refusal) return refusal;
  }
  return null;
}

/** Takes an attempt back: it succeeded, so it was no guess. */
export async function forgive(what: Limited, who: Who): Promise<void> {
  for (const [kind, key] of keysOf(who))
    if (kind === "account") await limiter(what, kind).delete(key);
    else await limiter(what, kind).reward(key, 1);
}

/**
 * How much may be given of a thing of which there is only so much, as `[parts, seconds]`; for good where the seconds are 0. Of a
 * source that is matched in private, in ten-thousandths of what its cards may show: as much again to all who look words up in it
 * before they send them, and to one person a part of that.
 */
const SHARES = {
  privateWords: [10_000, 0],
  privateWordsOfOne: [3_000, 365 * 24 * 3600],
} as const;

/**
 * Takes a part of such a share.
 *
 * @param of what or whose it is
 * @returns whether there was that much left; what was refused counts as taken
 */
export async function takeShare(
  what: keyof typeof SHARES,
  of: readonly string[],
  part: number,
): Promise<boolean> {
  try {
    await limiterOf(what, SHARES[what]).consume(hashed(of.join("/")), part);
    return true;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return false;
    throw rejection;
  }
}

export type Limited = keyof typeof LIMITS;
export type Who = { account: string; address: string | null };
type Kind = "account" | "address";

async function consume(what: Limited, kind: Kind, key: string): Promise<Failure | null> {
  try {
    await limiter(what, kind).consume(key, 1);
    return null;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return limited(rejection.msBeforeNext / 1000);
    throw rejection;
  }
}

// Nobody's address is kept here in words.
function keysOf({ account, address }: Who): [Kind, string][] {
  return [
    ["address", hashed(networkOf(address ?? "unknown"))],
    ["account", hashed(account.toLowerCase())],
  ];
}

function hashed(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

// One household or host has a whole /64 of IPv6 to itself.
function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:/i, "");
  if (!bare.includes(":")) return bare;
  const [head = "", tail] = bare.split("::");
  const left = head.split(":");
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(8 - left.length - tail.split(":").length).fill("0")];
  return groups.slice(0, 4).join(":");
}

const open = new Map<string, { pool: unknown; limiter: RateLimiterPostgres }>();

const limiter = (what: Limited, kind: Kind): RateLimiterPostgres =>
  limiterOf(`${what}-${kind}`, LIMITS[what][kind]);

function limiterOf(
  name: string,
  [points, duration]: readonly [number, number],
): RateLimiterPostgres {
  const pool = limiterPool();
  const known = open.get(name);
  if (known?.pool === pool) return known.limiter;
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    schemaName: "limits",
    tableName: "attempts",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration,
  });
  open.set(name, { pool, limiter: made });
  return made;
}
