import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { NotFoundView } from "@/components/layout/not-found-view";
import type { FormState } from "@/lib/access/form-action";
import type { ClaimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import type { OwnClaimSheet } from "@/lib/classes/queries/own-claims";
import { OwnArgumentForm } from "./own-argument-form";
import { OwnClaimHead } from "./own-claim-head";

/** The page on which a teacher argues about a claim of their class's own, or about something that stands on it. */
export function OwnArgumentView({
  sheet,
  choice,
  asked: { evidence, argument },
  outcome,
}: {
  sheet: OwnClaimSheet;
  choice: ClaimsToAssign;
  /** What it aims at; the claim where neither is named. */
  asked: { evidence: string | null; argument: string | null };
  outcome: FormState;
}) {
  const words = aimOf(sheet, { evidence, argument });
  if (words === undefined) return <NotFoundView />;
  const aim = evidence ? "EVIDENCE" : argument ? "ARGUMENT" : "CLAIM";
  return (
    <PageFrame head={<OwnClaimHead sheet={sheet} title="Add an argument" />}>
      <div className="mt-7 space-y-7">
        <p className="max-w-measure">
          {words === null ? (
            "It aims at the claim. A counter-claim is one from which a rebuttal starts."
          ) : (
            <>
              {`It aims at this ${aim.toLowerCase()}: `}
              <WithMarks text={`“${words}”`} />
            </>
          )}
        </p>
        <OwnArgumentForm
          on={{ classId: sheet.class.id, claimId: sheet.id }}
          aim={{ kind: aim, id: evidence ?? argument }}
          // A claim does not speak for or against itself.
          choice={{ ...choice, found: choice.found.filter(({ id }) => id !== sheet.id) }}
          {...{ outcome, idempotencyKey: randomUUID() }}
        />
      </div>
    </PageFrame>
  );
}

/** What it aims at in its words, null where that is the claim; undefined where it does not stand. */
function aimOf(
  sheet: OwnClaimSheet,
  { evidence, argument }: { evidence: string | null; argument: string | null },
): string | null | undefined {
  const live = <Item extends { id: string; state: string }>(items: readonly Item[], id: string) =>
    items.find((one) => one.id === id && one.state === "LIVE");
  if (evidence) return live(sheet.evidence, evidence)?.excerpt;
  if (argument) return live(sheet.arguments, argument)?.wording;
  return null;
}
