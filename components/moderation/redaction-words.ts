import type { RedactableKind } from "@/lib/moderation/rules/redaction";
import type { RedactionGround } from "@/prisma/generated/enums";

/** On which ground words are taken out, to choose from. */
export const GROUND_LABELS: Record<RedactionGround, string> = {
  COURT_ORDER: "Order of a court",
  COPYRIGHT: "Copyright",
  PERSONAL_DATA: "Personal data",
  THREAT: "A threat",
};

/** The same inside a sentence. */
export const groundWords = (ground: RedactionGround): string => GROUND_LABELS[ground].toLowerCase();

/** What texts are of, at the beginning of a line. */
export const redactableWords = (kind: string): string =>
  Object.hasOwn(KINDS, kind) ? KINDS[kind as RedactableKind] : "Something else";

const KINDS: Record<RedactableKind, string> = {
  claim: "Claim",
  evidence: "Evidence",
  argument: "Argument",
  annotation: "Note",
  vote: "Reasons of a vote",
  search: "Logged search",
  request: "Request",
  source: "Source",
  document: "Document",
  person: "Person",
  reviewer: "Reviewer",
  flag: "Report",
  ruling: "Ruling",
  redaction: "Reason of a redaction",
};
