import { MarginNotes } from "@/components/annotations/margin-notes";
import { ArgumentOutline } from "@/components/arguments/argument-outline";
import { AssertedAt } from "@/components/claims/asserted-at";
import { ClaimHeading } from "@/components/claims/claim-heading";
import { CounterClaims } from "@/components/claims/counter-claims";
import { EvidenceColumns } from "@/components/evidence/evidence-columns";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { AsideSection, Section } from "@/components/layout/section";
import { Rationales } from "@/components/reviews/rationales";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { VerdictPanel } from "@/components/verdicts/verdict-panel";
import { claimForms } from "@/lib/claims/rules";
import type { ClaimLedger as ClaimLedgerView } from "@/lib/publishing/queries/claim-page";

/** A claim with all that bears on it: the verdict first, then the evidence, the arguments and the voices. */
export function ClaimLedger({ ledger, address }: { ledger: ClaimLedgerView; address: string }) {
  const { head, notes, counterClaims } = ledger;
  const forms = claimForms(head.id);
  return (
    <PageFrame
      head={<Head ledger={ledger} address={address} />}
      beside={
        <AsideSection id="asserted" title="Where it is asserted">
          <AssertedAt occurrences={head.occurrences} />
        </AsideSection>
      }
      aside={
        <>
          <AsideSection id="counter-claims" title="Counter-claims">
            <CounterClaims counterClaims={counterClaims} answerHref={null} />
          </AsideSection>
          <AsideSection id="notes" title="Notes in the margin">
            <MarginNotes claimId={head.id} group={notes} addHref={forms.annotate} />
          </AsideSection>
        </>
      }
    >
      <Verdict ledger={ledger} />
      <Section id="evidence" title="Evidence">
        <EvidenceColumns
          claimId={head.id}
          evidence={ledger.evidence}
          addHref={forms.addEvidence}
          proposalCount={head.waitingCount}
        />
        <NotShown count={ledger.notShown.evidence} />
      </Section>
      <Section id="arguments" title="Arguments">
        <ArgumentOutline claimId={head.id} arguments={ledger.arguments} addHref={null} />
        <NotShown count={ledger.notShown.arguments} />
      </Section>
      <Section id="rationales" title="What reviewers say">
        <Rationales rationales={ledger.rationales} voteHref={forms.vote} />
        <Rest ledger={ledger} />
      </Section>
    </PageFrame>
  );
}

function Head({ ledger: { head }, address }: { ledger: ClaimLedgerView; address: string }) {
  const [first] = head.occurrences;
  const document = first && { label: first.document.title, href: first.document.href };
  return (
    <>
      <Breadcrumb trail={[document ?? { label: "Claims", href: "/claims" }, { label: "Claim" }]} />
      <ClaimHeading claim={head} />
      <PrintedAddress url={address} />
    </>
  );
}

function Verdict({ ledger: { head, verdict } }: { ledger: ClaimLedgerView }) {
  const forms = claimForms(head.id);
  return (
    <section aria-label="Verdict" className="mt-9 border-t border-rule pt-6">
      <VerdictPanel verdict={verdict} links={{ ...forms, logSearch: null }}>
        <ButtonLink look="primary" href={forms.vote}>
          Cast your vote
        </ButtonLink>
        <ButtonLink href={forms.addEvidence}>Add evidence</ButtonLink>
        <ButtonLink href={forms.annotate}>Annotate</ButtonLink>
      </VerdictPanel>
    </section>
  );
}

function NotShown({ count }: { count: number }) {
  if (count === 0) return null;
  return <p className="meta mt-3">{count} more not shown: these are the oldest.</p>;
}

function Rest({ ledger: { rationales, voteCount } }: { ledger: ClaimLedgerView }) {
  const rest = voteCount - rationales.length;
  if (rest <= 0 || rationales.length === 0) return null;
  return (
    <p className="meta mt-3">
      These are the newest {rationales.length} that gave reasons, of {voteCount} votes.
    </p>
  );
}
