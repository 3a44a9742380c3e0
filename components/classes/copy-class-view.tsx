import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import type { CopySheet } from "@/lib/classes/queries/copy-sheet";
import { daysToNextWeek, movedBy } from "@/lib/classes/rules/moved-dates";
import { localInWords } from "@/lib/classes/rules/zones";
import { beginningOf, plainly } from "@/lib/foundation/redacted";
import { ClassTrail } from "./class-trail";
import { CopyClassForm } from "./copy-class-form";

/** The page on which a teacher makes a new class like one that they have. */
export function CopyClassView({
  sheet,
  refusal,
  outcome,
  now,
}: {
  sheet: CopySheet;
  /** Why the viewer may make none here; null where they may. */
  refusal: string | null;
  outcome: FormState;
  now: Date;
}) {
  const { id, name, timeZone, assignments } = sheet;
  const [first] = assignments;
  const dayOf = (at: Date) => localInWords(at, timeZone).replace(/ at .*/, "");
  const opens =
    first && dayOf(movedBy(daysToNextWeek(first.opensAt, now, timeZone), first.opensAt, timeZone));
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={sheet} further={[{ label: "Copy it" }]} />
          <h1>Copy the class</h1>
          <p className="meta mt-2 max-w-measure">
            A new class with the same description and time zone, and with drafts of the assignments
            that you choose. Nobody is in it but you, and nothing that anybody did comes along.
          </p>
        </>
      }
    >
      <div className="mt-6">
        {refusal !== null ? (
          <EmptyState>{refusal}</EmptyState>
        ) : (
          <CopyClassForm
            hidden={{ classId: id }}
            defaultValue={{ name: copyName(plainly(name)), firstOn: "" }}
            assignments={assignments.map((assignment) => ({
              value: assignment.id,
              label: `${plainly(assignment.title)}, opened on ${dayOf(assignment.opensAt)}`,
            }))}
            areAllTicked={outcome?.form !== "copy"}
            opens={opens}
            outcome={outcome}
            idempotencyKey={randomUUID()}
          />
        )}
      </div>
    </PageFrame>
  );
}

const copyName = (name: string) => `${beginningOf(name, 110)} (copy)`;
