import "server-only";
import type { z } from "zod";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
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

/** What a form says, beside what was said before: what no form shows stays. */
export async function wordingIn(
  tx: Transaction,
  input: RevisionInput,
  before: Words,
): Promise<NewWording> {
  switch (input.kind) {
    case "claim":
      return claimWording(tx, input);
    case "evidence":
      return evidenceWording(tx, input);
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
): Promise<NewWording> {
  const { claimId, contributionId: evidenceId, sourceId, viaSourceId } = input;
  const { excerpt, locatorLabel, locatorValue, direction, directness, note } = input;
  const bearing = { excerpt, locatorLabel, locatorValue, direction, directness, note };
  const said = { sourceId, viaSourceId, ...bearing };
  const sourceTitle = (await titleOf(tx, sourceId)) ?? "";
  const viaTitle = await titleOf(tx, viaSourceId);
  const columns = { ...PUBLIC, ...said, claimId, evidenceId };
  return {
    words: { kind: "evidence", sourceTitle, viaTitle, ...said },
    store: ({ db }, row) => db.evidenceRevision.create({ data: { ...columns, ...row } }),
  };
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
