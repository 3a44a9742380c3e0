import { plainly } from "@/lib/foundation/redacted";
import { verdictWords } from "@/lib/verdicts/rules/words";
import { classNoticeWords } from "./class-notices";
import type { Notice } from "./notices";

/** What a notification says, in a sentence. */
export function noticeWords({ name, kind, detail, matter }: Notice): string {
  const thing = THINGS[kind] ?? "contribution";
  switch (name) {
    case "added":
      return addedWords(kind, detail);
    case "placed":
      return "This claim was found in a document that you follow.";
    case "reworded":
      return `${ITS[kind] ?? "It"} was reworded.`;
    case "takenOut":
      return `${ITS[kind] ?? "It"} was taken out.`;
    case "restored":
      return `${ITS[kind] ?? "It"} was brought back.`;
    case "verdict":
      return `Its verdict is now: ${verdictWords[detail as keyof typeof verdictWords]?.toLowerCase() ?? "another"}.`;
    case "standing":
      return `The standing of this source is now: ${(detail ?? "another").toLowerCase()}.`;
    case "lineage":
      return "What this source leans on, or which original it goes back to, is recorded anew.";
    case "merged":
      return "This source is the same as another in the ledger, and counts with it from now on.";
    case "parted":
      return "This source stands for itself again: it was taken for another by mistake.";
    case "standingOfYours":
      return `The standing of a source that your evidence leans on is now: ${(detail ?? "another").toLowerCase()}.`;
    case "ruled":
      return "An editor ruled on something that you follow.";
    case "accepted":
      return `Your ${thing} was accepted.`;
    case "seen":
      return `Your ${thing} was seen and accepted by a second person.`;
    case "sentBack":
      return `Your ${thing} was sent back. Read why.`;
    case "undone":
      return `A decision about your ${thing} was taken back.`;
    case "rewordedYours":
      return `Your ${thing} was reworded by somebody else.`;
    case "answered":
      return "Somebody argues against what you added.";
    case "replied":
      return "Your note was answered.";
    case "requestClosed":
      return "What you asked for was closed. Read why.";
    case "fitDisputed":
      return "A second person reads your evidence otherwise than you do. It decides nothing until an editor settles it.";
    case "fitSettled":
      return "An editor settled how evidence is to be read that you had a part in.";
    case "voteStale":
      return "What you voted on changed, so your vote is stale. See what changed, and confirm or change it.";
    case "rulingGiven":
      return "An editor ruled on what is yours. Read the ruling; you may answer once.";
    case "wholeRuled":
      return "An editor ruled on another’s wording of what you added. Read the ruling.";
    case "flagRuled":
      return "An editor ruled on what you flagged. Read the ruling.";
    case "rulingAnswered":
      return "Your ruling was answered.";
    case "rulingReviewed":
      return "A second person decided on the ruling.";
    case "redacted":
      if (kind === "reviewer") return "Your name was redacted.";
      return `Words were redacted in ${REDACTED[kind] ?? `a ${thing}`} that you had a part in.`;
    case "flagRedacted":
      return "Words of what you reported were taken out for good.";
    default:
      return classNoticeWords(name, matter);
  }
}

/** What a notification is about, in words: its title, or what can be said where that is not shown. */
export const aboutWords = ({ key, title }: Notice["about"]): string =>
  title === null ? (WITHOUT_TITLE[key.split(":")[0]!] ?? "Something") : plainly(title);

const WITHOUT_TITLE: Record<string, string> = {
  claim: "A claim that is not shown",
  source: "A source that is not shown",
  ruling: "A ruling",
  document: "A document",
  person: "A person",
  reviewer: "Your name",
  flag: "What you reported",
  redaction: "A redaction",
  class: "A class that you are no longer in",
};

function addedWords(kind: string, detail: string | null): string {
  if (kind === "claim") return "This claim is new in the ledger.";
  if (kind === "argument") return ADDED_ARGUMENT[detail ?? ""] ?? "An argument was added.";
  return ADDED_EVIDENCE[detail ?? ""] ?? "Evidence was added.";
}

const ADDED_EVIDENCE: Record<string, string> = {
  SUPPORTS: "New evidence supports it.",
  CONTRADICTS: "New evidence contradicts it.",
  CONTEXT: "New evidence gives context.",
};
const ADDED_ARGUMENT: Record<string, string> = {
  REBUTS: "A counter-claim was added.",
  UNDERCUTS: "An undercut was added.",
  QUALIFIES: "A qualification was added.",
  SUPPORTS: "An argument was added that supports it.",
};
const THINGS: Record<string, string> = {
  ...{ claim: "claim", evidence: "evidence", argument: "argument", source: "source" },
  ...{ annotation: "note", vote: "vote" },
};
const REDACTED: Record<string, string> = {
  ...{ evidence: "a piece of evidence", argument: "an argument", source: "the record of a source" },
  ...{ search: "a search", request: "a request", ruling: "a ruling", flag: "a report" },
  ...{ document: "what is noted on a document", person: "the record of a person" },
  redaction: "the reason of a redaction",
};
const ITS: Record<string, string> = {
  ...{ evidence: "A piece of its evidence", argument: "One of its arguments" },
};
