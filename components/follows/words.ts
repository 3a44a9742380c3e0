import type { FollowedKind } from "@/lib/follows/rules/followed";

/** What each kind of thing is called. */
export const followedWords: Record<FollowedKind, string> = {
  claim: "claim",
  document: "document",
  source: "source",
  topic: "topic",
};

/** What whoever follows a thing is told. */
export const toldWords: Record<FollowedKind, string> = {
  claim:
    "You are told when its verdict changes, when evidence or an argument is added to it, when it or what bears on it is reworded or taken out, and what editors rule.",
  document: "You are told when a claim is made of it.",
  source:
    "You are told when its standing or lineage changes, when its record is reworded, and when evidence is drawn from it.",
  topic: "You are told when a claim is filed under it.",
};
