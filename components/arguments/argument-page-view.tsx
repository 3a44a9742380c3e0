import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { ChoiceSearch } from "@/components/layout/choice-search";
import { PageFrame } from "@/components/layout/page-frame";
import { ProposalList } from "@/components/layout/proposal-list";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { DoneNotice } from "@/components/ui/done-notice";
import { plainly } from "@/lib/foundation/redacted";
import type { FormState } from "@/lib/access/form-action";
import type { ArgumentSheet } from "@/lib/arguments/queries/argument-sheet";
import { MAY_AIM_AT, type Relation, type TargetKind } from "@/lib/arguments/rules";
import { claimPath } from "@/lib/claims/rules";
import { ArgumentForm } from "./argument-form";

/** The page for proposing an argument: a counter-claim, an undercut, a qualification, an answer, support. */
export function ArgumentPageView({
  sheet,
  relation,
  beginsAs,
  done,
  outcome,
}: {
  sheet: ArgumentSheet;
  /** What the link that led here was about. */
  relation: Relation | undefined;
  beginsAs: "PROPOSED" | "LIVE";
  done: string | undefined;
  outcome: FormState;
}) {
  const { claim, target, words, chosen, found, mine } = sheet;
  const given = relation && MAY_AIM_AT[relation].includes(target.kind) ? relation : undefined;
  const view = {
    ...{ claimId: claim.id, target: { kind: target.kind, id: target.id }, chosen, found },
    relation: given ?? USUAL[target.kind],
  };
  return (
    <PageFrame head={<Head sheet={sheet} relation={given} beginsAs={beginsAs} />}>
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          <a href={claimPath(claim)}>Back to the claim</a>, or argue further below.
        </DoneNotice>
        <ChoiceSearch
          action={`/claims/${claim.id}/arguments/new`}
          label="Find the claims that it starts from"
          hint={foundInWords(words, found.length)}
          words={words}
          kept={keptIn(sheet, relation)}
        />
        <ArgumentForm {...{ form: view, outcome, idempotencyKey: randomUUID() }} />
      </div>
      {mine.length > 0 && (
        <Section id="mine-title" title="What you argued about this claim">
          <ProposalList
            proposals={mine.map((one) => ({
              ...{ id: one.id, words: one.wording, state: one.state, reason: one.reason },
              href: one.state === "LIVE" ? `${claimPath(claim)}#a-${one.id}` : null,
            }))}
          />
        </Section>
      )}
    </PageFrame>
  );
}

function Head({
  sheet: { claim, target },
  relation,
  beginsAs,
}: {
  sheet: ArgumentSheet;
  relation: Relation | undefined;
  beginsAs: "PROPOSED" | "LIVE";
}) {
  const title = titleOf(target.kind, relation);
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Claims", href: "/claims" },
          { label: plainly(claim.sentence), href: claimPath(claim) },
          { label: title },
        ]}
      />
      <h1>{title}</h1>
      <p className="meta mt-3">{AIM[target.kind]}</p>
      <p className="lede max-w-measure">
        <WithMarks text={target.words} />
      </p>
      <p className="meta mt-2 max-w-measure">
        {WHAT_HAPPENS[beginsAs]} Your words are published under CC BY 4.0.
      </p>
    </>
  );
}

function titleOf(kind: TargetKind, relation: Relation | undefined): string {
  if (kind === "EVIDENCE") return "Undercut a piece of evidence";
  if (kind === "ARGUMENT")
    return relation === "REBUTS" ? "Answer an argument" : "Argue about a step";
  if (relation === "REBUTS") return "Propose a counter-claim";
  return relation === "QUALIFIES" ? "Qualify the claim" : "Add an argument";
}

// What else the address says, so that a search changes nothing but what it finds.
function keptIn({ target, chosen }: ArgumentSheet, relation: Relation | undefined) {
  return {
    relation: relation?.toLowerCase(),
    evidence: target.kind === "EVIDENCE" ? target.id : undefined,
    argument: target.kind === "ARGUMENT" ? target.id : undefined,
    premises: chosen.map(({ id }) => id).join(" ") || undefined,
  };
}

function foundInWords(words: string, count: number): string {
  if (words === "") return "Search before you fill in the form: what it finds is offered there.";
  if (count === 0) return `No other claim has “${words}”. Word it as a new claim below.`;
  return "Tick what it found in the form below.";
}

const USUAL: Record<TargetKind, Relation> = {
  CLAIM: "REBUTS",
  EVIDENCE: "UNDERCUTS",
  ARGUMENT: "REBUTS",
};
const AIM: Record<TargetKind, string> = {
  CLAIM: "It aims at the claim",
  EVIDENCE: "It aims at the step from these words to the claim",
  ARGUMENT: "It aims at the step",
};
const WHAT_HAPPENS = {
  PROPOSED: "An editor looks at it first; until then the claim’s page says that a proposal waits.",
  LIVE: "It is shown at once, marked as not seen by a second person.",
};
const DONE: Record<string, string> = {
  proposed: "Your argument is proposed. An editor will accept it or send it back with a reason.",
  added: "The argument is in the ledger, marked as not seen by a second person.",
};
