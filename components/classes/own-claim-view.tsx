import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { kindWords } from "@/components/claims/words";
import { ButtonLink } from "@/components/ui/button";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { OwnClaimSheet } from "@/lib/classes/queries/own-claims";
import { assignmentPath, ownClaimForms, ownClaimsPath } from "@/lib/classes/rules/paths";
import { ClassTrail } from "./class-trail";
import { OwnArgumentItem, OwnEvidenceItem } from "./own-items";
import { RestoreOwn, RetractOwn } from "./retract-own-forms";

/** A claim that a class has for itself, with everything that stands on it, for its teachers. */
export function OwnClaimView({
  sheet,
  done,
  outcome,
}: {
  sheet: OwnClaimSheet;
  done: string | undefined;
  outcome: FormState;
}) {
  const isLive = sheet.state === "LIVE" && !sheet.class.isArchived;
  const item = { classId: sheet.class.id, claimId: sheet.id, kind: "claim" as const };
  const forms = ownClaimForms(sheet.class.id, sheet.id);
  const part = { sheet, outcome, isLive };
  return (
    <PageFrame
      head={<Head sheet={sheet} />}
      aside={<Aside sheet={sheet} />}
      asideLabel="About this claim"
    >
      <div className="mt-7 space-y-6">
        <DoneNotice done={done} words={DONE} />
        {sheet.state === "RETRACTED" && (
          <Notice outcome="kept" title="This claim is taken out">
            <p className="mb-3">
              {sheet.reason && <WithMarks text={sheet.reason} />} Nothing more is asked of it in
              assignments; what was done on it stays.
            </p>
            {!sheet.class.isArchived && <RestoreOwn {...{ item, outcome }} />}
          </Notice>
        )}
        {isLive && (
          <p>
            <ButtonLink href={forms.revise}>Reword it</ButtonLink>
          </p>
        )}
      </div>
      <Section id="evidence-title" title="Evidence">
        <Items {...part} empty="Nothing speaks for it or against it yet.">
          {sheet.evidence.map((evidence) => (
            <OwnEvidenceItem key={evidence.id} {...part} evidence={evidence} />
          ))}
        </Items>
        {isLive && (
          <p className="mt-5">
            <ButtonLink href={forms.addEvidence}>Add evidence</ButtonLink>
          </p>
        )}
      </Section>
      <Section id="arguments-title" title="Counter-claims and arguments">
        <Items {...part} empty="Nobody argues about it yet.">
          {sheet.arguments.map((argument) => (
            <OwnArgumentItem key={argument.id} {...part} argument={argument} />
          ))}
        </Items>
        {isLive && (
          <p className="mt-5">
            <ButtonLink href={forms.argue()}>Add an argument</ButtonLink>
          </p>
        )}
      </Section>
      {isLive && (
        <Section id="retract-title" title="Take it out">
          <p className="meta mb-3 max-w-measure">
            Nothing more is asked of it where it is assigned. You can bring it back on this page.
          </p>
          <RetractOwn {...{ item, outcome }} label="Take the claim out" />
        </Section>
      )}
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  added: "The claim is kept. Add what speaks for it and against it.",
  evidence: "The evidence stands on the claim.",
  argument: "The argument stands on the claim.",
  revised: "The new wording is stored.",
  retracted: "It is taken out. It is still here, where you can bring it back.",
  restored: "It stands again.",
};

function Head({ sheet }: { sheet: OwnClaimSheet }) {
  const { class: inClass, sentence, kind } = sheet;
  return (
    <>
      <ClassTrail
        of={inClass}
        further={[
          { label: "Its own claims", href: ownClaimsPath(inClass.id) },
          { label: sentence },
        ]}
      />
      <h1>
        <WithMarks text={sentence} />
      </h1>
      <p className="meta mt-2">{`${kindWords[kind]}\u00a0· for this class alone`}</p>
    </>
  );
}

function Aside({ sheet: { assignments, before } }: { sheet: OwnClaimSheet }) {
  return (
    <>
      <AsideSection id="assigned-title" title="Assignments about it">
        {assignments.length === 0 ? (
          <p className="text-aside">None yet. Choose it where you make one.</p>
        ) : (
          <ul className="text-aside">
            {assignments.map(({ id, title }) => (
              <li key={id}>
                <a href={assignmentPath(id)}>{title}</a>
              </li>
            ))}
          </ul>
        )}
      </AsideSection>
      {before.length > 0 && (
        <AsideSection id="before-title" title="What it said before">
          <ol className="space-y-2 text-aside">
            {before.map((words, nth) => (
              <li key={nth}>
                <WithMarks text={words} />
              </li>
            ))}
          </ol>
        </AsideSection>
      )}
    </>
  );
}

function Items({ empty, children }: { empty: string; children: React.ReactNode[] }) {
  return children.length === 0 ? (
    <EmptyState>{empty}</EmptyState>
  ) : (
    <ul className="max-w-measure divide-y divide-rule">{children}</ul>
  );
}
