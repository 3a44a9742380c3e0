import { isPasswordOf } from "@/lib/access/password-check";
import { castSignIns } from "@/prisma/cast";
import { withClient } from "./postgres/roles";

/**
 * Of the passwords that were drawn here, those with which somebody of the demonstration can sign in to this database: a
 * backup brings its own, and people change theirs, are suspended or delete their accounts.
 *
 * @param drawn by handle
 */
export async function workingSignIns(
  databaseUrl: string,
  drawn: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const emails = castSignIns.map(({ email }) => email);
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ handle: string; hash: string }>(CAST, [emails]),
  );
  const tried = await Promise.all(
    rows.map(async ({ handle, hash }) => {
      const password = drawn[handle];
      return password && (await isPasswordOf(hash, password)) ? [[handle, password] as const] : [];
    }),
  );
  return Object.fromEntries(tried.flat());
}

const CAST = `
  SELECT p.handle, c.password AS hash FROM profiles p
  JOIN credentials c ON c.profile_id = p.id AND c.provider_id = 'credential' AND c.password IS NOT NULL
  WHERE p.is_demonstration AND p.email = ANY($1::text[]) AND p.email_verified AND p.suspended_at IS NULL`;
