import { signatureOf } from "@/lib/arguments/rules";
import { canonicalJson, sha256Hex } from "@/lib/foundation/canonical-json";
import { storedCsl } from "@/lib/sources/rules";
import {
  newRecord,
  RECORD_FIELDS,
  type RecordField,
  type RecordGiven,
} from "@/lib/sources/rules/record";
import { isDescribedAs, type Deed, type Kept } from "./addition-plan";
import {
  bodyOf,
  relationOf,
  type Addition,
  type AnswerDraft,
  type DescribedSource,
  type EvidenceDraft,
  type NoteDraft,
} from "./additions";

/** The tables that handing in adds to, in the order in which it does. */
export const ADDED_TO = [
  ...(["origin_groups", "sources", "source_revisions", "evidence", "evidence_revisions"] as const),
  ...(["arguments", "argument_premises", "argument_revisions"] as const),
  ...(["claim_annotations", "claim_annotation_revisions", "decisions"] as const),
];
/** The tables of which rows move to another state or wording. */
export const MOVED_IN = ["evidence", "arguments", "claim_annotations"] as const;
export type AddedTo = (typeof ADDED_TO)[number];
export type MovedIn = (typeof MOVED_IN)[number];
type Row = Record<string, unknown>;
/** Rows by table, with the columns of each. */
export type Rows = {
  added: Record<AddedTo, Row[]>;
  moved: Record<MovedIn, Row[]>;
  additions: Row[];
};

/** Whose rows these are and for whom, when they were handed in, and what gives them new ids. */
export type Making = {
  submissionId: string;
  /** The columns that say the same of every row. */
  signed: { audience_id: string; actor_id: string; byline_id: string };
  at: string;
  newUuid: () => string;
  newPublicId: () => string;
};
type Given = { addition: Addition; kept: Kept | undefined; deed: Deed };

/** What one hand-in writes for all that is added, table by table. */
export function rowsFor(given: readonly Given[], making: Making): Rows {
  const rows: Rows = {
    added: Object.fromEntries(ADDED_TO.map((table) => [table, []])) as never,
    moved: Object.fromEntries(MOVED_IN.map((table) => [table, []])) as never,
    additions: [],
  };
  for (const one of given) if (one.deed !== "NONE" && one.deed !== "KEEP") write(rows, one, making);
  return rows;
}

function write(rows: Rows, { addition, kept, deed }: Given, making: Making): void {
  const { kind, claimId, part } = addition;
  const isNew = kept === undefined;
  const id = kept?.id ?? (kind === "note" ? making.newUuid() : making.newPublicId());
  const revisionId = isWorded(deed) ? making.newUuid() : null;
  const place = { claim_id: claimId, id };
  const columns = { submission_id: making.submissionId, part, claim_id: claimId };
  if (isNew) rows.additions.push({ ...columns, [ID_IN[kind]]: id });
  else rows.moved[TABLE[kind]].push({ ...place, ...movedTo(kind, deed, revisionId, making) });

  const ordinal = (kept?.ordinal ?? 0) + 1;
  const made = { rows, making, place, revisionId, ordinal, isNew };
  if (kind === "evidence") writeEvidence(made, addition.draft, kept);
  else if (kind === "answer") writeAnswer(made, addition.draft, part);
  else writeNote(made, addition.draft);
  if (kind !== "note") decide(made, kind, deed);
}

type Made = {
  rows: Rows;
  making: Making;
  place: { claim_id: string; id: string };
  /** Of the words that it gets; null where it keeps those that it has. */
  revisionId: string | null;
  ordinal: number;
  isNew: boolean;
};

function writeEvidence(made: Made, draft: EvidenceDraft, kept: Kept | undefined): void {
  const { rows, place, revisionId } = made;
  if (revisionId === null) return;
  if (made.isNew) rows.added.evidence.push(parentOf(made));
  rows.added.evidence_revisions.push({
    ...revisionOf(made),
    ...{ evidence_id: place.id, state: "LIVE", source_id: sourceOf(made, draft, kept) },
    ...{ excerpt: draft.excerpt, direction: draft.direction, directness: draft.directness },
    ...{ locator_label: draft.locatorLabel, locator_value: draft.locatorValue },
    note: draft.note || null,
  });
}

function writeAnswer(made: Made, draft: AnswerDraft, part: string): void {
  const { rows, place, revisionId, making } = made;
  if (revisionId === null) return;
  const relation = relationOf(draft)!;
  const [kind, targetId] = draft.target.split("/") as ["evidence" | "argument", string];
  if (made.isNew) {
    const target = { kind: kind === "evidence" ? "EVIDENCE" : "ARGUMENT", id: targetId } as const;
    const step = signatureOf({ premiseClaimIds: draft.premiseIds, relation, target });
    // Two students may take the same step: it is each one's own.
    const signature = sha256Hex(canonicalJson({ step, of: `${making.submissionId}/${part}` }));
    const aim = { [`target_${kind}_id`]: targetId };
    rows.added.arguments.push({ ...parentOf(made), relation, signature, ...aim });
    for (const [index, premise] of draft.premiseIds.entries())
      rows.added.argument_premises.push({
        ...{ claim_id: place.claim_id, argument_id: place.id },
        ...{ premise_claim_id: premise, position: index + 1 },
      });
  }
  rows.added.argument_revisions.push({
    ...{ ...revisionOf(made), argument_id: place.id, state: "LIVE", wording: draft.wording },
  });
}

