import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { FlagSheet } from "@/lib/moderation/queries/flags";
import { flaggedName, THINGS } from "@/lib/moderation/rules/flags";
import { FlagForm } from "./flag-form";
import { FlaggedThing } from "./flagged-thing";

/** The page on which somebody flags what others made. */
export function FlagView({
  sheet: { subject, isOwn, isFlagged },
  isDone,
  outcome,
}: {
  sheet: FlagSheet;
  isDone: boolean;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <h1>Flag {THINGS[subject.kind]}</h1>
          <p className="meta mt-2 max-w-measure">
            An editor who did not make it decides, and the reason for the decision is{" "}
            <a href="/rulings">public</a>. Who flagged it is not. Do you only disagree? Then vote,
            argue or annotate instead.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-7">
        {isDone && isFlagged && (
          <Notice outcome="done" title="It is flagged.">
            An editor looks at it. <a href={subject.href}>Back to where it stands</a>.
          </Notice>
        )}
        <FlaggedThing subject={subject} />
        {isOwn && <p>This is your own work: reword it or take it out where it stands.</p>}
        {isFlagged && !isDone && (
          <p>You have flagged this, and an editor has yet to decide on it.</p>
        )}
        {!isOwn && (!isFlagged || outcome) && (
          <FlagForm on={flaggedName(subject)} outcome={outcome} idempotencyKey={randomUUID()} />
        )}
      </div>
    </PageFrame>
  );
}
