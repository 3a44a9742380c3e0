// Words that stand nowhere else, and forms that are full of them.

/** A search asks for this word, which stands before every mark. */
export const SOUGHT = "zibeline";
/** What every mark begins with. It stands nowhere else, and no search is for it. */
export const MARK = "quagmar";
const marked = (what: string) => (words: string) => `${SOUGHT} ${MARK}${what} ${words}`;
/**
 * Words that everybody of the class may read, those of one student, their name, those of another, those of a grade; of work that
 * is masked, of work that classmates see, and why somebody has until later.
 */
export const ofClass = marked("class");
export const ofWork = marked("work");
export const ofName = marked("name");
export const ofOtherWork = marked("other");
export const ofGrade = marked("grade");
export const ofMasked = marked("masked");
export const ofShared = marked("shared");
export const ofReason = marked("reason");

/** What the teacher set in the place of the computed grade, and what is computed: numbers that stand nowhere else. */
export const GRADE_SET = "73.19";
export const GRADE_COMPUTED = "37.00";

export const classWords = {
  ...{ name: ofClass("History"), about: ofClass("What we read."), timeZone: "UTC" },
};
const criterion = (name: string) => ({
  ...{ [`${name}1Title`]: ofClass("Reasons"), [`${name}1Hint`]: ofClass("Look at the source.") },
  [`${name}1Weight`]: "1",
  ...level(`${name}1Level1`, "0"),
  ...level(`${name}1Level2`, "37"),
});
const level = (name: string, points: string) => ({
  [`${name}Label`]: ofClass(`Level of ${points}`),
  [`${name}Description`]: ofClass("Said for the half of it."),
  [`${name}Points`]: points,
});
/** An assignment as its form sends it, but for its class and its claims. */
export const assignmentFields = {
  ...{ title: ofClass("Who wanted what"), instructions: ofClass("Read all of it.") },
  ...{ opens: "2020-03-01T08:00", due: "2090-03-08T23:59" },
  ...{ tasks: ["VOTE", "GRADE_ARGUMENTS"], late: "ACCEPTED" },
  ...{ ...criterion("arguments"), ...criterion("work") },
};
