import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import type { FormState } from "@/lib/access/form-action";
import type { OwnArgument, OwnClaimSheet } from "@/lib/classes/queries/own-claims";
import { OwnClaimHead } from "./own-claim-head";
import { ReviseOwnArgumentForm, ReviseOwnClaimForm } from "./own-claim-form";

/** The page on which a claim of a class's own, or an argument on it, is said in other words. */
export function ReviseOwnView({
  sheet,
  item,
  outcome,
}: {
  sheet: OwnClaimSheet;
  item: { kind: "claim" } | { kind: "argument"; argument: OwnArgument };
  outcome: FormState;
}) {
  const form = { outcome, idempotencyKey: randomUUID(), classId: sheet.class.id };
  const isClaim = item.kind === "claim";
  return (
    <PageFrame
      head={
        <OwnClaimHead sheet={sheet} title={isClaim ? "Reword the claim" : "Reword the argument"} />
      }
    >
      <div className="mt-7 space-y-7">
        {isClaim && sheet.assignments.length > 0 && (
          <p className="max-w-measure">
            What is assigned keeps the wording that it has: your students go on judging that, and
            are told that the claim reads otherwise by now.
          </p>
        )}
        {isClaim ? (
          <ReviseOwnClaimForm {...form} claim={sheet} />
        ) : (
          <ReviseOwnArgumentForm {...form} claimId={sheet.id} argument={item.argument} />
        )}
      </div>
    </PageFrame>
  );
}
