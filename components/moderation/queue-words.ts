import type { DeskQueueName, LineDeed } from "@/lib/moderation/rules/desk-queues";

/** What the desk's queues are called, where they lead and where they are pages. */
export const QUEUE_NAMES: Record<DeskQueueName, string> = {
  unsourced: "Without a source",
  "not-checked": "Not checked",
  "not-found": "Not found",
  "wrong-locator": "Wrong place",
  "awaiting-fit": "Awaiting a second reader",
  disputed: "Disputed",
  "standing-changed": "Standing changed",
};

/** What stands in a queue, and what is to be done with it. */
export const QUEUE_ABOUT: Record<DeskQueueName, string> = {
  unsourced: "Claims on which no live evidence bears. Add some, or ask for a source.",
  "not-checked":
    "Excerpts that no machine has looked up, and that no two people transcribed: mostly because no text of the source is here.",
  "not-found":
    "Excerpts that do not stand in the texts of their source. What waits goes back to its adder; what is live wants other words, or a ruling.",
  "wrong-locator":
    "Excerpts that stand elsewhere than their adder says, or in several places. Take the right one.",
  "awaiting-fit":
    "Live evidence that nobody has read beside its adder. How they read it you see once you have answered.",
  disputed:
    "Evidence that a second person reads otherwise than its adder. It decides nothing until somebody else settles it.",
  "standing-changed":
    "Live evidence that leans on a source which is not in good standing, or whose standing changed within thirty days.",
};

/** What a queue says while nothing stands in it. */
export const QUEUE_EMPTY: Record<DeskQueueName, string> = {
  unsourced: "Evidence bears on every claim.",
  "not-checked": "Every excerpt has been looked up, or transcribed by two people.",
  "not-found": "Every excerpt that was looked up was found.",
  "wrong-locator": "Every excerpt stands where its adder says.",
  "awaiting-fit": "A second person has read every piece of evidence.",
  disputed: "Nobody reads evidence otherwise than its adder, or all of that is settled.",
  "standing-changed": "Every source that evidence leans on stands as it did.",
};

/** What was just done on a line. */
export const DEEDS: Record<LineDeed, string> = {
  asked: "A source is asked for.",
  placed: "It names the right place now, in a new wording that a second person reads anew.",
  flagged: "It is flagged. Another editor rules on it.",
  retracted: "It is taken out, with your reason.",
  returned: "It went back to its adder, who reads your reason.",
  settled: "It is settled: it fits as it stands.",
  reopened: "That is taken back: it is disputed again.",
  looked: "It is marked as looked at.",
};
