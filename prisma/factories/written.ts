import { randomBytes } from "node:crypto";
import type pg from "pg";
import { annotateClaim } from "@/lib/annotations/commands/annotate";
import { reviseAnnotation } from "@/lib/annotations/commands/revise";
import { proposeArgument } from "@/lib/arguments/commands/propose";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { logSearch } from "@/lib/evidence/commands/log-search";
import { proposeEvidence } from "@/lib/evidence/commands/propose";
import { makeRequest } from "@/lib/evidence/commands/request";
import { systemClock } from "@/lib/foundation/clock";
import { readSql } from "@/lib/foundation/db";
import { raiseFlag } from "@/lib/moderation/commands/flag";
import { redactText } from "@/lib/moderation/commands/redact";
import { answerRuling, reviewRuling } from "@/lib/moderation/commands/review";
import { reviseContribution } from "@/lib/moderation/commands/revise";
import { giveRuling } from "@/lib/moderation/commands/rule";
import { flaggedName } from "@/lib/moderation/rules/flags";
import type { RedactableKind } from "@/lib/moderation/rules/redaction";
import { castVote } from "@/lib/reviews/commands/vote";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { proposeSource } from "@/lib/sources/commands/propose";
import { makeClaim } from "./claims";
import { insertRow, select } from "./connection";
import { makeExcerptCheck } from "./evidence";
import { makeReviewer, viewerOf, type Reviewer } from "./people";
import { lineOf, makeFlagged } from "./rulings";
import { makeSource } from "./sources";

/**
 * Something of each kind with these words in its texts, written as people write them where there is a form for it. Gives
 * its id, after that of its claim where it stands on one.
 */
export const WRITTEN: Record<
  RedactableKind,
  (db: pg.Client, words: string, by: Reviewer) => Promise<string>
