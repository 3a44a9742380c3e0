import "server-only";
import { linksTooEarly, tooManyProposals } from "@/lib/access/allowance";
import { command, type Change } from "@/lib/access/command";
import { beginsAs } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { tooMuchQuoted } from "@/lib/evidence/commands/quote-within-cap";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import type { Sql, Transaction } from "@/lib/foundation/db";
import { conflict, invalid, invalidField, notFound, type Failure } from "@/lib/foundation/errors";
import { withMarksOf } from "@/lib/foundation/redacted";
import { authorsOf, type Contribution } from "../queries/contribution";
import { momentAfter } from "../rules/undo";
import { changesBetween, CLAIM_WORDS, saidIn, type Words } from "../rules/words";
import { REASON_LENGTH } from "../schema/contribution";
import { reviseContributionInput } from "../schema/revise";
import { mergedObstacle, missingSources, twinObstacle } from "./obstacles";
import {
  changeOf,
  forEachKind,
  lockContribution,
  setState,
  setWordingState,
  show,
  writeDecision,
  type Deciding,
  type Done,
} from "./transition";
import { namedIn, wordingIn, type NewWording, type RevisionInput } from "./wordings";

/**
 * Says a contribution in other words; what it said stays in its history. What waits, or was sent back, waits
 * on in the new words. Of what is live an editor's wording is shown at once, marked as not seen by a second
 * person; a member's waits beside it and changes nothing. Bound to the wording that the form was rendered
 * from: if another is shown by now nothing is stored, and the failure carries the changes.
 */
export const reviseContribution = command({
  permission: "contribution.revise",
  input: reviseContributionInput,
  subject: async (input, { tx, viewer }) => {
    const found = await lockContribution(tx, viewer, namedIn(input), input.revisionId);
    return found && { kind: "contribution", ownerActorIds: authorsOf(found) };
  },
  run: ({ input, ...context }) => reword(context, input),
});

/** Does what a form of a new wording says, for a command that asked the law. */
export async function reword(context: Rewording, typed: RevisionInput): Promise<Reworded> {
  const { tx, viewer, newUuid } = context;
  const found = await lockContribution(tx, viewer, namedIn(typed), typed.revisionId);
  if (!found) return notFound();
  const input = withItsMarks(typed, found.shown.words);
  if (found.state === "RETRACTED") return conflict("It was taken out. Restore it first.");
  const merged = mergedObstacle(found);
  if (merged) return merged;
  if (found.shown.id !== input.revisionId) return movedOn(found);
  const state = found.state === "LIVE" ? context.state : "PROPOSED";
  const wording = await wordingIn(tx, input, found.shown.words);
  if ("kind" in wording) return wording;
  const revising = { ...context, input, found, state, wording } as const;
  const obstacle = await whatKeeps(revising);
  if (obstacle) return obstacle;
  const topics = await changedTopics(revising);
  const isReworded = changesBetween(found.shown.words, wording.words).length > 0;
  if (!isReworded && !topics)
    return invalid({}, ["Nothing is different yet: change what it says."]);

  if (isReworded) await addWording(revising, newUuid());
  else if (found.state === "SENT_BACK") await waitAgain(revising);
  if (topics) {
    await setTopics(tx.sql, input.contributionId, topics.after);
    const reason = isReworded ? null : input.reason;
    await writeDecision(revising, found, { kind: "SORT", state, reason });
  }
  const change = await changeOf(tx.sql, found, {
    before: { words: wordsJson(found.shown.words), ...(topics && { topics: topics.before }) },
    after: {
      ...{ state, reason: input.reason, words: wordsJson(wording.words) },
      ...(topics && { topics: topics.after }),
    },
  });
  return {
    ...change,
    result: { ...change.result, state },
    // What waits beside something live is a number on its page, and counts nowhere.
    claimIds: state === "LIVE" ? change.claimIds! : [],
  };
}

type Rewording = Deciding & { state: "PROPOSED" | "LIVE"; newUuid: () => string };
type Reworded = Change<Done & { state: "PROPOSED" | "LIVE" }> | Failure;
type Revising = Deciding & {
  input: RevisionInput;
  found: Contribution;
  wording: NewWording;
  state: "PROPOSED" | "LIVE";
};

