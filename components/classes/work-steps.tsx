import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { WorkClaim, WorkSheet } from "@/lib/classes/queries/work";
import { assignmentPath, workClaimPath } from "@/lib/classes/rules/paths";
import type { Step, StepName } from "@/lib/classes/rules/steps";
import { stepWords } from "./work-words";

/** The steps of the work on a claim, those that are done ticked, the one that is open marked; and handing in. */
export function WorkSteps({
  work,
  claim,
  steps,
  current,
  count,
}: {
  work: WorkSheet;
  claim: WorkClaim;
  steps: readonly Step[];
  current: StepName;
  /** How far the grading is: "1 of 3"; null where nothing is there to grade. */
  count: string | null;
}) {
  return (
    <nav aria-label="Steps of this claim" className="mt-3 border-b border-rule">
      <ol className="flex flex-wrap gap-x-5 font-sans text-note">
        {steps.map(({ name, isDone }) => (
          <li key={name}>
            <a
              href={workClaimPath(work.id, claim.id, { step: name })}
              aria-current={name === current ? "step" : undefined}
              className={name === current ? here : there}
            >
              {isDone && (
                <span className="text-supports">
                  <Icon shape="check" size={11} />
                </span>
              )}
              {stepWords[name]}
              {name === "grade" && count && `, ${count}`}
              {isDone && <VisuallyHidden>, done</VisuallyHidden>}
            </a>
          </li>
        ))}
        <li>
          <a href={`${assignmentPath(work.id)}#hand-in-title`} className={there}>
            Hand in
          </a>
        </li>
      </ol>
    </nav>
  );
}

const step = "inline-flex min-h-9 items-center gap-1.5 border-b-2 pb-0.5 no-underline";
const here = `${step} border-press font-[650] text-ink`;
const there = `${step} border-transparent text-soft hover:text-ink`;
