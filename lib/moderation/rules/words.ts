import { DIRECTION_WORDS } from "@/lib/evidence/rules/reading-words";
import type { CslItem } from "@/lib/sources/rules";
import { fieldsOfRecord, RECORD_FIELDS, RECORD_LABELS } from "@/lib/sources/rules/record";
import type {
  Calendar,
  ClaimKind,
  Directness,
  Direction,
  Relation,
} from "@/prisma/generated/enums";

/** What a wording of a contribution says, as it is stored. */
export type Words =
  | {
      kind: "claim";
      sentence: string;
      claimKind: ClaimKind;
      scopeWho: string | null;
      scopeWhen: string | null;
      scopeCalendar: Calendar | null;
      scopeWhere: string | null;
      scopeStrength: string | null;
      aboutSourceId: string | null;
      aboutTitle: string | null;
    }
  | {
      kind: "evidence";
      excerpt: string;
      locatorLabel: string | null;
      locatorValue: string | null;
      direction: Direction;
      directness: Directness;
      sourceId: string;
      sourceTitle: string;
      viaSourceId: string | null;
      viaTitle: string | null;
      /** The words of the claim that it bears on, as far as they can be read, and where they stand in which sentence of it. */
      claimWords: string | null;
      span: { start: number; end: number; revisionId: string } | null;
      note: string | null;
    }
  | {
      kind: "argument";
      wording: string;
      relation: Relation;
      premises: string[];
      /** The words of what it aims at: of the evidence or the argument; null where it is the claim it stands on. */
      aimsAt: string | null;
    }
  | { kind: "source"; csl: CslItem };

/** One part of a wording under the name that people know it by; empty where it says nothing. */
export type Said = { label: string; text: string };

/** One part of which two wordings say different things. */
export type Changed = { label: string; before: string; after: string };

/** The part of evidence that repeats words of its claim. */
export const CLAIM_WORDS = "Bears on";

/** A wording part by part, always in the same order. */
export function saidIn(words: Words): Said[] {
  switch (words.kind) {
    case "claim":
      return claimSaid(words);
    case "evidence":
      return evidenceSaid(words);
    case "argument":
      return [
        { label: "Wording", text: words.wording },
        { label: "Relation", text: words.relation.toLowerCase() },
        { label: "Aims at", text: words.aimsAt ?? "the claim" },
        { label: "Starts from", text: words.premises.join(" · ") },
      ];
    case "source":
      return recordSaid(words.csl);
  }
}

/** In which parts two wordings of one contribution differ; empty where they say the same. */
export function changesBetween(before: Words, after: Words): Changed[] {
  const then = new Map(saidIn(before).map(({ label, text }) => [label, text]));
  return saidIn(after)
    .map(({ label, text }) => ({ label, before: then.get(label) ?? "", after: text }))
    .filter((part) => part.before !== part.after);
}

/** The words by which one knows a contribution in a list. */
export function headlineOf(words: Words): string {
  switch (words.kind) {
    case "claim":
      return words.sentence;
    case "evidence":
      return words.excerpt;
    case "argument":
      return words.wording;
    case "source":
      return words.csl.title;
  }
}

function claimSaid(claim: Extract<Words, { kind: "claim" }>): Said[] {
  const when = claim.scopeWhen && calendarSaid(claim.scopeWhen, claim.scopeCalendar);
  return [
    { label: "Sentence", text: claim.sentence },
    { label: "Kind", text: claim.claimKind.toLowerCase() },
    { label: "Who", text: claim.scopeWho ?? "" },
    { label: "When", text: when ?? "" },
    { label: "Where", text: claim.scopeWhere ?? "" },
    { label: "How strongly", text: claim.scopeStrength ?? "" },
    { label: "About the text", text: claim.aboutTitle ?? "" },
  ];
}

const calendarSaid = (when: string, calendar: Calendar | null) =>
  calendar ? `${when} (${calendar.toLowerCase()} calendar)` : when;

function evidenceSaid(evidence: Extract<Words, { kind: "evidence" }>): Said[] {
  const { locatorLabel, locatorValue } = evidence;
  return [
    { label: "Excerpt", text: evidence.excerpt },
    { label: "Source", text: evidence.sourceTitle },
    { label: "Reported source", text: evidence.viaTitle ?? "" },
    { label: "Place", text: locatorLabel ? `${locatorLabel} ${locatorValue}` : "" },
    { label: "Direction", text: DIRECTION_WORDS[evidence.direction].does },
    { label: "Directness", text: evidence.directness === "DIRECT" ? "direct" : "by inference" },
    { label: CLAIM_WORDS, text: evidence.claimWords ?? "" },
    { label: "Note", text: evidence.note ?? "" },
  ];
}

function recordSaid(csl: CslItem): Said[] {
  const fields = fieldsOfRecord(csl);
  return RECORD_FIELDS.map((field) => ({ label: RECORD_LABELS[field], text: fields[field] }));
}
