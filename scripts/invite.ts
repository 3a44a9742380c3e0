import { Refusal, refusalOf } from "./refusal";

/**
 * Invites the owner of an address to open an account. The link is answered this once: the database keeps its hash.
 *
 * @throws Refusal: wrong use where it is no address; a negative answer where it has an account, or sign-up is closed
 */
export async function inviteAddress(address: string) {
  const [{ invite }, { inviteSchema }] = await Promise.all([
    import("@/lib/identity/commands/invitations"),
    import("@/lib/identity/schema"),
  ]);
  const input = inviteSchema.safeParse({ email: address });
  if (!input.success)
    throw new Refusal(input.error.issues.map(({ message }) => message).join(" "), 2);
  const outcome = await invite(input.data);
  if (!outcome.ok) throw refusalOf("Nobody was invited.", outcome.failure);
  return { email: input.data.email, ...outcome.value };
}
