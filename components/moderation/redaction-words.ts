import type { RedactableKind } from "@/lib/moderation/rules/redaction";
import type { RedactionGround } from "@/prisma/generated/enums";

/** On which ground words were taken out, inside a sentence. */
export const groundWords: Record<RedactionGround, string> = {
  COURT_ORDER: "order of a court",
  COPYRIGHT: "copyright",
  PERSONAL_DATA: "personal data",
  THREAT: "a threat",
};

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
};
