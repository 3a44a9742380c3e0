import "server-only";
import type { z } from "zod";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { nameWords, type SpanStored } from "@/lib/evidence/commands/name-words";
import type { Transaction } from "@/lib/foundation/db";
import type { Failure } from "@/lib/foundation/errors";
import { slugOf } from "@/lib/foundation/slug";
import { recordFrom, textsOf } from "@/lib/sources/rules/record";
import type { Named } from "../queries/contribution";
import type { Words } from "../rules/words";
import type { reviseContributionInput } from "../schema/revise";

export type RevisionInput = z.output<typeof reviseContributionInput>;

/** A new wording: what it says, to compare and to keep in the audit, and how it is stored. */
export type NewWording = {
  words: Words;
  store: (tx: Transaction, row: WordingRow) => Promise<unknown>;
};
type WordingRow = {
  id: string;
  ordinal: number;
  state: "PROPOSED" | "LIVE";
  reason: string | null;
  actorId: string;
  bylineId: string;
  createdAt: Date;
};

/** The contribution that a form of a new wording is about. */
export function namedIn(input: RevisionInput): Named {
  const { kind, contributionId } = input;
  const claimId = kind === "claim" ? contributionId : kind === "source" ? null : input.claimId;
  return { kind, claimId, contributionId };
}

/** What a form says, beside what was said before: what no form shows stays. Or why it cannot be said. */
export async function wordingIn(
  tx: Transaction,
  input: RevisionInput,
  before: Words,
): Promise<NewWording | Failure> {
  switch (input.kind) {
    case "claim":
      return claimWording(tx, input);
    case "evidence":
      return evidenceWording(tx, input, before);
    case "argument":
      return argumentWording(input, before);
    case "source":
      return sourceWording(input, before);
  }
}

const PUBLIC = { audienceId: PUBLIC_AUDIENCE_ID };

async function claimWording(
  tx: Transaction,
  input: Extract<RevisionInput, { kind: "claim" }>,
): Promise<NewWording> {
  const { contributionId: claimId, sentence, claimKind, aboutSourceId } = input;
  const { scopeWho, scopeWhen, scopeCalendar, scopeWhere, scopeStrength } = input;
  const scope = { scopeWho, scopeWhen, scopeCalendar, scopeWhere, scopeStrength };
  const said = { sentence, ...scope, aboutSourceId };
  const aboutTitle = await titleOf(tx, aboutSourceId);
  const columns = { ...PUBLIC, ...said, claimId, kind: claimKind, slug: slugOf(sentence) };
  return {
    words: { kind: "claim", claimKind, aboutTitle, ...said },
    store: ({ db }, row) => db.claimRevision.create({ data: { ...columns, ...row } }),
  };
}

async function evidenceWording(
  tx: Transaction,
  input: Extract<RevisionInput, { kind: "evidence" }>,
  before: Words,
): Promise<NewWording | Failure> {
  const { claimId, contributionId: evidenceId, sourceId, viaSourceId } = input;
  const { excerpt, locatorLabel, locatorValue, direction, directness, note } = input;
  const bearing = { excerpt, locatorLabel, locatorValue, direction, directness, note };
  const said = { sourceId, viaSourceId, ...bearing };
  const named = await namedWords(tx, input, before);
  if ("kind" in named) return named;
  const sourceTitle = (await titleOf(tx, sourceId)) ?? "";
  const viaTitle = await titleOf(tx, viaSourceId);
  const columns = { ...PUBLIC, ...said, ...named, claimId, evidenceId };
  const { claimWords } = input;
  const { spanStart: start, spanEnd: end, spanRevisionId: revisionId } = named;
  const span = start === null || end === null || !revisionId ? null : { start, end, revisionId };
  return {
    words: { kind: "evidence", sourceTitle, viaTitle, claimWords, span, ...said },
    store: ({ db }, row) => db.evidenceRevision.create({ data: { ...columns, ...row } }),
  };
}

// Words that somebody left as they were stay where they were named, also where the claim has lost them since.
async function namedWords(
  tx: Transaction,
  { claimId, claimWords }: Extract<RevisionInput, { kind: "evidence" }>,
  before: Words,
): Promise<SpanStored | Failure> {
  if (before.kind !== "evidence" || before.claimWords !== claimWords)
    return nameWords(tx, claimId, claimWords);
  const { start = null, end = null, revisionId = null } = before.span ?? {};
  return { spanStart: start, spanEnd: end, spanRevisionId: revisionId };
}

function argumentWording(
  { claimId, contributionId: argumentId, wording }: Extract<RevisionInput, { kind: "argument" }>,
  before: Words,
): NewWording {
  const columns = { ...PUBLIC, claimId, argumentId, wording };
  return {
    words: before.kind === "argument" ? { ...before, wording } : before,
    store: ({ db }, row) => db.argumentRevision.create({ data: { ...columns, ...row } }),
  };
}

function sourceWording(
  input: Extract<RevisionInput, { kind: "source" }>,
  before: Words,
): NewWording {
  const sourceId = input.contributionId;
  const record = before.kind === "source" ? before.csl : { type: input.type, title: input.title };
  const csl = recordFrom(record, textsOf(input));
  const columns = { ...PUBLIC, sourceId, csl: JSON.stringify(csl), title: csl.title };
  return {
    words: { kind: "source", csl },
    store: ({ db }, row) => db.sourceRevision.create({ data: { ...columns, ...row } }),
  };
}

async function titleOf({ db }: Transaction, sourceId: string | null): Promise<string | null> {
  if (!sourceId) return null;
  const source = await db.source.findUnique({
    where: { id: sourceId },
    select: { currentRevision: { select: { title: true } } },
  });
  return source?.currentRevision?.title ?? null;
}
