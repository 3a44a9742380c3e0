import { createHash } from "node:crypto";

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * JSON in the one form of RFC 8785 (JCS): no white space, names sorted by UTF-16 code units,
 * numbers and strings as ECMAScript writes them. The same value gives the same characters
 * everywhere; hash their UTF-8 bytes.
 *
 * @throws TypeError for what I-JSON cannot carry: numbers that are not finite, lone surrogates in
 * strings or names, undefined, functions, symbols, big integers, objects other than plain ones
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return stringText(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  return objectText(value);
}

/** The SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no place in JSON`);
  return JSON.stringify(value);
}

function stringText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError("a lone surrogate has no place in JSON");
  return JSON.stringify(value);
}

function objectText(value: unknown): string {
  if (!isPlainObject(value)) throw new TypeError(`not a JSON value: ${typeof value}`);
  // The default order of sort() is that of UTF-16 code units, which is the one that JCS asks for.
  let members = "";
  for (const name of Object.keys(value).sort())
    members += `${members && ","}${stringText(name)}:${canonicalJson(value[name] as JsonValue)}`;
  return `{${members}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
