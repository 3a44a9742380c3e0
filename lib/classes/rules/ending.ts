/** How long a class that somebody wants deleted can still be kept. The database holds the same. */
export const GRACE_DAYS = 30;

/** When a class is erased for whose deletion somebody asked at a moment. */
export const erasedFrom = (askedAt: Date): Date =>
  new Date(askedAt.getTime() + GRACE_DAYS * 86_400_000);

/** Whether somebody typed the name of a class as it is written, but for spaces around it and several in it. */
export const isNameOf = (typed: string, name: string): boolean => plain(typed) === plain(name);

const plain = (words: string) => words.normalize("NFC").trim().replace(/\s+/gu, " ");
