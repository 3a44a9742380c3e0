import "server-only";
import type { Change, Context } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { claimListTag, claimTag } from "@/lib/claims/tags";
import { documentTag } from "@/lib/documents/tags";
import type { ContributionKind } from "@/lib/evidence/rules";
import { requestListTag } from "@/lib/evidence/tags";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import type { Sql, Statement, Transaction } from "@/lib/foundation/db";
import { sourceListTag, sourceTag } from "@/lib/sources/tags";
import type { ContentState, DecisionKind } from "@/prisma/generated/enums";
import {
  isSeenBy,
  readContribution,
  TABLES,
  type Contribution,
  type Named,
} from "../queries/contribution";
import { momentAfter } from "../rules/undo";

/** Makes whoever decides on a contribution or rewords it at the same moment wait until the transaction ends. */
export async function holdContribution(tx: Transaction, named: Named): Promise<void> {
  await tx.sql(LOCK[named.kind], [named.claimId, named.contributionId]);
}

/**
 * Finds a contribution for a command, and makes whoever decides on it or rewords it at the same moment wait: what is
 * read here is what the one before left. Null where there is none, or none that the viewer may know of: what is not
 * live is seen by its authors and by editors.
 */
export async function lockContribution(
  tx: Transaction,
  viewer: Viewer,
  named: Named,
  revisionId: string | null = null,
): Promise<Contribution | null> {
  await holdContribution(tx, named);
  const contribution = await readContribution(tx.sql, named, revisionId);
  return contribution && isSeenBy(viewer, contribution) ? contribution : null;
}

export type Step = {
  kind: DecisionKind;
  state: ContentState;
  reason: string | null;
  /** The wording that the decision is about; the whole where none is named. */
  revisionId?: string;
};

/** Writes a decision about the whole or about one wording of it, and returns its id. */
export async function writeDecision(
  { tx, viewer, now }: Deciding,
  found: Contribution,
  step: Step,
): Promise<string> {
  const { kind, claimId, contributionId } = found;
  const { actorId, bylineId } = viewer.require();
  const about = step.revisionId ? WORDING_COLUMNS[kind] : WHOLE_COLUMNS[kind];
  const decidedAt = momentAfter(found.decisions, now);
  const { id } = await tx.db.decision.create({
    data: {
      ...{ kind: step.kind, state: step.state, reason: step.reason },
      ...{ audienceId: PUBLIC_AUDIENCE_ID, actorId, bylineId, decidedAt },
      ...about(claimId ?? contributionId, step.revisionId ?? contributionId),
    },
    select: { id: true },
  });
  return id;
}

/** Puts the whole into a state. */
export async function setState(sql: Sql, named: Named, state: ContentState): Promise<void> {
  await sql(SET_STATE[named.kind], [named.claimId, named.contributionId, state]);
}

/** Puts one wording into a state. */
export async function setWordingState(
  sql: Sql,
  { kind, claimId, contributionId }: Named,
  revisionId: string,
  state: ContentState,
): Promise<void> {
  await sql(SET_WORDING_STATE[kind], [claimId ?? contributionId, revisionId, state]);
}

/** Makes the whole show another of its wordings. */
export async function show(sql: Sql, named: Named, revisionId: string): Promise<void> {
  await sql(SHOW[named.kind], [named.claimId, named.contributionId, revisionId]);
}

/** What a command returns that changed a contribution: its address, the event, and what readers now see differently. */
export async function changeOf(
  sql: Sql,
  contribution: Contribution,
  said: { before: JsonValue; after: JsonValue },
): Promise<Change<Done>> {
  const { kind, claimId, contributionId } = contribution;
  const isOnClaim = kind === "evidence" || kind === "argument";
  return {
    result: { kind, claimId, contributionId },
    audit: {
      subjectKind: kind,
      subjectId: isOnClaim ? `${claimId}/${contributionId}` : contributionId,
      audienceId: PUBLIC_AUDIENCE_ID,
      ...said,
    },
    stale: await staleAfter(sql, contribution),
    // A source's record is no input of a verdict.
    claimIds: claimId ? [claimId] : [],
    evidence: kind === "evidence" ? [{ claimId: claimId!, evidenceId: contributionId }] : [],
  };
}

