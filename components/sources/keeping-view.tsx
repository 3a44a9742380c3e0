import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import type { KeepingSheet } from "@/lib/sources/queries/keeping";
import { sourcePath } from "@/lib/sources/rules";
import { WithMarks } from "@/components/moderation/with-marks";
import { plainly } from "@/lib/foundation/redacted";
import { LineageForm, StandingForm } from "./keeping-forms";
import { SourceStanding } from "./source-standing";

type Props = { sheet: KeepingSheet; outcome: FormState };

/** The page for keeping a source honest: its standing, what it leans on, and with whom it shares an original. */
export function KeepingView({ sheet, done, outcome }: Props & { done: string | undefined }) {
  const form = () => ({ sourceId: sheet.id, outcome, idempotencyKey: randomUUID() });
  return (
    <PageFrame head={<Head sheet={sheet} />} aside={<History sheet={sheet} />}>
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE} />
        <StandingForm {...form()} standing={sheet.standing} key={sheet.standing} />
      </div>
      <Section id="leans-on" title="What it leans on">
        <LeansOn sheet={sheet} outcome={outcome} />
      </Section>
      <Section id="origin" title="The original it goes back to">
        <Origin sheet={sheet} outcome={outcome} />
      </Section>
    </PageFrame>
  );
}

function Head({ sheet }: { sheet: KeepingSheet }) {
  const href = sourcePath(sheet);
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Sources", href: "/sources" },
          { label: plainly(sheet.title), href },
          { label: "Standing and lineage" },
        ]}
      />
      <h1>Standing and lineage</h1>
      <p className="lede max-w-measure">
        <WithMarks text={sheet.title} />
      </p>
      <p className="meta mt-2 max-w-measure">
        Now: <SourceStanding standing={sheet.standing} />. A change is dated, shows your name and
        your reason, and has the verdict of every claim that leans on it counted again. To undo one,
        change it back.
      </p>
    </>
  );
}

function History({ sheet: { standingChanges, originChanges } }: { sheet: KeepingSheet }) {
  return (
    <>
      <AsideSection id="standing-history" title="History of its standing">
        {standingChanges.length === 0 && (
          <EmptyState>It has been in good standing from the first.</EmptyState>
        )}
        <ul className="space-y-2.5 text-aside">
          {standingChanges.map(({ standing, reason, by, at }) => (
            <li key={at}>
              <SourceStanding standing={standing} /> <Signed by={by} at={at} />
              <p>
                <WithMarks text={reason} />
              </p>
            </li>
          ))}
        </ul>
      </AsideSection>
      {originChanges.length > 0 && (
        <AsideSection id="origin-history" title="History of its origin">
          <ul className="space-y-2.5 text-aside">
            {originChanges.map(({ reason, by, at }) => (
              <li key={at}>
                <Signed by={by} at={at} />
                <p>
                  <WithMarks text={reason} />
                </p>
              </li>
            ))}
          </ul>
        </AsideSection>
      )}
    </>
  );
}

function Signed({ by, at }: { by: string; at: string }) {
  return (
    <span className="meta">
      {by}, <Day at={at} />
    </span>
  );
}

function LeansOn({ sheet: { id: sourceId, leansOn, choices }, outcome }: Props) {
  const named = leansOn.map(({ id }) => id);
  const options = optionsOf(choices.filter(({ id }) => !named.includes(id)));
  return (
    <div className="space-y-6">
      {leansOn.length === 0 && (
        <EmptyState>It is not recorded to lean on another source of the ledger.</EmptyState>
      )}
      {leansOn.length > 0 && (
        <ul className="divide-y divide-rule border-y border-rule">
          {leansOn.map(({ id, lineageId, title, reason }) => (
            <li key={lineageId} className="space-y-1 py-3">
              <p>
                <a href={sourcePath({ id, title })}>
                  <WithMarks text={title} />
                </a>
              </p>
              <p className="meta max-w-measure">
                <WithMarks text={reason} />
              </p>
              <Details summary="Withdraw this" isOpen={outcome?.form === `withdraw-${lineageId}`}>
                <LineageForm
                  {...{ sourceId, outcome, idempotencyKey: randomUUID() }}
                  act="withdraw"
                  id={`withdraw-${lineageId}`}
                  given={{ lineageId }}
                  submit="Withdraw it"
                />
              </Details>
            </li>
          ))}
        </ul>
      )}
      <LineageForm
        {...{ sourceId, outcome, idempotencyKey: randomUUID() }}
        act="lean"
        other={{ name: "leansOnId", label: "It also leans on", options }}
        submit="Record this"
      />
    </div>
  );
}

function Origin({ sheet: { id: sourceId, sharesOriginWith, choices }, outcome }: Props) {
  const shared = sharesOriginWith.map(({ id }) => id);
  const options = optionsOf(choices.filter(({ id }) => !shared.includes(id)));
  const form = () => ({ sourceId, outcome, idempotencyKey: randomUUID() });
  return (
    <div className="space-y-6">
      {shared.length === 0 && (
        <EmptyState>
          It counts as an origin of its own. Sources that go back to one original count as one.
        </EmptyState>
      )}
      {shared.length > 0 && (
        <>
          <p>Shared with:</p>
          <ul className="list-disc pl-5">
            {sharesOriginWith.map((other) => (
              <li key={other.id}>
                <a href={sourcePath(other)}>
                  <WithMarks text={other.title} />
                </a>
              </li>
            ))}
          </ul>
          <Details summary="It stands for itself" isOpen={outcome?.form === "leave"}>
            <LineageForm {...form()} act="leave" submit="Take it out of this group" />
          </Details>
        </>
      )}
      <LineageForm
        {...form()}
        act="join"
        other={{ name: "withId", label: "It goes back to the same original as", options }}
        submit="Record this origin"
      />
    </div>
  );
}

const optionsOf = (choices: readonly { id: string; title: string }[]) =>
  choices.map(({ id, title }) => ({ value: id, label: plainly(title) }));

const DONE: Record<string, string> = {
  standing: "Its standing is changed. The verdicts that lean on it are being counted again.",
  lean: "Recorded. Both sources’ pages say so.",
  withdraw: "Withdrawn. It can be recorded again.",
  join: "They share an original now. The verdicts that lean on it are being counted again.",
  leave: "It stands for itself now. The verdicts that lean on it are being counted again.",
};
