import type pg from "pg";
import { onClaim } from "@/lib/moderation/rules/flags";
import { makeClaimAnnotation, makeNoteRevision } from "./annotations";
import { makeClaim, makeClaimRevision, makeRequest } from "./claims";
import { select } from "./connection";
import { CONTRIBUTION_KINDS, makeContribution, type Kind } from "./contributions";
import type { Reviewer } from "./people";
import { makeVote } from "./reviews";
import { makeDocument, makeSource } from "./sources";
import { makeSearchLog } from "./verdicts";

/** Something by the name that flags have for it. */
export type Thing = { kind: string; id: string };

/** Something of somebody's that everybody sees. */
export async function makeThing(db: pg.Client, kind: string, by: Reviewer): Promise<Thing> {
  if ((CONTRIBUTION_KINDS as readonly string[]).includes(kind)) {
    const { claimId, contributionId } = await makeContribution(db, kind as Kind, { by });
    const isOnClaim = kind === "evidence" || kind === "argument";
    return { kind, id: isOnClaim ? onClaim(claimId!, contributionId) : contributionId };
  }
  if (kind === "reviewer") return { kind, id: by.profileId };
  if (kind === "document")
    return { kind, id: await makeDocument(db, (await makeSource(db)).id, { by }) };
  const claim = await makeClaim(db);
  const made: unknown = await {
    annotation: () => makeClaimAnnotation(db, claim.id, { by }),
    vote: () => makeVote(db, claim, { by, columns: { rationale: "So I think." } }),
    search: () => makeSearchLog(db, claim.id, { by }),
    request: () => makeRequest(db, claim.id, { by }),
  }[kind]!();
  return { kind, id: onClaim(claim.id, typeof made === "string" ? made : (made as Thing).id) };
}

/** Whether the public's role reads the words of it. */
export async function isPublic(reader: pg.Client, { kind, id }: Thing): Promise<boolean> {
  const [words, key] =
    kind === "claim" ? ["claim_revisions", "claim_id"] : [TABLES[kind], "id::text"];
  return (await select(reader, `SELECT 1 FROM ${words} WHERE ${key} = $1`, [ownId(id)])).length > 0;
}

/** The state of a contribution, and the wording that it shows. */
export async function standingOf(db: pg.Client, { kind, id }: Thing) {
  const [row] = await select<{ state: string; revisionId: string }>(
    db,
    `SELECT state, current_revision_id AS "revisionId" FROM ${TABLES[kind]} WHERE id = $1`,
    [ownId(id)],
  );
  return row!;
}

/** Words a claim or a note anew, within the transaction of whoever calls. */
export async function reword(db: pg.Client, { kind, id }: Thing): Promise<void> {
  const [claimId = "", noteId] = id.split("/");
  const revisionId =
    kind === "claim"
      ? await makeClaimRevision(db, claimId, { state: "LIVE" })
      : await makeNoteRevision(db, claimId, noteId!);
  await db.query(
    `UPDATE ${TABLES[kind]} SET current_revision_id = $2 WHERE ${noteId ? "claim_id = $1 AND id = $3" : "id = $1"}`,
    noteId ? [claimId, revisionId, noteId] : [claimId, revisionId],
  );
}

/** A contribution as its own forms name it. */
export function namedIn({ kind, id }: Thing) {
  const [root = "", own] = id.split("/");
  const named = { kind: kind as Kind, contributionId: own ?? root };
  return kind === "source" ? named : { ...named, claimId: root };
}

const TABLES: Record<string, string> = {
  ...{ claim: "claims", source: "sources", evidence: "evidence", argument: "arguments" },
  ...{ annotation: "claim_annotations", search: "search_logs", request: "requests" },
};
const ownId = (id: string) => id.split("/").at(-1)!;
