const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/**
 * A new return code: sixteen characters of Crockford's base 32, which is 80 random bits.
 *
 * @param randomBytes gives that many uniformly random bytes, e.g. `crypto.randomBytes`
 */
export function returnCodeFrom(randomBytes: (count: number) => Uint8Array): string {
  const bytes = randomBytes(LENGTH);
  if (bytes.length !== LENGTH) throw new RangeError(`expected ${LENGTH} random bytes`);
  // 256 is a multiple of 32, so the five low bits of a byte are as uniform as the byte.
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}

/**
 * A return code as somebody typed it: in either case, with i, l and o read as Crockford reads them; spaces and hyphens
 * between its characters mean nothing. Null where it can be no code.
 */
export function readReturnCode(typed: string): string | null {
  const bare = typed.replace(/[\s\p{Pd}]/gu, "");
  // Tested before lowering: some letters beyond ASCII become ASCII in lower case.
  if (!/^[0-9A-Za-z]{16}$/.test(bare)) return null;
  const code = bare.toLowerCase().replace(/[il]/g, "1").replace(/o/g, "0");
  return code.includes("u") ? null : code;
}

/** A return code as people write it down: four groups of four, in capitals. */
export const shownReturnCode = (code: string): string =>
  code.toUpperCase().replace(/(.{4})(?=.)/g, "$1-");

/** Where the addresses of those stand who have none: nothing is ever sent there. */
export const INSTANT_HOST = "instant.invalid";

/** Whether it is an address that Assay made up for somebody who has none. */
export const isInstantAddress = (address: string): boolean =>
  address.toLowerCase().endsWith(`@${INSTANT_HOST}`);