function writeNote(made: Made, draft: NoteDraft): void {
  const { rows, place, revisionId, making } = made;
  if (revisionId === null) return;
  const [kind, itemId] = draft.on.split("/");
  const target = { [`target_${kind}_id`]: itemId ?? place.claim_id };
  const { state: _, ...parent } = parentOf(made);
  if (made.isNew)
    rows.added.claim_annotations.push({ ...parent, ...target, motivation: draft.motivation });
  const { byline_id: __, ...revision } = revisionOf(made);
  rows.added.claim_annotation_revisions.push({
    ...{
      ...revision,
      annotation_id: place.id,
      body: bodyOf(draft),
      actor_id: making.signed.actor_id,
    },
  });
}

/** A described source is made once for a thing that is added, and again when it is described anew. */
function sourceOf(made: Made, { sourceId, described }: EvidenceDraft, kept: Kept | undefined) {
  if (sourceId) return sourceId;
  const before = kept?.kind === "evidence" ? kept : null;
  if (before?.describedAs && isDescribedAs(before.describedAs, described)) return before.sourceId;
  const { rows, making } = made;
  const { signed, at } = making;
  const [id, revisionId, groupId] = [making.newPublicId(), making.newUuid(), making.newUuid()];
  const common = { ...signed, created_at: at, state: "LIVE" };
  const csl = storedCsl(id, newRecord(recordOf(described)));
  rows.added.origin_groups.push({ id: groupId, created_at: at });
  rows.added.sources.push({
    ...{
      ...common,
      id,
      current_revision_id: revisionId,
      origin_group_id: groupId,
      standing: "GOOD",
    },
  });
  rows.added.source_revisions.push({
    ...{ ...common, id: revisionId, source_id: id, ordinal: 1, csl, title: described.title },
  });
  rows.added.decisions.push({ ...decisionOf(making, "ADD", "LIVE"), source_id: id });
  return id;
}

const recordOf = ({ title, type, authors, issued, url }: DescribedSource): RecordGiven => ({
  ...(Object.fromEntries(RECORD_FIELDS.map((field) => [field, null])) as Record<RecordField, null>),
  ...{ title, type, authors: authors || null, issued: issued || null, url: url || null },
});

function decide(made: Made, kind: "evidence" | "answer", deed: Deed): void {
  const { rows, making, place, revisionId, isNew } = made;
  const root = { root_claim_id: place.claim_id };
  const whole = { ...root, [ID_IN[kind]]: place.id };
  const wording = {
    ...root,
    [kind === "evidence" ? "evidence_revision_id" : "argument_revision_id"]: revisionId,
  };
  const say = (what: string, state: string, about: Row) =>
    rows.added.decisions.push({ ...decisionOf(making, what, state), ...about });
  if (isNew) say("ADD", "LIVE", whole);
  else if (deed === "RETRACT") say("RETRACT", "RETRACTED", { ...whole, reason: TAKEN_AWAY });
  else {
    if (deed === "RESTORE" || deed === "REWORD") say("RESTORE", "LIVE", whole);
    if (revisionId !== null) say("ADD", "LIVE", wording);
  }
}

const decisionOf = ({ signed, at }: Making, kind: string, state: string): Row => ({
  ...{ ...signed, kind, state, decided_at: at },
});

function movedTo(
  kind: Addition["kind"],
  deed: Deed,
  revisionId: string | null,
  { at }: Making,
): Row {
  const isOut = deed === "RETRACT";
  if (kind === "note") return { retracted_at: isOut ? at : null, current_revision_id: revisionId };
  return { state: isOut ? "RETRACTED" : "LIVE", current_revision_id: revisionId };
}

const parentOf = ({ place, revisionId, making: { signed, at } }: Made): Row => ({
  ...{ ...place, ...signed, state: "LIVE", current_revision_id: revisionId, created_at: at },
});
const revisionOf = ({ place, revisionId, ordinal, making: { signed, at } }: Made): Row => ({
  ...{ ...signed, claim_id: place.claim_id, id: revisionId, ordinal, created_at: at },
});
const isWorded = (deed: Deed): boolean => ["ADD", "REVISE", "REWORD"].includes(deed);

const TABLE = { evidence: "evidence", answer: "arguments", note: "claim_annotations" } as const;
const ID_IN = { evidence: "evidence_id", answer: "argument_id", note: "annotation_id" } as const;
const TAKEN_AWAY = "Whoever added it took it away before handing in again.";
