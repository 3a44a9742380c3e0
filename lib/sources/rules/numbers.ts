/** A DOI as it is written alone and in lower case, out of an address or with "doi:"; null where it is none. */
export function doiOf(raw: string): string | null {
  const doi = raw
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "")
    .toLowerCase();
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : null;
}

/**
 * An ISBN as thirteen digits, of ten or thirteen with or without hyphens; null where its check digit says
 * that it is none. The sum of ISO 2108: weights 10 to 1 modulo 11, or 1 and 3 by turns modulo 10.
 */
export function isbnOf(raw: string): string | null {
  const digits = raw.replace(/^ISBN(?:-1[03])?:?/i, "").replace(/[\s-]/g, "");
  if (/^\d{9}[\dXx]$/.test(digits)) {
    const sum = Array.from(digits).reduce(
      (total, digit, at) => total + (10 - at) * (/\d/.test(digit) ? Number(digit) : 10),
      0,
    );
    return sum % 11 === 0 ? withCheckDigit(`978${digits.slice(0, 9)}`) : null;
  }
  const isGrouped = /^97[89]\d{10}$/.test(digits);
  return isGrouped && withCheckDigit(digits.slice(0, 12)) === digits ? digits : null;
}

/** An ISSN as 1234-567X, with or without its hyphen; null where its check digit says that it is none (ISO 3297). */
export function issnOf(raw: string): string | null {
  const [, first, last] = /^(?:e?ISSN:?\s*)?(\d{4})-?(\d{3}[\dXx])$/i.exec(raw.trim()) ?? [];
  if (!first || !last) return null;
  const digits = `${first}${last.toUpperCase()}`;
  const sum = Array.from(digits).reduce(
    (total, digit, at) => total + (8 - at) * (digit === "X" ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0 ? `${first}-${last.toUpperCase()}` : null;
}

/** An address of the web as browsers write it; null where it is none that a reader could follow. */
export function webAddressOf(raw: string): string | null {
  const isWritten = /^https?:\/\/[^\s/]+\.\S+$/i.test(raw);
  return isWritten && URL.canParse(raw) ? new URL(raw).href : null;
}

/** The code of a language as it is written by its rule: "de-at" is "de-AT"; null where it is none. */
export function languageOf(raw: string): string | null {
  try {
    return Intl.getCanonicalLocales(raw)[0] ?? null;
  } catch {
    return null;
  }
}

function withCheckDigit(twelve: string): string {
  const sum = Array.from(twelve).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
