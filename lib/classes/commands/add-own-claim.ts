import "server-only";
import { command } from "@/lib/access/command";
import { addClaim } from "@/lib/claims/commands/add";
import { conflict } from "@/lib/foundation/errors";
import { addOwnClaimInput } from "../schema/own-claims";
import { heldClass } from "./held-class";
import { ownChange } from "./own-claim";
import { classSubject } from "./subjects";

/** How many claims of its own a class may have. */
const CLAIMS_MOST = 500;

/**
 * Gives a class a claim of its own: live at once, for its teachers, and for its students where an assignment is about it.
 * It waits for nobody, counts against no allowance, and is on no public page.
 */
export const addOwnClaim = command({
  permission: "classClaim.add",
  input: addOwnClaimInput,
  subject: ({ classId }, { viewer, tx }) => classSubject(tx.sql, viewer, classId),
  run: async ({ input: { classId, ...words }, subject: _, ...adding }) => {
    const { audienceId, isArchived } = await heldClass(adding.tx.sql, classId);
    if (isArchived) return conflict("The class is archived.");
    const have = await adding.tx.db.claim.count({ where: { audienceId } });
    if (have >= CLAIMS_MOST)
      return conflict(`A class has room for ${CLAIMS_MOST} claims of its own, and they are taken.`);
    const claimId = await addClaim(adding, words, [], audienceId);
    const item = { kind: "claim" as const, itemId: null };
    return ownChange({ claimId, audienceId }, item, { classId, claimId }, { after: words });
  },
});
