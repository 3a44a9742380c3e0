import type { CriterionDraft, LevelDraft } from "./rubric";

// The sides from which the templates judge. Each level says what one would see, so that two people choose the same.

/** What is asked of each piece of evidence and each argument of a claim. */
export const ARGUMENT_SIDES = {
  toThePoint: side(
    "To the point",
    "Ask: if this is true, does it say anything about this claim, or about something else?",
    ["Beside the point", "It is about another person, time or question."],
    ["Near it", "It is about the same subject, and leaves open what the claim says."],
    ["Mostly", "It speaks about the claim, with a gap that you have to fill yourself."],
    ["Exactly", "It speaks about the very thing that the claim says."],
  ),
  reliableSource: side(
    "Reliable source",
    "Ask who says it, how they could know, and what they would gain if you believed it.",
    ["Not to be relied on", "You cannot tell who says it, or they could not have known."],
    ["Doubtful", "They could have known, and they had a strong reason to say it this way."],
    ["Fairly reliable", "They were in a position to know, and little speaks against them."],
    ["Reliable", "They knew it at first hand or looked it up, and others confirm it."],
  ),
  quotedFairly: side(
    "Quoted fairly",
    "Read what stands before and after the words, if you can. Would the author agree with the use made of them?",
    ["Twisted", "The quotation says something else than the author meant."],
    ["Cut too short", "What was left out would change how you understand it."],
    ["Nearly fair", "Something is left out, and the sense stays the same."],
    ["Fair", "It says here what it says there."],
  ),
  strengthOfInference: side(
    "Strength of the step",
    "Suppose that the evidence is true. How hard is it to think of a case in which the claim is false all the same?",
    ["No step", "The claim does not follow from it at all."],
    ["Weak", "It is easy to think of another explanation."],
    ["Good", "Another explanation is possible, but less likely."],
    ["Strong", "It is hard to see how this could be true and the claim false."],
  ),
  answersTheClaim: side(
    "Answers the claim",
    "Look for the strongest words of the claim: “always”, “first”, “because”. Does it speak to those words?",
    ["No", "It answers a weaker or a different claim."],
    ["In part", "It answers some of the claim and passes over its strongest words."],
    ["Mostly", "It answers the claim, but for one detail."],
    ["Fully", "It answers the claim as it is worded."],
  ),
};

/** What is asked of a student's own work. */
export const WORK_SIDES = {
  understandsTheClaim: side(
    "Understands the claim",
    "Say in your own words what would have to be so for the claim to be true.",
    ["Not yet", "Judges something that the claim does not say."],
    ["Roughly", "Gets the subject right, and misses what makes the claim strong or weak."],
    ["Well", "Says rightly what the claim says."],
    ["Precisely", "Says what the claim says, and what it does not say."],
  ),
  usesTheEvidence: side(
    "Uses the evidence",
    "Point at the words that you rely on. Somebody else should be able to find them.",
    ["Not yet", "Gives an opinion without any evidence."],
    ["Names some", "Mentions evidence, and does not say what it shows."],
    ["Uses it", "Says what the evidence shows, and how well."],
    ["Uses all that matters", "Weighs each important piece, those included that do not fit."],
  ),
  questionsTheSources: side(
    "Questions the sources",
    "For each source, say who made it, when, for whom and why. Then say what follows from that.",
    ["Not yet", "Takes every source at its word, or none."],
    ["Names the author", "Says who made a source, and nothing follows from it."],
    ["Asks how they knew", "Says what the author could know, and wanted."],
    ["Weighs them", "Compares the sources, and says which to rely on for what."],
  ),
  weighsTheOtherSide: side(
    "Weighs the other side",
    "Put the best case against you in words that its friends would accept. Then answer it.",
    ["Not yet", "Speaks as if there were no other side."],
    ["Mentions it", "Says that others think otherwise, and not why."],
    ["Answers it", "Gives a reason of the other side, and an answer."],
    [
      "Does it justice",
      "Gives its strongest reason fairly, answers it, and says what remains open.",
    ],
  ),
  reasonsClearly: side(
    "Reasons clearly",
    "Write one step in each sentence. “Because”, “so” and “although” show how they hang together.",
    ["Not yet", "A reader cannot tell how you came to your answer."],
    ["With gaps", "There are reasons, and some do not lead to the answer."],
    ["Clearly", "Each reason leads to the answer."],
    [
      "Clearly and carefully",
      "Each reason leads to the answer, which claims no more than they carry.",
    ],
  ),
};

/** The same, counted by a weight. */
export const weighing = (weight: number, one: CriterionDraft): CriterionDraft => ({
  ...one,
  weight,
});

function side(title: string, hint: string, ...levels: [string, string][]): CriterionDraft {
  return { title, hint, weight: 1, levels: levels.map(levelAt) };
}

function levelAt([label, description]: [string, string], place: number): LevelDraft {
  return { label, description, points: [0, 40, 70, 100][place]! };
}
