import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PUBLIC_ID_LENGTH, publicIdFrom, readPublicId } from "./ids";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const nineBytes = fc.uint8Array({ minLength: 9, maxLength: 9 });
const anId = nineBytes.map((bytes) => publicIdFrom(() => bytes));

describe("A public id", () => {
  it("has ten characters of the alphabet and reads back as itself", () => {
    fc.assert(
      fc.property(anId, (id) => {
        expect(id).toHaveLength(PUBLIC_ID_LENGTH);
        expect([...id].every((character) => ALPHABET.includes(character))).toBe(true);
        expect(readPublicId(id)).toEqual({ kind: "valid", id });
      }),
    );
  });

  it("carries the check character that Luhn mod 32 gives by hand", () => {
    // From the right, times 2 and 1 in turn: values 1..9 give 9*2, 8, 7*2, 6, 5*2, 4, 3*2, 2, 1*2 = 70;
    // 70 mod 32 is 6, and 32 - 6 is 26, "t".
    const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(publicIdFrom(() => bytes)).toBe("123456789t");
    // 31 * 2 is 62, in base 32 the digits 1 and 30: 31 again. Nine times 31 is 279 = 8 * 32 + 23, so 9.
    expect(publicIdFrom(() => new Uint8Array(9).fill(255))).toBe("zzzzzzzzz9");
    expect(publicIdFrom(() => new Uint8Array(9))).toBe("0000000000");
  });

  it("is invalid once any one character is another", () => {
    fc.assert(
      fc.property(anId, fc.nat(9), fc.integer({ min: 1, max: 31 }), (id, place, shift) => {
        const other = ALPHABET.charAt((ALPHABET.indexOf(id.charAt(place)) + shift) % 32);
        const altered = id.slice(0, place) + other + id.slice(place + 1);
        expect(readPublicId(altered)).toEqual({ kind: "invalid" });
      }),
    );
  });

  it("redirects to its canonical form from capitals and from i, l and o", () => {
    expect(readPublicId("123456789T")).toEqual({ kind: "redirect", id: "123456789t" });
    expect(readPublicId("I23456789t")).toEqual({ kind: "redirect", id: "123456789t" });
    expect(readPublicId("l23456789t")).toEqual({ kind: "redirect", id: "123456789t" });
    expect(readPublicId("oO00000000")).toEqual({ kind: "redirect", id: "0000000000" });
  });

  it.each([
    "",
    "123456789",
    "123456789tt",
    "u23456789t",
    "123-56789t",
    "123456789t\n",
    "12345678९t",
  ])("does not read %j", (raw) => {
    expect(readPublicId(raw)).toEqual({ kind: "invalid" });
  });

  it("does not take a letter that only lower case brings into the alphabet", () => {
    const kelvin = "\u212a";
    const id = publicIdFrom(() => Uint8Array.from([19, 0, 0, 0, 0, 0, 0, 0, 0]));
    expect(id.charAt(0)).toBe("k");
    expect(readPublicId(kelvin + id.slice(1))).toEqual({ kind: "invalid" });
  });

  it("refuses a source of randomness that gives too little", () => {
    expect(() => publicIdFrom(() => new Uint8Array(8))).toThrow(RangeError);
  });
});