/** A statement for every kind of contribution, from the names of its tables; `$1` and `$2` are its address. */
export const forEachKind = (name: string, text: (tables: (typeof TABLES)["claim"]) => string) =>
  Object.fromEntries(
    Object.entries(TABLES).map(([kind, tables]) => [
      kind,
      { name: `moderation_${name}_${kind}`, text: text(tables) },
    ]),
  ) as Record<ContributionKind, Statement>;

export type Done = { kind: ContributionKind; claimId: string | null; contributionId: string };
export type Deciding = Pick<Context<Transaction>, "tx" | "now"> & { viewer: Viewer };

async function staleAfter(sql: Sql, contribution: Contribution): Promise<string[]> {
  const { kind, claimId, contributionId, shown, asked } = contribution;
  const wordings = asked ? [shown.words, asked.words] : [shown.words];
  switch (kind) {
    case "argument":
      return [claimTag(claimId!)];
    case "evidence":
      return [claimTag(claimId!), ...new Set(wordings.flatMap(sourcesIn).map(sourceTag))];
    case "source": {
      const dossiers = await sql<{ id: string }>(DOSSIERS, [contributionId]);
      const tags = [sourceTag(contributionId), sourceListTag()];
      return [...tags, ...dossiers.map(({ id }) => documentTag(id))];
    }
    case "claim": {
      const documents = await sql<{ id: string }>(DOCUMENTS, [contributionId]);
      const tags = [claimTag(contributionId), claimListTag(), requestListTag()];
      return [...tags, ...documents.map(({ id }) => documentTag(id))];
    }
  }
}

function sourcesIn(words: Contribution["shown"]["words"]): string[] {
  if (words.kind !== "evidence") return [];
  return words.viaSourceId ? [words.sourceId, words.viaSourceId] : [words.sourceId];
}

const WHOLE_COLUMNS = {
  claim: (_: string, claimId: string) => ({ claimId }),
  source: (_: string, sourceId: string) => ({ sourceId }),
  evidence: (rootClaimId: string, evidenceId: string) => ({ rootClaimId, evidenceId }),
  argument: (rootClaimId: string, argumentId: string) => ({ rootClaimId, argumentId }),
};
const WORDING_COLUMNS = {
  claim: (rootClaimId: string, claimRevisionId: string) => ({ rootClaimId, claimRevisionId }),
  source: (rootSourceId: string, sourceRevisionId: string) => ({ rootSourceId, sourceRevisionId }),
  evidence: (rootClaimId: string, evidenceRevisionId: string) => ({
    rootClaimId,
    evidenceRevisionId,
  }),
  argument: (rootClaimId: string, argumentRevisionId: string) => ({
    rootClaimId,
    argumentRevisionId,
  }),
};

const LOCK = forEachKind(
  "lock",
  ({ parent, at }) => `SELECT 1 FROM ${parent} x WHERE ${at} FOR NO KEY UPDATE`,
);
const SET_STATE = forEachKind(
  "set_state",
  ({ parent, at }) => `UPDATE ${parent} x SET state = $3::text::"ContentState" WHERE ${at}`,
);
const SHOW = forEachKind(
  "show",
  ({ parent, at }) => `UPDATE ${parent} x SET current_revision_id = $3::uuid WHERE ${at}`,
);
const SET_WORDING_STATE = forEachKind(
  "set_wording_state",
  ({ revisions, root }) =>
    `UPDATE ${revisions} SET state = $3::text::"ContentState" WHERE ${root} = $1 AND id = $2::uuid`,
);
const DOSSIERS = {
  name: "moderation_dossiers_of_source",
  text: "SELECT id FROM documents WHERE source_id = $1",
};
const DOCUMENTS = {
  name: "moderation_documents_of_claim",
  text: "SELECT DISTINCT document_id AS id FROM occurrences WHERE claim_id = $1 LIMIT 100",
};
