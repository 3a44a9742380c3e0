import "server-only";
import { command } from "@/lib/access/command";
import { NOTHING, type Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { claimSetSeen } from "../rules/claim-sets";
import { keepClaimSetInput, removeClaimSetInput, reviseClaimSetInput } from "../schema/claim-sets";

/** How many sets somebody may keep. */
const SETS_MOST = 200;

/** Keeps claims together under a title, for whoever does it alone. */
export const keepClaimSet = command({
  permission: "claimSet.keep",
  input: keepClaimSetInput,
  subject: async () => NOTHING,
  run: async ({ input: { title, claims }, viewer, tx, now, newUuid }) => {
    const { actorId } = viewer.require();
    await tx.sql(LOCK_NAME, [`claim-sets/${actorId}`]);
    const have = await tx.db.claimSet.count({ where: { ownerActorId: actorId, removedAt: null } });
    if (have >= SETS_MOST)
      return conflict(`You keep ${SETS_MOST} sets already. Remove one that you no longer use.`);
    const unknown = await unknownClaims(tx, claims);
    if (unknown) return unknown;
    const id = newUuid();
    await tx.db.claimSet.create({ data: { id, ownerActorId: actorId, title, keptAt: now } });
    await writeMembers(tx, id, claims);
    return {
      result: { claimSetId: id },
      audit: { ...auditOf(id), after: logged({ title, claims }) },
    };
  },
});

/**
 * Gives a set another title, other claims or another order. Bound to what its form was rendered from: if it says something
 * else by now nothing is stored.
 */
export const reviseClaimSet = command({
  permission: "claimSet.revise",
  input: reviseClaimSetInput,
  subject: ({ claimSetId }, { tx, viewer }) => heldSet(tx, viewer, claimSetId),
  run: async ({ input: { claimSetId, title, claims, seen }, tx }) => {
    const before = await tx.db.claimSet.findUnique({
      where: { id: claimSetId },
      include: { members: { orderBy: { position: "asc" } } },
    });
    if (!before || before.removedAt) return notFound();
    const had = { title: before.title, claims: before.members.map(({ claimId }) => claimId) };
    if (claimSetSeen(had) !== seen)
      return conflict(MEANWHILE, { seen: claimSetSeen(had), title: had.title });
    const unknown = await unknownClaims(
      tx,
      claims.filter((id) => !had.claims.includes(id)),
    );
    if (unknown) return unknown;
    await tx.db.claimSet.update({ where: { id: claimSetId }, data: { title } });
    await writeMembers(tx, claimSetId, claims);
    return {
      result: { claimSetId },
      audit: {
        ...auditOf(claimSetId),
        ...{ before: logged(had), after: logged({ title, claims }) },
      },
    };
  },
});

/** Removes a set from its keeper's list, or brings one back. Assignments that were begun from it stay as they are. */
export const removeClaimSet = command({
  permission: "claimSet.remove",
  input: removeClaimSetInput,
  subject: ({ claimSetId }, { tx, viewer }) => heldSet(tx, viewer, claimSetId),
  run: async ({ input: { claimSetId, goal }, tx, now }) => {
    const set = await tx.db.claimSet.findUnique({ where: { id: claimSetId } });
    if (!set) return notFound();
    if ((set.removedAt !== null) === (goal === "remove"))
      return conflict(goal === "remove" ? "It is removed already." : "It is in your list already.");
    const removedAt = goal === "remove" ? now : null;
    await tx.db.claimSet.update({ where: { id: claimSetId }, data: { removedAt } });
    const isRemoved = (at: Date | null) => ({ isRemoved: at !== null });
    return {
      result: { claimSetId, goal },
      audit: {
        ...auditOf(claimSetId),
        ...{ before: isRemoved(set.removedAt), after: isRemoved(removedAt) },
      },
    };
  },
});

const MEANWHILE =
  "You changed this set in another window since you opened this form. Sending yours again puts it in place of that.";
const auditOf = (subjectId: string) => ({ subjectKind: "claimSet", subjectId, audienceId: null });
// A title is its keeper's alone and goes with the account; the log stays.
const logged = ({ title, claims }: { title: string; claims: readonly string[] }) => ({
  ...{ characters: title.length, claims },
});

/** A set as the law sees it: its keeper's, to everybody else there is none. It stays as it is to the end of the transaction. */
async function heldSet(
  { sql }: Transaction,
  viewer: Viewer,
  claimSetId: string,
): Promise<Subjects["claimSet"] | null> {
  const [found] = await sql<{ owner: string }>(HOLD, [claimSetId, viewer.actorId]);
  return found ? { kind: "claimSet", claimSetId, ownerActorIds: [found.owner] } : null;
}

async function unknownClaims(
  { sql }: Transaction,
  claims: readonly string[],
): Promise<Failure | null> {
  const [{ known } = { known: 0 }] = await sql<{ known: number }>(COUNT_OPEN, [
    claims,
    PUBLIC_AUDIENCE_ID,
  ]);
  if (known === claims.length) return null;
  return conflict(
    "One of the claims no longer stands, or is a class’s own, which no set holds. Leave it out, or choose another.",
  );
}

async function writeMembers(
  { db }: Transaction,
  claimSetId: string,
  claims: readonly string[],
): Promise<void> {
  await db.claimSetMember.deleteMany({ where: { claimSetId } });
  await db.claimSetMember.createMany({
    data: claims.map((claimId, nth) => ({ claimSetId, claimId, position: nth + 1 })),
  });
}

const HOLD = {
  name: "classes_hold_claim_set",
  text: `SELECT owner_actor_id AS owner FROM claim_sets WHERE id = $1 AND owner_actor_id = $2 FOR UPDATE`,
};
const COUNT_OPEN = {
  name: "classes_count_open_claims",
  text: `SELECT count(*)::int AS known FROM claims
         WHERE id = ANY ($1::text[]) AND audience_id = $2 AND state = 'LIVE' AND merged_into_id IS NULL`,
};
