import { Refusal, refusalOf } from "./refusal";

/**
 * Archives a class, has it deleted, or takes either back, without reading it.
 *
 * @throws Refusal: wrong use where an argument is none, a negative answer where there is no such class or it is so already
 */
export async function administerClassOf(given: { goal: string; classId: string; reason: string }) {
  const [{ administerClass }, { administerClassInput }, { asSystem }, { systemClock }] =
    await Promise.all([
      import("@/lib/classes/commands/delete-class"),
      import("@/lib/classes/schema/ending"),
      import("@/lib/access/command"),
      import("@/lib/foundation/clock"),
    ]);
  const input = administerClassInput.safeParse(given);
  if (!input.success)
    throw new Refusal(input.error.issues.map(({ message }) => message).join(" "), 2);
  const outcome = await asSystem(administerClass)(input.data, systemClock);
  if (!outcome.ok)
    throw outcome.failure.kind === "notFound"
      ? new Refusal(`There is no class with the id ${given.classId}.`)
      : refusalOf("Nothing was changed.", outcome.failure);
  return outcome.value.result;
}
