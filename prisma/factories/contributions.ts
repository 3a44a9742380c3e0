import type pg from "pg";
import { makeArgument } from "./arguments";
import { makeClaim } from "./claims";
import { makeEvidence } from "./evidence";
import type { Contribution } from "./people";
import { makeSource } from "./sources";

export const CONTRIBUTION_KINDS = ["claim", "evidence", "argument", "source"] as const;
export type Kind = (typeof CONTRIBUTION_KINDS)[number];

/** A contribution as forms and commands name it, with the wording that it shows. */
export type MadeContribution = {
  kind: Kind;
  claimId?: string;
  contributionId: string;
  revisionId: string;
  /** The source of evidence. */
  sourceId?: string;
};

/** One of each kind; evidence and arguments stand on a live claim of their own. */
export async function makeContribution(
  db: pg.Client,
  kind: Kind,
  made: Contribution = {},
): Promise<MadeContribution> {
  switch (kind) {
    case "claim": {
      const { id, revisionId } = await makeClaim(db, made);
      return { kind, claimId: id, contributionId: id, revisionId };
    }
    case "source": {
      const { id, revisionId } = await makeSource(db, made);
      return { kind, contributionId: id, revisionId };
    }
    case "evidence": {
      const { id: claimId } = await makeClaim(db);
      const words = { locator_label: "page", locator_value: "5" };
      const { id, revisionId, sourceId } = await makeEvidence(db, claimId, { ...made, words });
      return { kind, claimId, contributionId: id, revisionId, sourceId };
    }
    case "argument": {
      const { id: claimId } = await makeClaim(db);
      const { id, revisionId } = await makeArgument(db, claimId, made);
      return { kind, claimId, contributionId: id, revisionId };
    }
  }
}
