import { randomUUID } from "node:crypto";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { CitedPlainly } from "@/components/sources/cited-plainly";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import { withdrawAttestationAction } from "@/lib/evidence/actions";
import type { AttestSheet } from "@/lib/evidence/queries/attest-sheet";
import { placePath } from "@/lib/evidence/rules/paths";
import { AttestForm } from "./attest-form";
import { AttestedList } from "./attested-by";
import { QuotedExcerpt } from "./quoted-excerpt";

type Props = { sheet: AttestSheet; done: string | undefined; outcome: FormState };

/** The page on which somebody says that they transcribed words from the print, which the machine could not look up. */
export function AttestView(props: Props) {
  const { claimId, slug, sentence, given, givenCount } = props.sheet;
  const href = claimPath({ id: claimId, slug });
  return (
    <PageFrame
      head={
        <ClaimFormHead
          claim={{ id: claimId, slug, sentence }}
          step="Attest"
          title="Attest words from the print"
        >
          <p className="meta mt-2 max-w-measure">
            Some print may not be copied here, so no machine can look words up in it. They count
            once two people who did not add them have transcribed them, and the page says that it
            was people.
          </p>
        </ClaimFormHead>
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done(props)} words={DONE}>
          <a href={href}>Back to the claim</a>
        </DoneNotice>
        <Words sheet={props.sheet} />
        <Answer {...props} />
      </div>
      <Section id="given-title" title="Who transcribed it">
        {given.length === 0 ? (
          <EmptyState>Nobody has attested these words yet. It takes two people.</EmptyState>
        ) : (
          <AttestedList given={given} count={givenCount} />
        )}
      </Section>
    </PageFrame>
  );
}

const DONE = {
  attested: "Your word is stored. The claim’s page counts it within a second.",
  withdrawn: "Your word is withdrawn, and counts no more. You can give it again.",
};

// An address says what it likes: only what is so is said.
function done({ sheet: { mineId }, done: word }: Props): string | undefined {
  return word === (mineId ? "attested" : "withdrawn") ? word : undefined;
}

function Words({ sheet: { excerpt, language, source, locator } }: { sheet: AttestSheet }) {
  return (
    <section aria-labelledby="words-title" className="max-w-measure">
      <h2 id="words-title" className="font-sans text-aside font-[650] tracking-normal">
        The words, as they were added
      </h2>
      <blockquote className="mt-1.5" lang={language ?? undefined}>
        <QuotedExcerpt excerpt={excerpt} />
      </blockquote>
      <p className="meta mt-2">
        <CitedPlainly csl={source.csl} locator={locator} />
      </p>
    </section>
  );
}

/** One's own word and the way to take it back, why none is taken, or the form. */
function Answer({ sheet, outcome }: Props) {
  const { claimId, evidenceId, revisionId, mineId, answered, isOwn } = sheet;
  return (
    <>
      {answered && <Answered sheet={sheet} />}
      {isOwn && !answered && (
        <Notice outcome="refused" title="This is your own work.">
          You added these words, or worded them so: somebody else has to compare them with the
          print.
        </Notice>
      )}
      {mineId && (
        <ButtonForm
          id="withdraw"
          action={withdrawAttestationAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={{ claimId, attestationId: mineId }}
          summaryTitle="Your word was not withdrawn."
        >
          Withdraw my word
        </ButtonForm>
      )}
      {((!mineId && !isOwn && !answered) || outcome?.form === "attest") && (
        <AttestForm
          address={{ claimId, evidenceId, revisionId }}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      )}
    </>
  );
}

function Answered({ sheet }: { sheet: AttestSheet }) {
  const { claimId, evidenceId, answered, isMisplaced } = sheet;
  return (
    <Notice outcome="kept" title="There is a text to look in, so nobody’s word is taken.">
      <p>{answered}</p>
      {isMisplaced && <a href={placePath(claimId, evidenceId)}>Put the place right</a>}
    </Notice>
  );
}
