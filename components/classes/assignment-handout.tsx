import { WithMarks } from "@/components/moderation/with-marks";
import { Section } from "@/components/layout/section";
import type { AssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { claimPath } from "@/lib/claims/rules";
import { LocalMoment } from "./local-moment";
import { RubricText } from "./rubric-text";
import {
  inquiriesInWords,
  lateInWords,
  namingInWords,
  othersInWords,
  taskInWords,
} from "./assignment-words";

/** An assignment as its students read it, to look at and to print: nothing in it can be filled in. */
export function AssignmentHandout({ sheet }: { sheet: AssignmentSheet }) {
  const { claims, tasks, instructions, argumentsRubric, workRubric } = sheet;
  const { opensAt, dueAt, latePolicy, lateReduction } = sheet;
  const { timeZone } = sheet.class;
  return (
    <>
      <p className="meta max-w-measure">
        It opens on <LocalMoment at={opensAt} timeZone={timeZone} /> and is due on{" "}
        <LocalMoment at={dueAt} timeZone={timeZone} />, in the time of {zoneInWords(timeZone)}.{" "}
        {lateInWords(latePolicy, lateReduction)} {namingInWords(sheet.naming)}{" "}
        {othersInWords(sheet.othersShown)}
      </p>
      <p className="meta mt-2 max-w-measure">
        {sheet.releasesAt && (
          <>
            Grades are released on <LocalMoment at={sheet.releasesAt} timeZone={timeZone} />.{" "}
          </>
        )}
        {inquiriesInWords(sheet.inquiryDays)}
      </p>
      {instructions && (
        <p className="mt-4 max-w-measure whitespace-pre-line">
          <WithMarks text={instructions} />
        </p>
      )}
      <Section id="handout-claims" title={claims.length === 1 ? "The claim" : "The claims"}>
        <ol className="max-w-measure list-decimal space-y-3 pl-6">
          {claims.map((claim) => (
            <li key={claim.id}>
              {claim.isOwn ? (
                <WithMarks text={claim.sentence} />
              ) : (
                <a href={claimPath(claim)}>
                  <WithMarks text={claim.sentence} />
                </a>
              )}
            </li>
          ))}
        </ol>
        <p className="mt-4">With each of them:</p>
        <ol className="list-decimal pl-6">
          {tasks.map((task) => (
            <li key={task.kind}>{taskInWords(task)}</li>
          ))}
        </ol>
      </Section>
      {argumentsRubric && tasks.some(({ kind }) => kind === "GRADE_ARGUMENTS") && (
        <Section id="handout-arguments" title="How you grade the arguments">
          <RubricText criteria={argumentsRubric.criteria} />
        </Section>
      )}
      <Section id="handout-work" title="How your work is graded">
        <RubricText criteria={workRubric.criteria} />
      </Section>
    </>
  );
}
