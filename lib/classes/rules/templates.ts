import { USUAL_SETTINGS, type AssignmentContent } from "./assignment-content";
import type { RubricDraft } from "./rubric";
import { ARGUMENT_SIDES, weighing, WORK_SIDES } from "./template-criteria";

/** An assignment to start from: all of it can be changed before it is assigned. */
export type Template = AssignmentContent & {
  key: string;
  title: string;
  /** What it is for, to the teacher who chooses. */
  about: string;
  instructions: string;
  argumentsRubric: RubricDraft;
};

/** The template of that name; null where there is none. */
export const templateNamed = (key: string): Template | null =>
  TEMPLATES.find((template) => template.key === key) ?? null;

export const TEMPLATES: readonly Template[] = [
  {
    key: "first-lesson",
    title: "A first lesson: what is a good reason?",
    about:
      "For a class that is new to this. One to three claims, about 45 minutes: students look at what is said for and against a claim, grade it, and then say what they think.",
    instructions: paragraphs(
      "You are going to judge whether a claim is true. You need not know anything about it beforehand. What counts is how you come to your answer.",
      "1. Read the claim slowly. Say to yourself what would have to be so for it to be true.",
      "2. Read what is brought forward for it and against it. Grade each piece by the criteria, one after the other. You can find a piece reliable and still beside the point: keep these questions apart.",
      "3. For every grade that is not the best or the worst, write one sentence that says why. Point at the words that decided it.",
      "4. Now vote. If what you have read does not settle the matter, say so: “the evidence is insufficient” is an answer, and sometimes the best one.",
      "5. Give your reasons in three to five sentences. Name the piece that weighed most with you, and one that speaks against you.",
      "An example. The claim: “Lenin intended from the first a monopoly of power for the Bolsheviks.” For it stands what John Reed writes of 8 November 1917: “All the livelong afternoon Lenin and Trotzky had fought against compromise.” That is to the point; but one afternoon is not “from the first”, so it answers the claim only in part. Against it stand words that Reed gives to Lenin: “Let the compromisers accept our programme and they can come in!” A door that is open on one side's terms contradicts the claim only halfway. Grade both, and say so.",
      "You may change your mind until you hand in. Changing it for a good reason is what this lesson is about.",
    ),
    ...USUAL_SETTINGS,
    tasks: [{ kind: "GRADE_ARGUMENTS" }, { kind: "VOTE" }],
    argumentsRubric: argumentsCounted(2, 1, 1, 1, 1),
    workRubric: {
      criteria: [
        weighing(2, WORK_SIDES.understandsTheClaim),
        weighing(2, WORK_SIDES.usesTheEvidence),
        weighing(1, WORK_SIDES.weighsTheOtherSide),
        weighing(1, WORK_SIDES.reasonsClearly),
      ],
    },
  },
  {
    key: "source-criticism",
    title: "Source criticism: who says so, and how do they know?",
    about:
      "For history and journalism. Two to four claims that lean on different kinds of sources: students question the sources first, and judge the claims by what is left.",
    instructions: paragraphs(
      "Every piece of evidence comes from somebody. This time you look at them before you look at the claim.",
      "1. For each piece of evidence, find out who wrote it, when, and for whom. Was the author there? If not, from whom do they have it?",
      "2. Ask what the author wanted. Somebody with an interest can still be right, but then you want a second source that has not the same interest.",
      "3. See whether two sources are really two. If one has copied from the other, they count as one.",
      "4. Follow the link to the source and read what stands around the quotation. If the quotation says more, or less, than the author did, grade it down and say which words make the difference.",
      "An example. “We are willing at any time to include the Left Socialist Revolutionaries in the Government”: so says Lenin, in a proclamation against those who had just resigned, and we have it from Reed, who prints it. Lenin was there and knew; he also had every reason to look willing. That “Lenin expressed indignant surprise that some of his colleagues had taken seriously the negotiations” we have from a reviewer, who tells us what he read in minutes: his words, not theirs. Neither is worthless, and neither is enough alone.",
      "5. Grade each piece by the criteria. Give a reason for “Reliable source” and for “Quoted fairly” every time.",
      "6. Write at least two notes on each claim, each on words that you point at: one where a source tells you how it knows, and one where it does not. Say in the note what follows from that.",
      "7. Vote on each claim. In your reasons, say which source you rely on most, which you trust least, and what you would want to read before being surer.",
    ),
    ...USUAL_SETTINGS,
    tasks: [{ kind: "GRADE_ARGUMENTS" }, { kind: "ANNOTATE", notes: 2 }, { kind: "VOTE" }],
    argumentsRubric: argumentsCounted(1, 3, 3, 1, 1),
    workRubric: {
      criteria: [
        weighing(1, WORK_SIDES.understandsTheClaim),
        weighing(3, WORK_SIDES.questionsTheSources),
        weighing(2, WORK_SIDES.usesTheEvidence),
        weighing(1, WORK_SIDES.reasonsClearly),
      ],
    },
  },
  {
    key: "written-debate",
    title: "A written debate: the best case for both sides",
    about:
      "For a class that has done this before. One or two disputed claims with counter-claims: students work out the strongest case for each side before they take one.",
    instructions: paragraphs(
      "In a debate you win by answering the other side's best reason, not its worst. So you start with the side that you do not hold.",
      "1. Note for yourself, before you read on, whether you think that the claim is true.",
      "2. Read all the arguments. Begin with those that speak against what you noted. Grade each by the criteria as strictly as you would if it were on your side, and no more strictly.",
      "3. Look at the counter-claims. Can both be true at once? If so, they do not answer the claim, however strong they are.",
      "4. For the strongest argument on each side, write as your reason the best thing that can be said for it, and then the best thing that can be said against it.",
      "5. Add evidence of your own: one piece that speaks for the claim and one that speaks against it, both as strong as you can find. Take sources that are here already and read on in them: the page of a document shows what stands around the words that others quoted. Copy the words exactly and say where they stand.",
      "6. Answer a counter-claim. Choose the one that troubles your side most, and say why it does not settle the matter: because it aims at something else, because it need not follow, or because something speaks against it. If you cannot answer it, say how far it goes: that is an answer, too.",
      "An example. The claim is that Lenin intended from the first a monopoly of power; the counter-claim: “Lenin saw Soviet society as pluralist.” For the counter-claim, at its strongest: “we have absolutely no desire to suppress the papers of the other Socialist parties”. Read on, and the sentence has an “except”. Against it: “we would close the bourgeois press”. An answer would be: it aims at something else, since one can let others write and still mean to govern alone.",
      "7. Vote. Your reasons have three parts: the strongest case for the claim, the strongest case against it, and what decides between them for you.",
      "8. Read it through once more as somebody who disagrees with you. Would they say that you have put their case fairly? If not, put it right before you hand in. Once you have, you see what the others wrote.",
    ),
    ...{ ...USUAL_SETTINGS, naming: "PSEUDONYMS", othersShown: "AFTER_HANDING_IN" },
    tasks: [
      { kind: "GRADE_ARGUMENTS" },
      { kind: "ADD_EVIDENCE", supporting: 1, contradicting: 1 },
      { kind: "ANSWER" },
      { kind: "VOTE" },
    ],
    argumentsRubric: argumentsCounted(1, 1, 1, 3, 2),
    workRubric: {
      criteria: [
        weighing(1, WORK_SIDES.understandsTheClaim),
        weighing(2, WORK_SIDES.usesTheEvidence),
        weighing(3, WORK_SIDES.weighsTheOtherSide),
        weighing(2, WORK_SIDES.reasonsClearly),
      ],
    },
  },
];

function argumentsCounted(
  ...[toThePoint, reliable, quoted, step, answers]: [number, number, number, number, number]
): RubricDraft {
  return {
    criteria: [
      weighing(toThePoint, ARGUMENT_SIDES.toThePoint),
      weighing(reliable, ARGUMENT_SIDES.reliableSource),
      weighing(quoted, ARGUMENT_SIDES.quotedFairly),
      weighing(step, ARGUMENT_SIDES.strengthOfInference),
      weighing(answers, ARGUMENT_SIDES.answersTheClaim),
    ],
  };
}

function paragraphs(...each: string[]): string {
  return each.join("\n\n");
}
