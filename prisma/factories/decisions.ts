import type pg from "pg";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { insertRow } from "./connection";
import { makeReviewer, type Reviewer, type State } from "./people";

/** The columns that say what a decision is about. */
export type About =
  | { claim_id: string }
  | { source_id: string }
  | { root_claim_id: string; claim_revision_id: string }
  | { root_claim_id: string; evidence_id: string }
  | { root_claim_id: string; evidence_revision_id: string }
  | { root_claim_id: string; argument_id: string }
  | { root_claim_id: string; argument_revision_id: string }
  | { root_source_id: string; source_revision_id: string };

type Kind =
  "PROPOSE" | "ADD" | "ACCEPT" | "SEND_BACK" | "RETRACT" | "RESTORE" | "MERGE" | "UNMERGE";

/** One row of decisions, by an editor of its own unless told otherwise. */
export async function decide(
  db: pg.Client,
  about: About,
  kind: Kind,
  {
    by,
    audienceId = PUBLIC_AUDIENCE_ID,
    state,
    reason = "It does not hold.",
  }: { by?: Reviewer; audienceId?: string; state?: State; reason?: string } = {},
) {
  const { actorId, bylineId } = by ?? (await makeReviewer(db, { role: "EDITOR" }));
  return insertRow(db, "decisions", {
    ...about,
    ...{
      kind,
      state: state ?? LEADS_TO[kind],
      reason: REASONED.has(kind) ? reason : null,
    },
    ...{ audience_id: audienceId, actor_id: actorId, byline_id: bylineId },
  });
}

/** The id of the newest decision on a contribution, or on the wording of it that is named. */
export async function newestDecisionOn(
  db: Pick<pg.Client, "query">,
  { contributionId, revisionId }: { contributionId: string; revisionId: string },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM decisions d WHERE $1 IN (claim_id, source_id, evidence_id, argument_id)
       OR $2::uuid IN (claim_revision_id, source_revision_id, evidence_revision_id, argument_revision_id)
     ORDER BY decided_at DESC, num_nonnulls(claim_id, source_id, evidence_id, argument_id) LIMIT 1`,
    [contributionId, revisionId],
  );
  return rows[0]!.id;
}

/** The decision with which a new row begins in a state. */
export const beginning = (state: State): Kind =>
  ({ PROPOSED: "PROPOSE", LIVE: "ADD", SENT_BACK: "SEND_BACK", RETRACTED: "RETRACT" })[
    state
  ] as Kind;

/** Who signs that decision: authors do not send back their own. */
export const signer = (state: State, author: Reviewer | undefined) =>
  state === "SENT_BACK" ? undefined : author;

const LEADS_TO: Record<Kind, State> = {
  ...{ PROPOSE: "PROPOSED", ADD: "LIVE", ACCEPT: "LIVE", SEND_BACK: "SENT_BACK" },
  ...{ RETRACT: "RETRACTED", RESTORE: "LIVE", MERGE: "RETRACTED", UNMERGE: "LIVE" },
};
const REASONED = new Set<Kind>(["SEND_BACK", "RETRACT"]);