/** What was typed, with the marks of redaction that stood in what the form was filled with. */
function withItsMarks(typed: RevisionInput, shown: Words): RevisionInput {
  const before = JSON.stringify(shown);
  const texts = Object.entries(typed).map(([field, value]) => [
    field,
    typeof value === "string" ? withMarksOf(before, value) : value,
  ]);
  return Object.fromEntries(texts) as RevisionInput;
}

/** Somebody was faster: what is shown now, and how it differs from what the form was rendered from. */
function movedOn({ shown, asked }: Contribution): Failure {
  const changes = asked ? changesBetween(asked.words, shown.words) : [];
  return conflict(
    "It was reworded since you opened this form. Read what changed; sending yours again puts it in place of that.",
    { revisionId: shown.id, changes },
  );
}

async function whatKeeps(revising: Revising): Promise<Failure | null> {
  const { tx, viewer, now, input, found, state, wording } = revising;
  if (found.state === "LIVE" && (input.reason?.length ?? 0) < REASON_LENGTH.least)
    return invalidField("reason", "Say why: what it says now is live, and its readers will ask.");
  const waits = beginsAs("contribution.revise", viewer) === "PROPOSED";
  return (
    (found.state === "SENT_BACK" ? await twinObstacle(tx, found) : null) ??
    (waits ? await tooManyProposals(tx, viewer, now) : null) ??
    (await linksTooEarly(tx, viewer, now, textsOf(input))) ??
    (await unknownSource(tx, found.shown.words, wording.words, state)) ??
    (await overQuoted(revising))
  );
}

// Words that wait are replaced by these; those that were shown stay in the history.
async function overQuoted(revising: Revising): Promise<Failure | null> {
  const { tx, viewer, found, state } = revising;
  const [before, after] = [found.shown.words, revising.wording.words];
  if (before.kind !== "evidence" || after.kind !== "evidence") return null;
  const { sourceId, excerpt } = after;
  if (sourceId === before.sourceId && excerpt === before.excerpt) return null;
  const waiting = { actorId: viewer.require().actorId, insteadOf: found.contributionId };
  const waits = state === "PROPOSED" ? waiting : null;
  const tooMuch = await tooMuchQuoted(tx.sql, { sourceId, excerpt, waits });
  return tooMuch ? invalidField("excerpt", `${tooMuch} Quote fewer words of it.`) : null;
}

/** The free text of a form by its fields. */
function textsOf(input: RevisionInput): Record<string, string | null> {
  const texts = Object.entries(input).filter(([field]) => !NO_TEXT.has(field));
  return Object.fromEntries(
    texts.map(([field, text]) => [field, typeof text === "string" ? text : null]),
  );
}

// The address of a source is a link by its nature, and waits with its record for an editor.
const NO_TEXT = new Set(["url", "doi"]);

/** A source that is named has to be in the ledger; one that was named before may still wait with what names it. */
async function unknownSource(
  tx: Transaction,
  before: Words,
  after: Words,
  state: "PROPOSED" | "LIVE",
): Promise<Failure | null> {
  const known = state === "PROPOSED" ? Object.values(sourcesIn(before)) : [];
  const named = Object.entries(sourcesIn(after)).filter(([, id]) => !known.includes(id));
  const missing = await missingSources(
    tx,
    named.map(([, id]) => id),
  );
  const [field] = named.find(([, id]) => missing.includes(id)) ?? [];
  return field ? invalidField(field, "This source is not in the ledger.") : null;
}

function sourcesIn(words: Words): Record<string, string> {
  if (words.kind === "claim" && words.aboutSourceId) return { aboutSourceId: words.aboutSourceId };
  if (words.kind !== "evidence") return {};
  const { sourceId, viaSourceId } = words;
  return viaSourceId ? { sourceId, viaSourceId } : { sourceId };
}

/**
 * The topics of a claim have no wording in which they could wait: they change where the change is shown at
 * once, or where the claim waits itself. Null where they stay; topics that nobody knows are left aside.
 */
