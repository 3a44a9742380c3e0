import "server-only";
import { command } from "@/lib/access/command";
import { forbidden } from "@/lib/foundation/errors";
import { setListingSchema } from "../schema";
import { faceTag } from "../tags";

/**
 * Says whether one has a page of one's own that everybody sees, and to which one's name leads. The pages on which the name
 * stands are drawn anew by a job.
 */
export const setListing = command({
  permission: "account.revise",
  input: setListingSchema,
  subject: async (_input, { viewer }) => ({
    kind: "account" as const,
    ownerActorIds: [viewer.require().actorId],
  }),
  run: async ({ input, viewer, tx: { sql }, enqueue }) => {
    const { profileId, actorId } = viewer.require();
    const isListed = input.isListed === "yes";
    const [changed] = await sql<{ handle: string }>(SET, [profileId, isListed]);
    if (!changed) return forbidden("An account without an address has no page.");
    enqueue("publishing.drawBylines", { actorId });
    return {
      stale: [faceTag(changed.handle)],
      result: { became: isListed ? "listed" : "unlisted" },
      audit: { subjectKind: "profile", subjectId: profileId ?? "", after: { isListed } },
    };
  },
});

const SET = {
  name: "identity_set_listing",
  text: `UPDATE profiles SET is_listed = $2, updated_at = now() WHERE id = $1 AND NOT is_instant RETURNING handle`,
};
