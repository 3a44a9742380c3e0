import { randomUUID } from "node:crypto";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { ChoiceSearch } from "@/components/layout/choice-search";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import type { EvidenceSheet } from "@/lib/evidence/queries";
import { plainly } from "@/lib/foundation/redacted";
import { AdditionList } from "./addition-list";
import { EvidenceForm } from "./evidence-form";

/** The page for adding evidence to a claim. */
export function EvidencePageView({
  sheet: { claim, choices, additions },
  beginsAs,
  direction,
  source,
  claimWords,
  done,
  outcome,
}: {
  sheet: EvidenceSheet;
  beginsAs: "PROPOSED" | "LIVE";
  /** Which side the link that led here was about. */
  direction: string | undefined;
  /** A source that has just been brought for this. */
  source: string | undefined;
  /** The words of the claim that the link was about. */
  claimWords: string | undefined;
  done: string | undefined;
  outcome: FormState;
}) {
  const href = claimPath(claim);
  return (
    <PageFrame
      head={
        <ClaimFormHead claim={claim} step="Add evidence" title="Add evidence">
          <p className="meta mt-2 max-w-measure">
            {WHAT_HAPPENS[beginsAs]} {LICENCE}
          </p>
        </ClaimFormHead>
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          <a href={href}>Back to the claim</a>, or send another piece below.
        </DoneNotice>
        {(choices.hasMore || choices.words !== "") && (
          <ChoiceSearch
            action={`/claims/${claim.id}/evidence/new`}
            label="Find a source first"
            hint={foundInWords(choices)}
            words={choices.words}
            kept={{ direction, words: claimWords }}
          />
        )}
        <EvidenceForm
          claimId={claim.id}
          sources={choices.sources.map(({ id, title, isWaiting }) => ({
            value: id,
            label: isWaiting ? `${plainly(title)} (waits for an editor)` : plainly(title),
          }))}
          chosen={{ direction, sourceId: source, claimWords }}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      </div>
      {additions.length > 0 && (
        <Section id="additions-title" title="What you added to this claim">
          <AdditionList additions={additions} claimId={claim.id} />
        </Section>
      )}
    </PageFrame>
  );
}

const LICENCE = "Your words are published under CC BY 4.0; quotations belong to their sources.";
const WHAT_HAPPENS = {
  PROPOSED: "An editor looks at it first; until then the claim’s page says that a proposal waits.",
  LIVE: "It is shown at once, marked as not seen by a second person, and decides nothing until somebody else accepts it.",
};
const DONE: Record<string, string> = {
  proposed: "Your evidence is proposed. An editor will accept it or send it back with a reason.",
  added: "The evidence is in the ledger, marked as not seen by a second person.",
  "source-proposed": "Your source is proposed. Say now what stands in it.",
  "source-added": "The source is in the ledger. Say now what stands in it.",
};

function foundInWords({ words, sources, hasMore }: EvidenceSheet["choices"]): string {
  const which = words === "" ? "the newest" : `those with “${words}”`;
  if (sources.length === 0) return `The form below has no source to choose: none has “${words}”.`;
  return `The form below offers ${which}, ${sources.length} of them${hasMore ? ", and there are more" : ""}.`;
}
