/**
 * A join code as somebody typed it or a link carries it: eight characters of Crockford's base 32, in either case, with i, l
 * and o read as Crockford reads them; spaces and hyphens between them mean nothing. Null where it can be no code.
 */
export function readJoinCode(typed: string): string | null {
  const bare = typed.replace(/[\s\p{Pd}]/gu, "");
  // Tested before lowering: some letters beyond ASCII become ASCII in lower case.
  if (!/^[0-9A-Za-z]{8}$/.test(bare)) return null;
  const code = bare.toLowerCase().replace(/[il]/g, "1").replace(/o/g, "0");
  return code.includes("u") ? null : code;
}

/** A join code as people read it out: two groups of four. */
export const shownJoinCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
