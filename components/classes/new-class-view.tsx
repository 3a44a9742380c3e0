import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import { openClassAction } from "@/lib/classes/actions/classes";
import { timeZones } from "@/lib/classes/rules/zones";
import { ClassForm } from "./class-form";

/** The form for opening a class. */
export function NewClassView({
  refusal,
  outcome,
}: {
  /** Why the viewer may open none here; null where they may. */
  refusal: string | null;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your classes", href: "/classes" }, { label: "Open a class" }]}
          />
          <h1>Open a class</h1>
          <p className="meta mt-2 max-w-measure">
            You become its teacher and get a code by which your students join. What a class does is
            for its people alone: no public page shows it.
          </p>
        </>
      }
    >
      <div className="mt-7">
        {refusal !== null ? (
          <EmptyState>{refusal}</EmptyState>
        ) : (
          <ClassForm
            id="class"
            action={openClassAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            summaryTitle="The class was not opened yet."
            timeZones={timeZones()}
            submit="Open the class"
          />
        )}
      </div>
    </PageFrame>
  );
}
