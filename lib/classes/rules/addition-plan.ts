import { cslOf } from "@/lib/sources/rules";
import { fieldsOfRecord } from "@/lib/sources/rules/record";
import {
  bodyOf,
  isBegun,
  isWhole,
  relationOf,
  type Addition,
  type AnswerDraft,
  type DescribedSource,
  type EvidenceDraft,
  type NoteDraft,
} from "./additions";

/** What of a thing that was added is on record in the assignment's audience since an earlier hand-in. */
export type Kept = {
  part: string;
  id: string;
  claimId: string;
  isLive: boolean;
  /** Of what it says now. */
  ordinal: number;
} & (
  | ({ kind: "evidence" } & KeptEvidence)
  | { kind: "answer"; target: string; relation: string; premiseIds: string[]; wording: string }
  | { kind: "note"; on: string; motivation: string; body: string }
);
type KeptEvidence = Pick<EvidenceDraft, "excerpt" | "direction" | "directness"> & {
  sourceId: string;
  /** The record of its source, where the student described it; null where it is everybody's. */
  describedAs: { csl: string; title: string } | null;
  locatorLabel: string | null;
  locatorValue: string | null;
  note: string | null;
};

/**
 * What handing in does with a thing that is added: ADD makes it, REVISE words it anew, RETRACT takes it out, RESTORE brings
 * it back as it was and REWORD in other words. KEEP leaves it as it stands, NONE is for what is not on record and is not
 * to be.
 */
export type Deed = "NONE" | "KEEP" | "ADD" | "REVISE" | "RETRACT" | "RESTORE" | "REWORD";

/** @param gone sources and claims that are no longer there to be named: what names one already goes on doing so */
export function deedFor(
  addition: Addition,
  kept: Kept | undefined,
  gone: readonly string[] = [],
): Deed {
  const isWanted = isBegun(addition);
  if (!kept) return isWanted && isWhole(addition, gone) ? "ADD" : "NONE";
  const isSame = saysTheSame(addition, kept);
  if (kept.isLive && isWanted && isSame) return "KEEP";
  if (!isWanted || !isWhole(addition, gone)) return kept.isLive ? "RETRACT" : "NONE";
  if (kept.isLive) return "REVISE";
  return isSame ? "RESTORE" : "REWORD";
}

/** At what it aims, from what it starts and what it is cannot change any more once it was handed in. */
export function hasSameAim(addition: Addition, kept: Kept): boolean {
  if (addition.kind === "answer" && kept.kind === "answer") {
    const { target, premiseIds } = addition.draft;
    const isSameStart = [...premiseIds].sort().join() === [...kept.premiseIds].sort().join();
    return target === kept.target && relationOf(addition.draft) === kept.relation && isSameStart;
  }
  if (addition.kind === "note" && kept.kind === "note")
    return addition.draft.on === kept.on && addition.draft.motivation === kept.motivation;
  return addition.kind === kept.kind;
}

/** Whether a described source is the one of which this is the record. */
export function isDescribedAs(record: { csl: string; title: string }, said: DescribedSource) {
  const known = fieldsOfRecord(cslOf(record));
  return (Object.keys(said) as (keyof DescribedSource)[]).every(
    (name) => known[name] === said[name],
  );
}

function saysTheSame(addition: Addition, kept: Kept): boolean {
  switch (addition.kind) {
    case "evidence":
      return kept.kind === "evidence" && isSameEvidence(addition.draft, kept);
    case "answer":
      return kept.kind === "answer" && isSameAnswer(addition.draft, kept.wording);
    case "note":
      return kept.kind === "note" && isSameNote(addition.draft, kept.body);
  }
}

function isSameEvidence(draft: EvidenceDraft, kept: KeptEvidence): boolean {
  const isSameSource = draft.sourceId
    ? draft.sourceId === kept.sourceId
    : kept.describedAs !== null && isDescribedAs(kept.describedAs, draft.described);
  const words = ["excerpt", "direction", "directness", "locatorLabel", "locatorValue"] as const;
  return (
    isSameSource &&
    words.every((name) => draft[name] === kept[name]) &&
    draft.note === (kept.note ?? "")
  );
}

const isSameAnswer = ({ wording }: AnswerDraft, said: string) => wording === said;
const isSameNote = (draft: NoteDraft, said: string) => bodyOf(draft) === said;
