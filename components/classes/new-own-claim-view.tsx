import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import type { FormState } from "@/lib/access/form-action";
import { ownClaimsPath } from "@/lib/classes/rules/paths";
import { ClassTrail } from "./class-trail";
import { OwnClaimForm } from "./own-claim-form";

/** The page on which a teacher writes a claim for their class alone. */
export function NewOwnClaimView({
  of,
  outcome,
}: {
  of: { id: string; name: string };
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={of}
            further={[
              { label: "Its own claims", href: ownClaimsPath(of.id) },
              { label: "Write a claim" },
            ]}
          />
          <h1>Write a claim</h1>
          <p className="lede max-w-measure">
            For this class alone. Next you add what speaks for it and against it, and then you can
            assign it like any other.
          </p>
        </>
      }
    >
      <div className="mt-7">
        <OwnClaimForm classId={of.id} outcome={outcome} idempotencyKey={randomUUID()} />
      </div>
    </PageFrame>
  );
}
