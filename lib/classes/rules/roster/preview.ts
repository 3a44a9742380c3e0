import { countsOf, type Plan, type Step } from "./plan";

/** How many lines of each part of a preview are shown; counts are of all. */
export const PREVIEW_LINES = 300;

/** What an import would do, as it is shown before it is done. */
export type Preview = ReturnType<typeof previewOf>;
export type PreviewLine = { line: number; name: string; email: string | null; words: string };

/** Words for what becomes of each row. */
export function previewOf(plan: Plan, withCodes: boolean) {
  const gets = (step: Step) => getsCode(step, withCodes);
  const doing = plan.steps.filter((step) => step.does !== "nothing" || gets(step));
  const still = plan.steps.filter((step) => step.does === "nothing" && !gets(step));
  const lineOf = (step: Step): PreviewLine => ({
    ...{ line: step.line, name: step.name, email: step.email },
    words: wordsFor(step, gets(step)),
  });
  return {
    counts: countsOf(plan),
    codes: plan.steps.filter(gets).length,
    isNothing: doing.length === 0,
    left: plan.left.slice(0, PREVIEW_LINES),
    doing: doing.slice(0, PREVIEW_LINES).map(lineOf),
    doingCount: doing.length,
    still: still.slice(0, PREVIEW_LINES).map(lineOf),
    stillCount: still.length,
  };
}

/** Whether somebody is let in at once with a return code. */
export const getsCode = (step: Step, withCodes: boolean): boolean =>
  withCodes && step.email === null && (step.does !== "nothing" || step.since === "expected");

function wordsFor(step: Step, isCoded: boolean): string {
  if (isCoded) return "comes in at once, with a return code";
  if (step.does === "add")
    return step.email === null ? "new; nothing leads them in yet" : "new; expected by this address";
  if (step.does === "change") return `changed; was: ${step.was}`;
  return { expected: "expected already", in: "in the class already", gone: GONE }[step.since];
}

const GONE = "has left the class; can come back by its code";
