import { randomUUID } from "node:crypto";
import type pg from "pg";
import { atomically, insertRow } from "./connection";
import { makeClaim } from "./claims";
import { beginning, decide, signer } from "./decisions";
import { newPublicId, signed, someHash, type Contribution } from "./people";

export type Argument = { claimId: string; id: string; revisionId: string };
type Step = {
  relation?: "SUPPORTS" | "REBUTS" | "UNDERCUTS" | "QUALIFIES";
  /** Columns of the target; the claim itself unless told otherwise. */
  target?: Record<string, string>;
  /** Ids of claims; a new one unless given. */
  premises?: string[];
  wording?: string;
  signature?: string;
};

/** An argument about a claim with its premises and its first revision. */
export function makeArgument(
  db: pg.Client,
  claimId: string,
  made: Contribution & Step = {},
): Promise<Argument> {
  return atomically(db, async () => {
    const { state = "LIVE", relation = "REBUTS", target = { target_claim_id: claimId } } = made;
    const premises = made.premises ?? [(await makeClaim(db)).id];
    const whose = await signed(db, made);
    const [id, revisionId] = [newPublicId(), randomUUID()];
    await insertRow(db, "arguments", {
      ...{ claim_id: claimId, id, state, relation, ...target, current_revision_id: revisionId },
      ...{ signature: made.signature ?? someHash(), ...whose },
    });
    for (const [index, premise] of premises.entries())
      await insertRow(db, "argument_premises", {
        ...{ claim_id: claimId, argument_id: id, premise_claim_id: premise, position: index + 1 },
      });
    await insertRow(db, "argument_revisions", {
      ...{ claim_id: claimId, id: revisionId, argument_id: id, ordinal: 1, state },
      ...{ wording: made.wording ?? "Both cannot hold at once.", ...whose },
    });
    const about = { root_claim_id: claimId, argument_id: id };
    await decide(db, about, beginning(state), { ...made, by: signer(state, made.by) });
    return { claimId, id, revisionId };
  });
}

/** Another wording of an argument; the argument goes on showing what it showed. */
export function makeArgumentRevision(
  db: pg.Client,
  { claimId, id: argumentId }: Argument,
  made: Contribution & { ordinal?: number } = {},
): Promise<string> {
  return atomically(db, async () => {
    const { state = "PROPOSED", ordinal = 2 } = made;
    const { id } = await insertRow<{ id: string }>(db, "argument_revisions", {
      ...{ claim_id: claimId, argument_id: argumentId, ordinal, state },
      ...{ wording: "Neither can hold alone.", ...(await signed(db, made)) },
    });
    const about = { root_claim_id: claimId, argument_revision_id: id };
    await decide(db, about, beginning(state), { ...made, by: signer(state, made.by) });
    return id;
  });
}
