import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { personOf } from "../rules/names";

/**
 * The persons that names stand for, in the order of the names and each once: those who are known by that name, however it is
 * written ("Trotsky, Leon", "Leon Trotsky"), and new ones for the others. In the transaction of who asks.
 */
export async function personsNamed(
  { tx, viewer, now, newPublicId }: Adding,
  names: readonly string[],
): Promise<string[]> {
  const { actorId } = viewer.require();
  // Two who bring the same new name wait for each other: the second finds the first one's person.
  await tx.sql(LOCK_NAME, ["persons"]);
  const ids: string[] = [];
  for (const { name, sortName } of names.map(personOf)) {
    const isCalled = (called: string) => ({ equals: called, mode: "insensitive" as const });
    const known = await tx.db.person.findFirst({
      where: {
        audienceId: PUBLIC_AUDIENCE_ID,
        OR: [{ name: isCalled(name) }, { sortName: isCalled(sortName) }],
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const made = { audienceId: PUBLIC_AUDIENCE_ID, actorId, createdAt: now };
    const { id } =
      known ??
      (await tx.db.person.create({
        data: { ...made, id: newPublicId(), name, sortName },
        select: { id: true },
      }));
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}
