import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import type { FormState } from "@/lib/access/form-action";
import type { OwnClaimSheet, OwnEvidence } from "@/lib/classes/queries/own-claims";
import { plainly } from "@/lib/foundation/redacted";
import type { SourceChoices } from "@/lib/sources/queries/choices";
import { OwnClaimHead } from "./own-claim-head";
import { OwnEvidenceForm } from "./own-evidence-form";

/** The page on which a teacher puts words of a public source on a claim of their class's own, or rewords them. */
export function OwnEvidenceView({
  sheet,
  choices,
  evidence,
  outcome,
}: {
  sheet: OwnClaimSheet;
  choices: SourceChoices;
  /** What is reworded; where there is none, it is new. */
  evidence?: OwnEvidence;
  outcome: FormState;
}) {
  const { words, hasMore } = choices;
  // What waits for an editor is nobody's to draw from yet.
  const sources = choices.sources
    .filter(({ isWaiting }) => !isWaiting)
    .map(({ id, title }) => ({ value: id, label: plainly(title) }));
  const isListed = sources.some(({ value }) => value === evidence?.sourceId);
  const offered =
    evidence && !isListed
      ? [{ value: evidence.sourceId, label: plainly(evidence.sourceTitle) }, ...sources]
      : sources;
  return (
    <PageFrame
      head={
        <OwnClaimHead sheet={sheet} title={evidence ? "Reword the evidence" : "Add evidence"} />
      }
    >
      <div className="mt-7">
        <OwnEvidenceForm
          on={{ classId: sheet.class.id, claimId: sheet.id }}
          {...{ evidence, outcome, idempotencyKey: randomUUID() }}
          sources={{ words, hasMore, offered }}
        />
      </div>
    </PageFrame>
  );
}