async function changedTopics({ tx: { db }, input, found, state }: Revising) {
  if (input.kind !== "claim" || (found.state === "LIVE" && state === "PROPOSED")) return null;
  const claimId = input.contributionId;
  const [have, want] = await Promise.all([
    db.claimTopic.findMany({ where: { claimId }, select: { topicId: true } }),
    db.topic.findMany({
      where: { id: { in: input.topics }, audienceId: PUBLIC_AUDIENCE_ID },
      select: { id: true },
    }),
  ]);
  const before = have.map(({ topicId }) => topicId).sort();
  const after = want.map(({ id }) => id).sort();
  return before.join() === after.join() ? null : { before, after };
}

async function addWording(revising: Revising, id: string): Promise<void> {
  const { tx, viewer, now, input, found, state, wording } = revising;
  const { actorId, bylineId } = viewer.require();
  const { reason } = input;
  await retireWaiting(revising);
  const [last] = await tx.sql<{ ordinal: number }>(LAST[found.kind], addressOf(found));
  // An acceptance before it is of older words.
  const createdAt = momentAfter(found.decisions, now);
  const row = {
    id,
    ordinal: (last?.ordinal ?? 0) + 1,
    state,
    reason,
    actorId,
    bylineId,
    createdAt,
  };
  await wording.store(tx, row);
  const step = { kind: state === "LIVE" ? "ADD" : "PROPOSE", state, reason } as const;
  const isBack = found.state === "SENT_BACK";
  await writeDecision(revising, found, isBack ? step : { ...step, revisionId: id });
  if (isBack) await setState(tx.sql, found, "PROPOSED");
  if (state === "LIVE" || found.state !== "LIVE") await show(tx.sql, found, id);
}

/** What was sent back waits again in the words that it has. */
async function waitAgain({ input, ...revising }: Revising): Promise<void> {
  const { tx, found } = revising;
  const step = { kind: "PROPOSE", state: "PROPOSED", reason: input.reason } as const;
  await writeDecision(revising, found, step);
  await setWordingState(tx.sql, found, found.shown.id, "PROPOSED");
  await setState(tx.sql, found, "PROPOSED");
}

/** Words that wait and are replaced by these do not wait any longer: one person has one wording in the queue. */
async function retireWaiting(revising: Revising): Promise<void> {
  const { tx, viewer, found } = revising;
  const mine = [...addressOf(found), viewer.actorId, found.shown.id, found.state !== "LIVE"];
  for (const { id } of await tx.sql<{ id: string }>(WAITING[found.kind], mine)) {
    const reason = "Replaced by a later wording.";
    const step = { kind: "RETRACT", state: "RETRACTED", reason, revisionId: id } as const;
    await writeDecision(revising, found, step);
    await setWordingState(tx.sql, found, id, "RETRACTED");
  }
}

const addressOf = ({ claimId, contributionId }: Contribution) => [claimId, contributionId];

async function setTopics(sql: Sql, claimId: string, topicIds: readonly string[]): Promise<void> {
  await sql(LEAVE_TOPICS, [claimId, topicIds]);
  await sql(JOIN_TOPICS, [claimId, topicIds]);
}

// Of words of the claim the log says where they stand: what is redacted of the claim is in no need of being found here.
const wordsJson = (words: Words): JsonValue =>
  Object.fromEntries([
    ...saidIn(words).flatMap(({ label, text }) =>
      text && label !== CLAIM_WORDS ? [[label, text]] : [],
    ),
    ...(words.kind === "evidence" && words.span ? [[CLAIM_WORDS, words.span]] : []),
  ]);

const LAST = forEachKind(
  "last_ordinal",
  ({ parent, revisions, at, of }) =>
    `SELECT max(r.ordinal) AS ordinal FROM ${parent} x JOIN ${revisions} r ON ${of} WHERE ${at}`,
);
const WAITING = forEachKind(
  "waiting_wordings",
  ({ parent, revisions, at, of }) =>
    `SELECT r.id FROM ${parent} x JOIN ${revisions} r ON ${of}
     WHERE ${at} AND r.state = 'PROPOSED' AND CASE WHEN $5::boolean THEN r.id = $4::uuid ELSE r.actor_id = $3::uuid END`,
);
const LEAVE_TOPICS = {
  name: "moderation_leave_topics",
  text: "DELETE FROM claim_topics WHERE claim_id = $1 AND topic_id <> ALL($2::text[])",
};
const JOIN_TOPICS = {
  name: "moderation_join_topics",
  text: "INSERT INTO claim_topics (claim_id, topic_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING",
};
