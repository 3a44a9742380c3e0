import { RedactionList } from "@/components/moderation/redaction-list";
import { MarginNotes } from "@/components/annotations/margin-notes";
import { ArgumentMap } from "@/components/arguments/argument-map";
import { ArgumentOutline } from "@/components/arguments/argument-outline";
import { AssertedAt } from "@/components/claims/asserted-at";
import { ClaimHeading } from "@/components/claims/claim-heading";
import { CounterClaims } from "@/components/claims/counter-claims";
import { EvidenceColumns } from "@/components/evidence/evidence-columns";
import { RequestList } from "@/components/evidence/request-list";
import { UncoveredList } from "@/components/evidence/uncovered-list";
import { SearchList } from "@/components/evidence/search-list";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { AsideSection, Section } from "@/components/layout/section";
import { FlagLink } from "@/components/moderation/flag-link";
import { HiddenNotices } from "@/components/moderation/hidden-notices";
import { CiteClaim } from "@/components/publishing/cite-claim";
import { FallenSources } from "@/components/publishing/fallen-sources";
import { Rationales } from "@/components/reviews/rationales";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { VerdictPanel } from "@/components/verdicts/verdict-panel";
import { argumentForms } from "@/lib/arguments/rules";
import { claimForms, claimHistoryPath } from "@/lib/claims/rules";
import { followPath } from "@/lib/follows/rules/followed";
import { revisePath } from "@/lib/moderation/rules/paths";
import type { ClaimLedger as ClaimLedgerView } from "@/lib/publishing/queries/claim-page";

/** A claim with all that bears on it: the verdict first, then the evidence, the arguments and the voices. */
export function ClaimLedger({ ledger, address }: { ledger: ClaimLedgerView; address: string }) {
  const { head, notes, counterClaims, hidings } = ledger;
  const forms = claimForms(head.id);
  const argue = argumentForms(head.id);
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
            <CounterClaims counterClaims={counterClaims} addHref={argue.counterClaim} />
          </AsideSection>
          <AsideSection id="notes" title="Notes in the margin">
            <MarginNotes claimId={head.id} group={notes} addHref={forms.annotate} />
            <HiddenNotices hidings={hidings} kinds={["annotation"]} />
          </AsideSection>
        </>
      }
    >
      <Verdict ledger={ledger} address={address} />
      <Section id="evidence" title="Evidence">
        <EvidenceColumns
          claimId={head.id}
          evidence={ledger.evidence}
          addHref={forms.addEvidence}
          proposalCount={head.waitingCount}
        />
        <NotShown count={ledger.notShown.evidence} />
        <HiddenNotices hidings={hidings} kinds={["evidence", "request"]} />
        <UncoveredList claimId={head.id} phrases={ledger.uncovered} />
        <RequestList claimId={head.id} requests={ledger.requests} count={ledger.requestCount} />
        <Ways ways={[{ label: "Ask for a source or another look", href: forms.request }]} />
      </Section>
      <Section id="arguments" title="Arguments">
        <ArgumentMap
          sentence={head.sentence}
          evidence={ledger.evidence}
          arguments={ledger.arguments}
        />
        <ArgumentOutline
          claimId={head.id}
          arguments={ledger.arguments}
          supportHref={argue.support}
        />
        <NotShown count={ledger.notShown.arguments} />
        <HiddenNotices hidings={hidings} kinds={["argument"]} />
        <Ways
          ways={[
            { label: "Support the claim", href: argue.support },
            { label: "Qualify it", href: argue.qualify },
          ]}
        />
      </Section>
      <Section id="searches" title="Searches for contrary evidence">
        <SearchList
          claimId={head.id}
          searches={ledger.searches}
          count={ledger.searchCount}
          logHref={forms.logSearch}
        />
        <HiddenNotices hidings={hidings} kinds={["search"]} />
      </Section>
      <Section id="rationales" title="What reviewers say">
        <Rationales claimId={head.id} rationales={ledger.rationales} voteHref={forms.vote} />
        <Rest ledger={ledger} />
      </Section>
      {ledger.redactions.length > 0 && (
        <Section id="redactions" title="What was redacted here">
          <RedactionList redactions={ledger.redactions} />
        </Section>
      )}
    </PageFrame>
  );
}

function Head({ ledger: { head }, address }: { ledger: ClaimLedgerView; address: string }) {
  const [first] = head.occurrences;
  const document = first && { label: first.document.title, href: first.document.href };
  return (
    <>
      <Breadcrumb trail={[document ?? { label: "Claims", href: "/claims" }, { label: "Claim" }]} />
      <ClaimHeading claim={head} historyHref={claimHistoryPath(head.id)} />
      <p className="meta dotted-list no-print mt-2">
        <a href={followPath({ kind: "claim", id: head.id })}>Follow this claim</a>
        <a href={revisePath({ kind: "claim", contributionId: head.id })}>Revise this claim</a>
        <FlagLink kind="claim" id={head.id} />
      </p>
      <PrintedAddress url={address} />
    </>
  );
}

function Verdict({ ledger, address }: { ledger: ClaimLedgerView; address: string }) {
  const { head, verdict } = ledger;
  const forms = claimForms(head.id);
  return (
    <section aria-label="Verdict" className="mt-9 border-t border-rule pt-6">
      <VerdictPanel
        verdict={verdict}
        links={{
          ...forms,
          answerArgument: argumentForms(head.id).answer,
          wordingOf: (id) => wordingIn(ledger.arguments, id),
        }}
      >
        <ButtonLink look="primary" href={forms.vote}>
          Cast your vote
        </ButtonLink>
        <ButtonLink href={forms.addEvidence}>Add evidence</ButtonLink>
        <ButtonLink href={forms.annotate}>Annotate</ButtonLink>
      </VerdictPanel>
      <FallenSources sources={ledger.fallen} staleVotes={verdict.votes.stale} />
      <div className="mt-5">
        <CiteClaim claim={head} address={address} />
      </div>
    </section>
  );
}

/** How an argument of the outline reads; null where it is none of them. */
function wordingIn(steps: ClaimLedgerView["arguments"], id: string): string | null {
  for (const step of steps) {
    const wording = step.id === id ? step.wording : wordingIn(step.replies, id);
    if (wording !== null) return wording;
  }
  return null;
}

/** What a reader can add to a part of the page. */
function Ways({ ways }: { ways: readonly { label: string; href: string }[] }) {
  return (
    <p className="no-print mt-4 flex flex-wrap gap-x-6 font-sans text-aside">
      {ways.map(({ label, href }) => (
        <a key={href} href={href} className="inline-block min-h-6">
          {label}
        </a>
      ))}
    </p>
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
