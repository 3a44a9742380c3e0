import { randomBytes } from "node:crypto";
import { refusalOf } from "./refusal";

/**
 * Makes an account with every right.
 *
 * @param password given by the operator, or drawn here and then part of the answer
 * @throws Refusal where the room of identity refuses, with its reasons
 */
export async function createAdministrator(account: {
  email: string;
  name: string;
  password: string | undefined;
}): Promise<{ email: string; password?: string }> {
  const { createAdmin } = await import("@/lib/identity/commands/appoint");
  const password = account.password ?? randomBytes(15).toString("base64url");
  const outcome = await createAdmin({ email: account.email, name: account.name, password });
  if (outcome.kind !== "done") throw refusalOf("No account was made.", outcome);
  return account.password === undefined
    ? { email: account.email, password }
    : { email: account.email };
}
