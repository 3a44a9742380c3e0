import { createHash } from "node:crypto";
import { z } from "zod";

/** Under which name a proof is kept that somebody reads the address they gave: hashed, so that reading the table opens nothing. */
export const givenIdentifier = (token: string): string =>
  createHash("sha256").update(`give-address:${token}`).digest("base64url");

/** What such a proof stands for, as it is kept. */
export type Given = { giverId: string; name: string; email: string; passwordHash: string };

/** The beginning of every proof of one giver. */
export const givenBy = (giverId: string): string => `{"giverId":"${giverId}"`;

/** A proof as it is kept. */
export const writeGiven = ({ giverId, ...rest }: Given): string =>
  JSON.stringify({ giverId, ...rest });

/** What a kept proof stands for; null where it is none. */
export function readGiven(value: string | undefined): Given | null {
  if (!value?.startsWith("{")) return null;
  return given.parse(JSON.parse(value));
}

const given = z.object({
  giverId: z.uuid(),
  name: z.string(),
  email: z.string(),
  passwordHash: z.string(),
});
