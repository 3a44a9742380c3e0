import { verifyPassword } from "better-auth/crypto";

/**
 * Whether a password is the one that was hashed, where nothing but that is asked: without accounts, settings or a
 * database. Takes about a tenth of a second, on purpose.
 */
export const isPasswordOf = (hash: string, password: string): Promise<boolean> =>
  verifyPassword({ hash, password });
