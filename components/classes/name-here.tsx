import { randomUUID } from "node:crypto";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import type { FormState } from "@/lib/access/form-action";
import type { WorkSheet } from "@/lib/classes/queries/work";
import { LocalMoment } from "./local-moment";
import { PseudonymForm } from "./pseudonym-form";
import { WhoReads } from "./who-reads";

/** Under which name a student works for an assignment, how it is changed, and who was told whose it is. */
export function NameHere({
  work,
  outcome,
  freeNames,
}: {
  work: WorkSheet;
  outcome: FormState;
  freeNames: readonly string[];
}) {
  const name = work.signedAs?.pseudonym;
  const canChange = name && work.handIns.length === 0 && freeNames.length > 0;
  return (
    <Section id="name-title" title="Your name here">
      {name ? (
        <p className="max-w-measure">
          In this assignment you are <b>{name}</b>.
          {work.handIns.length > 0 && " You handed in under it: it stays."}
        </p>
      ) : (
        <p className="max-w-measure">
          When you first save something, the name of an animal is drawn for you. You can choose
          another one until you hand in.
        </p>
      )}
      {canChange && (
        <div className="mt-4 space-y-3">
          <PseudonymForm
            assignmentId={work.id}
            names={freeNames}
            outcome={outcome}
            idempotencyKey={randomUUID()}
          />
          <WhoReads work={work} />
        </div>
      )}
      {work.unmaskings.length > 0 && (
        <>
          <h3 id="unmasked-title" className="mt-5">
            Who was told that it is you
          </h3>
          <ul aria-labelledby="unmasked-title" className="mt-1 space-y-1 text-aside">
            {work.unmaskings.map(({ by, reason, at }) => (
              <li key={at.toISOString()}>
                {by}, on <LocalMoment at={at} timeZone={work.class.timeZone} />: “
                <WithMarks text={reason} />”
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
