"use client";

import { ButtonForm } from "@/components/layout/button-form";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { recallGradeAction, releaseGradesAction } from "@/lib/classes/actions/grading";
import { TICKED } from "./grade-words";

type Sent = { outcome: FormState; idempotencyKey: string };
type Work = { assignmentId: string; submissionId: string };

/** Shows every grade that there is to its student. */
export function ReleaseAllForm({ assignmentId, ...sent }: Sent & { assignmentId: string }) {
  return (
    <ButtonForm
      id="release-all"
      action={releaseGradesAction}
      {...sent}
      hidden={{ assignmentId, of: "all" }}
      summaryTitle="Nothing was released."
    >
      Release all graded
    </ButtonForm>
  );
}

/** Shows the grades of those whose boxes are ticked. */
export function ReleaseTickedForm({ assignmentId, ...sent }: Sent & { assignmentId: string }) {
  return (
    <PostedForm<Record<string, never>>
      id={TICKED}
      action={releaseGradesAction}
      {...sent}
      labels={{}}
      hidden={{ assignmentId, of: "ticked" }}
      summaryTitle="Nothing was released."
    >
      {({ isPending }) => <Button aria-disabled={isPending}>Release the ticked</Button>}
    </PostedForm>
  );
}

/** Shows one student theirs. */
export function ReleaseOneForm({ work, ...sent }: Sent & { work: Work }) {
  const hidden = { assignmentId: work.assignmentId, submissionIds: work.submissionId, of: "one" };
  return (
    <ButtonForm
      id="release"
      action={releaseGradesAction}
      {...{ ...sent, hidden }}
      summaryTitle="Nothing was released."
    >
      Release this grade
    </ButtonForm>
  );
}

/** Takes a release back that nobody looked at. */
export function RecallForm({ work, ...sent }: Sent & { work: Work }) {
  return (
    <ButtonForm
      id="recall"
      action={recallGradeAction}
      {...sent}
      hidden={work}
      summaryTitle="Nothing was changed."
    >
      Take the release back
    </ButtonForm>
  );
}

/** Takes every release of the assignment back that nobody looked at. */
export function RecallUnseenForm({ assignmentId, ...sent }: Sent & { assignmentId: string }) {
  return (
    <ButtonForm
      id="recall-unseen"
      action={recallGradeAction}
      {...sent}
      hidden={{ assignmentId, of: "unseen" }}
      summaryTitle="Nothing was changed."
    >
      Take back those that nobody has opened
    </ButtonForm>
  );
}