> = {
  claim: async (db, words, by) => {
    const { id, revisionId } = await makeClaim(db, { by });
    await done(reviseContribution, by, {
      ...{ kind: "claim", contributionId: id, revisionId, claimKind: "FACTUAL", sentence: words },
      reason: `As ${words} has it.`,
    });
    return id;
  },
  evidence: async (db, words, by) => {
    const claim = await makeClaim(db);
    const { id: sourceId } = await makeSource(db);
    await done(proposeEvidence, by, {
      ...{
        claimId: claim.id,
        sourceId,
        excerpt: words,
        direction: "CONTEXT",
        note: `See ${words}`,
      },
      ...{ locatorLabel: "page", locatorValue: "1", directness: "DIRECT" },
    });
    const [row] = await select(db, EVIDENCE_OF, [claim.id]);
    const evidence = { claimId: claim.id, id: row!.id, revisionId: row!.revision, sourceId };
    await makeExcerptCheck(db, evidence, { answer: { matched: words, differences: words } });
    return `${claim.id}/${row!.id}`;
  },
  argument: async (db, words, by) => {
    const [claim, premise] = [await makeClaim(db), await makeClaim(db)];
    await done(proposeArgument, by, {
      ...{ claimId: claim.id, relation: "REBUTS", premises: [premise.id], wording: words },
    });
    const [row] = await select(db, "SELECT id FROM arguments WHERE claim_id = $1", [claim.id]);
    return `${claim.id}/${row!.id}`;
  },
  annotation: async (db, words, by) => {
    const { id: claimId } = await makeClaim(db);
    const note = { claimId, motivation: "COMMENTING", body: words, audience: "PUBLIC" };
    await done(annotateClaim, by, note);
    const [row] = await select(db, NOTE_OF, [claimId]);
    const annotationId = row!.id as string;
    await done(reviseAnnotation, by, {
      ...{ claimId, annotationId, revisionId: row!.revision, body: `${words} Indeed.` },
    });
    return `${claimId}/${annotationId}`;
  },
  vote: async (db, words, by) => {
    const { id: claimId } = await makeClaim(db);
    for (const choice of ["MIXED", "SUPPORTED"])
      await done(castVote, by, {
        ...{ claimId, choice, confidence: "SURE", rationale: words },
        seenHash: await hashOf(claimId),
      });
    const [row] = await select(db, "SELECT id FROM votes WHERE claim_id = $1 LIMIT 1", [claimId]);
    return `${claimId}/${row!.id}`;
  },
  search: async (db, words, by) => {
    const { id: claimId } = await makeClaim(db);
    const said = { place: words, words, searchedOn: "2020-02-29", result: words };
    await done(logSearch, by, { claimId, ...said });
    const [row] = await select(db, "SELECT id FROM search_logs WHERE claim_id = $1", [claimId]);
    return `${claimId}/${row!.id}`;
  },
  request: async (db, words, by) => {
    const { id: claimId } = await makeClaim(db);
    await done(makeRequest, by, { claimId, kind: "NEEDS_SOURCE", note: words });
    const [row] = await select(db, "SELECT id FROM requests WHERE claim_id = $1", [claimId]);
    return `${claimId}/${row!.id}`;
  },
  source: async (db, words, by) => {
    const record = { type: "book", title: words, publisher: words, note: words };
    await done(proposeSource, by, { ...record, authors: "Reed, John" });
    const [row] = await select(
      db,
      "SELECT source_id AS id FROM source_revisions WHERE title = $1",
      [words],
    );
    return row!.id as string;
  },
  document: async (db, words, by) => {
    const { id: source_id } = await makeSource(db, { by });
    const whose = { audience_id: PUBLIC_AUDIENCE_ID, actor_id: by.actorId, byline_id: by.bylineId };
    const id = (await makeClaim(db)).id;
    await insertRow(db, "documents", { id, source_id, note: words, ...whose });
    return id;
  },
  person: async (db, words, by) => {
    const { id } = await makeClaim(db);
    const row = { id, name: words, sort_name: words, audience_id: PUBLIC_AUDIENCE_ID };
    await insertRow(db, "persons", { ...row, note: words, actor_id: by.actorId });
    return id;
  },
  reviewer: async (db, words) => {
    const { profileId } = await makeReviewer(db);
    await db.query("UPDATE profiles SET name = $2 WHERE id = $1", [profileId, words]);
    return profileId;
  },
  flag: async (db, words, by) => {
    const { id: claimId } = await makeClaim(db);
    await done(raiseFlag, by, { on: `claim:${claimId}`, reason: "PERSONAL_DATA", note: words });
    const [row] = await select(db, "SELECT id FROM flags WHERE subject_id = $1", [claimId]);
    return row!.id as string;
  },
  ruling: async (db, words, by) => {
    const author = await makeReviewer(db);
    const thing = await makeFlagged(db, "claim", author);
    const { seen } = (await lineOf(by, thing))!;
    const said = { publicReason: words };
    await done(giveRuling, by, { on: flaggedName(thing), kind: "WARN", seen, ...said });
    const [row] = await select(db, "SELECT id FROM rulings WHERE subject_id = $1", [thing.id]);
    const rulingId = row!.id as string;
    await done(answerRuling, author, { rulingId, body: words });
    const second = await makeReviewer(db, { role: "EDITOR" });
    await done(reviewRuling, second, { rulingId, decision: "uphold", ...said });
    return rulingId;
  },
  redaction: async (db, words, by) => {
    const redactor = by.role === "ADMIN" ? by : await makeReviewer(db, { role: "ADMIN" });
    const { id: claimId } = await makeClaim(db);
    const only = { on: `claim:${claimId}`, only: "Lenin intended" };
    const asked = { ...only, ground: "COURT_ORDER", publicReason: words };
    const shown = await redactText.execute(viewerOf(redactor), asked, { clock: systemClock });
    if (shown.ok || shown.failure.kind !== "conflict") throw new Error("nothing was shown");
    await done(redactText, redactor, { ...asked, seal: shown.failure.details?.seal });
    const [row] = await select(db, "SELECT id FROM redactions WHERE subject_id = $1", [claimId]);
    return row!.id as string;
  },
};

/** A name of nine characters that stands nowhere, and words with it. */
export function unlikely(): [name: string, words: string] {
  const name = `qz${randomBytes(4).toString("hex").slice(1)}`;
  return [name, `${name} lives at the corner of Baker Street.`];
}

/** The hash that a claim's ledger has now. */
export const hashOf = async (claimId: string) =>
  seenHash((await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID))!);

type Executable = {
  execute(
    viewer: Viewer,
    input: unknown,
    call: { clock: typeof systemClock; idempotencyKey?: string },
  ): Promise<{ ok: boolean; failure?: unknown }>;
};

async function done(command: Executable, by: Reviewer, input: unknown) {
  const outcome = await command.execute(viewerOf(by), input, { clock: systemClock });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
}

const EVIDENCE_OF = `SELECT id, current_revision_id AS revision FROM evidence WHERE claim_id = $1`;
const NOTE_OF =
  "SELECT id, current_revision_id AS revision FROM claim_annotations WHERE claim_id = $1";
