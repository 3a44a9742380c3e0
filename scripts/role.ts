import { Refusal, refusalOf } from "./refusal";

/**
 * Gives the account of an address another role; its sessions end.
 *
 * @throws Refusal: wrong use where an argument is none, a negative answer where no account has the address
 */
export async function changeRoleOf(given: { email: string; role: string }) {
  const [{ giveRole }, { giveRoleSchema }] = await Promise.all([
    import("@/lib/identity/commands/roles"),
    import("@/lib/identity/schema"),
  ]);
  const input = giveRoleSchema.safeParse(given);
  if (!input.success)
    throw new Refusal(input.error.issues.map(({ message }) => message).join(" "), 2);
  const { email, role } = input.data;
  const outcome = await giveRole({ email, role });
  if (!outcome.ok)
    throw outcome.failure.kind === "notFound"
      ? new Refusal(`No account has the address ${email}.`)
      : refusalOf("No role was changed.", outcome.failure);
  return { email, role, before: outcome.value.before };
}
