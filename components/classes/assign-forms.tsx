import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import type { FormState } from "@/lib/access/form-action";
import {
  assignAssignmentAction,
  discardAssignmentAction,
  withdrawAssignmentAction,
} from "@/lib/classes/actions/assignments";
import type { AssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { extensionsPath } from "@/lib/classes/rules/paths";

/** What can become of an assignment as it stands: a draft is assigned or thrown away, what is assigned is taken back. */
export function AssignForms({ sheet, outcome }: { sheet: AssignmentSheet; outcome: FormState }) {
  if (!sheet.assignedAt)
    return sheet.withdrawnAt ? (
      <BringBack {...{ sheet, outcome }} />
    ) : (
      <div className="flex flex-wrap items-end gap-4">
        <Assign {...{ sheet, outcome }}>Assign it</Assign>
        <ButtonForm
          {...sent(sheet, outcome)}
          id="discard"
          action={discardAssignmentAction}
          hidden={{ assignmentId: sheet.id, goal: "discard" }}
          summaryTitle="It was not thrown away."
          look="quiet"
        >
          Throw the draft away
        </ButtonForm>
      </div>
    );
  if (sheet.withdrawnAt) return <Assign {...{ sheet, outcome }}>Assign it again</Assign>;
  return (
    <div className="space-y-3">
      <p className="max-w-measure">
        <a href={extensionsPath(sheet.id)}>Give a student longer</a>
      </p>
      <p className="meta max-w-measure">{takingBackInWords(sheet)}</p>
      {!sheet.isReleased && (
        <ButtonForm
          {...sent(sheet, outcome)}
          id="withdraw"
          action={withdrawAssignmentAction}
          summaryTitle="It was not taken back."
        >
          Take it back
        </ButtonForm>
      )}
    </div>
  );
}

type Shown = { sheet: AssignmentSheet; outcome: FormState };

function Assign({ sheet, outcome, children }: Shown & { children: string }) {
  return (
    <ButtonForm
      {...sent(sheet, outcome)}
      id="assign"
      action={assignAssignmentAction}
      summaryTitle="It was not assigned."
    >
      {children}
    </ButtonForm>
  );
}

function BringBack({ sheet, outcome }: Shown) {
  return (
    <ButtonForm
      {...sent(sheet, outcome)}
      id="restore"
      action={discardAssignmentAction}
      hidden={{ assignmentId: sheet.id, goal: "restore" }}
      summaryTitle="It was not brought back."
    >
      Bring the draft back
    </ButtonForm>
  );
}

const sent = ({ id }: AssignmentSheet, outcome: FormState) => ({
  ...{ outcome, idempotencyKey: randomUUID(), hidden: { assignmentId: id } },
});

function takingBackInWords({ begun, isReleased }: AssignmentSheet): string {
  if (isReleased)
    return "Grades of it are released, so that it cannot be taken back: what a student has seen is taken from nobody. Where nobody has opened theirs, take their release back first.";
  if (begun === 0) return "No student has begun. If you take it back, all of it can change again.";
  const students = begun === 1 ? "One student has" : `${begun} students have`;
  return `${students} begun. If you take it back, their work is kept and comes back with it.`;
}
