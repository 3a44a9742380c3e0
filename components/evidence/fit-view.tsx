import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { CitedPlainly } from "@/components/sources/cited-plainly";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Details } from "@/components/ui/details";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import { leaveFitAction, takeFitAction } from "@/lib/evidence/actions";
import type { FitSheet, FitStage } from "@/lib/evidence/queries/fit-sheet";
import { fitsPath, HOLD_MINUTES, isSameReading, type Fit } from "@/lib/evidence/rules";
import { sourcePath } from "@/lib/sources/rules";
import { FitForm } from "./fit-form";
import { HeldUntil } from "./held-until";
import { readingInWords } from "./reading-words";
import { ServesMany } from "./serves-many";
import { TakeNext } from "./take-next";
import { WordsAround } from "./words-around";

type Props = { sheet: FitSheet; done: string | undefined; outcome: FormState };

/**
 * The page on which somebody reads an excerpt on a claim, blind: it is made from a sheet that knows nothing of what the
 * adder says until the reader has said theirs.
 */
export function FitView({ sheet, done, outcome }: Props) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[
              { label: "Your account", href: "/account" },
              { label: "Second readings", href: fitsPath() },
              { label: "Read" },
            ]}
          />
          <h1>Read an excerpt</h1>
          <p className="lede max-w-measure">
            What do these words do for the claim? Say what you read, whatever others may read.
          </p>
        </>
      }
    >
      <div className="mt-7 space-y-7">
        <Read {...{ sheet, done, outcome }} />
        <Words sheet={sheet} />
        <Answer sheet={sheet} outcome={outcome} />
      </div>
    </PageFrame>
  );
}

function Words({ sheet }: { sheet: FitSheet }) {
  const { sentence, excerpt, language, locator, source, via, context, claimsServed } = sheet;
  return (
    <>
      <section aria-labelledby="claim-title" className="max-w-measure">
        <h2 id="claim-title" className="font-sans text-aside font-[650] tracking-normal">
          The claim
        </h2>
        <p className="mt-1.5">
          <WithMarks text={sentence} />
        </p>
      </section>
      <section aria-labelledby="words-title" className="max-w-measure">
        <h2 id="words-title" className="font-sans text-aside font-[650] tracking-normal">
          The words of the source
        </h2>
        <WordsAround {...{ excerpt, language, context }} />
        <p className="meta mt-2">
          {via && (
            <>
              <CitedPlainly csl={via.csl} />, as reported in{" "}
            </>
          )}
          <CitedPlainly csl={source.csl} locator={locator} />
        </p>
      </section>
      <ServesMany claims={claimsServed} />
    </>
  );
}

function Answer({ sheet, outcome }: { sheet: FitSheet; outcome: FormState }) {
  const { claimId, evidenceId, revisionId, via, hold, stage } = sheet;
  if (stage.kind !== "open") return null;
  const address = { claimId, evidenceId };
  if (hold && !hold.isMine)
    return (
      <Notice outcome="kept" title="Somebody is reading it just now.">
        <HeldUntil until={hold.until} />. <a href={fitsPath()}>Take another</a>
      </Notice>
    );
  const typed = outcome?.form === "fit";
  return (
    <>
      {hold && (
        <p className="meta">
          For you alone: <HeldUntil until={hold.until} />.
        </p>
      )}
      {(hold || typed) && (
        <FitForm
          address={{ ...address, revisionId }}
          reports={via !== null}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <ButtonForm
          id="take"
          action={takeFitAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={address}
          summaryTitle="It was not taken."
          look={hold || typed ? "plain" : "primary"}
        >
          {hold ? `Hold it for ${HOLD_MINUTES} minutes more` : "Take it"}
        </ButtonForm>
        {hold && (
          <ButtonForm
            id="leave"
            action={leaveFitAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={address}
            summaryTitle="It was not left."
          >
            Leave it
          </ButtonForm>
        )}
      </div>
      <Details summary="The claim’s page and the source’s page">
        <p className="max-w-measure text-aside">
          Both say how the adder reads these words. Look there after you have answered, so that your
          reading is your own: <Ways sheet={sheet} />
        </p>
      </Details>
    </>
  );
}

function Ways({ sheet: { claimId, slug, source } }: { sheet: FitSheet }) {
  return (
    <>
      <a href={claimPath({ id: claimId, slug })}>the claim</a>,{" "}
      <a href={sourcePath({ id: source.id, title: source.csl.title })}>the source</a>.
    </>
  );
}

/** What became of it, or why there is nothing to do. */
function Read({ sheet, done, outcome }: Props) {
  const { stage } = sheet;
  if (stage.kind === "open") return null;
  if (stage.kind !== "read")
    return (
      <Notice outcome="refused" title={WHY_NOT[stage.kind]}>
        <a href={fitsPath()}>Take another</a>
      </Notice>
    );
  return (
    <>
      <Notice outcome="done" title={done === "read" ? "Your reading is stored." : "You read this."}>
        <Compared {...stage} />
        <p className="mt-1">
          <Ways sheet={sheet} />
        </p>
      </Notice>
      <TakeNext outcome={outcome} />
    </>
  );
}

function Compared({ mine, adders, fit }: Extract<FitStage, { kind: "read" }>) {
  const isSame = isSameReading(mine, adders);
  return (
    <>
      <p>
        You read that it {readingInWords(mine)}.{" "}
        {isSame
          ? "So does whoever added it."
          : `Whoever added it reads that it ${readingInWords(adders)}.`}
      </p>
      <p className="mt-1">{WHAT_FOLLOWS[isSame && fit === "FIT" ? "fits" : fit]}</p>
    </>
  );
}

const WHAT_FOLLOWS: Record<"fits" | Fit, string> = {
  fits: "It fits, and may decide now.",
  FIT: "An editor looked at the two readings: it fits as it stands.",
  NOT_CHECKED: "It waits for a second reader.",
  DISPUTED: "It is disputed and decides nothing until an editor settles it.",
};

const WHY_NOT = {
  own: "This is your own work, or you accepted it: somebody else has to read it.",
  disputed: "Somebody has read it otherwise than its adder. An editor settles it now.",
};
