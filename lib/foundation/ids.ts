/** Nine random characters and one that checks them. */
export const PUBLIC_ID_LENGTH = 10;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const BASE = ALPHABET.length;
const BODY_LENGTH = PUBLIC_ID_LENGTH - 1;

export type PublicIdReading =
  { kind: "valid"; id: string } | { kind: "redirect"; id: string } | { kind: "invalid" };

/**
 * A new public id: nine characters of Crockford's base 32 in lower case (45 random bits) and a
 * tenth by Luhn mod 32 over the same alphabet.
 *
 * @param randomBytes gives that many uniformly random bytes, e.g. `crypto.randomBytes`
 */
export function publicIdFrom(randomBytes: (count: number) => Uint8Array): string {
  const bytes = randomBytes(BODY_LENGTH);
  if (bytes.length !== BODY_LENGTH) throw new RangeError(`expected ${BODY_LENGTH} random bytes`);
  // 256 is a multiple of 32, so the five low bits of a byte are as uniform as the byte.
  const body = Array.from(bytes, (byte) => ALPHABET.charAt(byte % BASE)).join("");
  return body + checkCharacterOf(body);
}

/**
 * Reads an id as somebody typed it or a link carries it. Capitals, and i, l, o, are read as
 * Crockford reads them (1, 1, 0) and answer with the canonical id to redirect to. A wrong length,
 * alphabet or check character is invalid, which costs no look-up.
 */
export function readPublicId(raw: string): PublicIdReading {
  // Tested before lowering: some letters beyond ASCII become ASCII in lower case.
  if (!/^[0-9A-Za-z]{10}$/.test(raw)) return { kind: "invalid" };
  const id = raw.toLowerCase().replace(/[il]/g, "1").replace(/o/g, "0");
  if (id.includes("u")) return { kind: "invalid" };
  if (checkCharacterOf(id.slice(0, BODY_LENGTH)) !== id.charAt(BODY_LENGTH)) {
    return { kind: "invalid" };
  }
  return { kind: id === raw ? "valid" : "redirect", id };
}

/** Luhn mod N: from the right every other value is doubled, and a product's base-N digits are added. */
function checkCharacterOf(body: string): string {
  let sum = 0;
  let factor = 2;
  for (let index = body.length - 1; index >= 0; index--) {
    const product = factor * ALPHABET.indexOf(body.charAt(index));
    sum += Math.floor(product / BASE) + (product % BASE);
    factor = factor === 2 ? 1 : 2;
  }
  return ALPHABET.charAt((BASE - (sum % BASE)) % BASE);
}
